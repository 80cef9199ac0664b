#include "auth/device_code.hpp"

#include "auth/person_account.hpp"
#include "auth/token_endpoint.hpp"
#include "partnerctl/auth/interaction.hpp"
#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/json.hpp"
#include "partnerctl/core/text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace partnerctl::auth {
namespace {

using core::ErrorKind;
using std::chrono::seconds;

// RFC 8628, sections 3.2 and 3.5.
constexpr seconds k_interval{5};
constexpr seconds k_slower{5};
// Whatever a service says: longer waits are of no use to somebody who sits there.
constexpr seconds k_longest_interval{60};
constexpr seconds k_lifetime{900};
constexpr seconds k_longest_lifetime{3600};

// What the service gave for a person to enter elsewhere.
struct DeviceCode {
  core::Secret code{};
  // What the person is shown.
  std::string message{};
  seconds interval{};
  core::SteadyPoint expires{};
};

core::Error not_as_documented(std::string const& what) {
  return {.kind = ErrorKind::protocol,
          .message = "the sign-in service's device code answer " + what,
          .hint = "check that the cloud's authority is right and that no proxy answers for it"};
}

// As it came, but for what would move a cursor or colour a terminal; its lines stay lines.
std::string shown(std::string_view message) {
  auto lines = core::split(core::trim(message), '\n');
  for (auto& line : lines) {
    if (!line.empty() && line.back() == '\r') {
      line.pop_back();
    }
    line = core::printable(line);
  }
  return core::join(lines, "\n");
}

std::string message_of(core::Json const& body) {
  auto const page = core::string_at(body, "verification_uri");
  auto const code = core::string_at(body, "user_code");
  if (!page || !code || code->empty()) {
    throw not_as_documented("has no page or no code to enter there");
  }
  // Somebody is about to type a password into it.
  if (!is_safe_address(*page)) {
    throw not_as_documented("names a page that is not https");
  }
  auto const message = core::string_at(body, "message").value_or("");
  if (!core::trim(message).empty()) {
    return shown(message);
  }
  return "To sign in, open " + *page + " in a browser and enter the code " + core::printable(*code);
}

// A number of seconds of the answer; what is missing or makes no sense is the standard's.
seconds seconds_at(core::Json const& body, char const* name, seconds standard, seconds longest) {
  auto const number = core::number_at(body, name).value_or(0);
  return number <= 0 ? standard : seconds(std::min<long long>(number, longest.count()));
}

DeviceCode parse(http::Response const& response, core::Clock const& clock) {
  auto const body = core::parse_json(response.body);
  auto code = body ? core::string_at(*body, "device_code") : std::nullopt;
  if (!code || code->empty()) {
    throw not_as_documented("has no device code");
  }
  return {.code = core::Secret(*std::move(code)),
          .message = message_of(*body),
          .interval = seconds_at(*body, "interval", k_interval, k_longest_interval),
          .expires =
              clock.steady() + seconds_at(*body, "expires_in", k_lifetime, k_longest_lifetime)};
}

DeviceCode begin(TokenEndpoint const& endpoint, LogInOptions const& options, Means const& means) {
  // A code that got lost on the way is never entered: asking again costs nothing.
  PersonForm const asked{.tenant = tenant_of(options),
                         .endpoint = "devicecode",
                         .form = {{"client_id", options.client_id}, {"scope", scope_of(means)}},
                         .client_id = options.client_id,
                         .resend = http::Resend::safe,
                         .stop = options.stop};
  auto const response = endpoint.post(asked);
  if (response.status != 200) {
    throw endpoint.refusal(response, asked);
  }
  return parse(response, *means.clock);
}

PersonForm poll_form(DeviceCode const& device, LogInOptions const& options, Means const& means) {
  PersonForm form{.tenant = tenant_of(options),
                  .form = {{"grant_type", "urn:ietf:params:oauth:grant-type:device_code"},
                           {"client_id", options.client_id},
                           {"device_code", device.code.reveal()},
                           {"client_info", "1"},
                           {"scope", scope_of(means)}},
                  .client_id = options.client_id,
                  .deadline = device.expires,
                  .stop = options.stop};
  if (!options.claims.empty()) {
    form.form.emplace_back("claims", options.claims);
  }
  return form;
}

// What one try came to, when it brought no token.
enum class Wait { same, longer };

// How to go on after an answer that is no token; throws the error where there is nothing to wait
// for. Decides by OAuth's `error` alone.
Wait wait_after(http::Response const& response, TokenEndpoint const& endpoint,
                PersonForm const& form) {
  auto const body = core::parse_json(response.body);
  auto const error = body ? core::string_at(*body, "error").value_or("") : "";
  if (error == "authorization_pending") {
    return Wait::same;
  }
  if (error == "slow_down" || response.status == 429 || response.status >= 500) {
    return Wait::longer;
  }
  auto refusal = endpoint.refusal(response, form);
  // The standard's name for a person who declined; elsewhere it means a policy.
  if (error == "access_denied" && refusal.code == error) {
    refusal.hint = "sign in again: " + endpoint.login();
  }
  throw std::move(refusal);
}

core::Error expired(Means const& means, std::string const& last_fault) {
  return {.kind = ErrorKind::auth,
          .message = "the device code expired before anybody had signed in" +
                     (last_fault.empty() ? "" : "; the last try failed: " + last_fault),
          .hint = "sign in again: " + means.login,
          .cause = "device code wrong or expired",
          .code = "expired_token"};
}

// Asks until the person is done. What is lost on the way is asked again at the next turn: who sits
// at another screen cannot see that this one has given up.
TokenAnswer poll(TokenEndpoint const& endpoint, DeviceCode const& device, PersonForm const& form,
                 Means const& means) {
  auto interval = device.interval;
  std::string last_fault;
  while (true) {
    auto const left = std::chrono::ceil<core::Milliseconds>(device.expires - means.clock->steady());
    if (!means.clock->sleep_for(std::min<core::Milliseconds>(interval, left), form.stop)) {
      throw core::Error{.kind = ErrorKind::cancelled, .message = "the sign-in was cancelled"};
    }
    if (means.clock->steady() >= device.expires) {
      throw expired(means, last_fault);
    }
    auto const answer = core::attempt([&] { return endpoint.post(form); });
    if (answer && answer.value->status == 200) {
      return endpoint.token_in(*answer.value, form);
    }
    if (!answer && answer.error->kind != ErrorKind::network) {
      throw *answer.error;
    }
    last_fault = answer ? "" : answer.error->message;
    if (!answer || wait_after(*answer.value, endpoint, form) == Wait::longer) {
      interval = std::min(interval + k_slower, k_longest_interval);
    }
  }
}

} // namespace

PersonSignedIn sign_in_with_device_code(LogInOptions const& options, Means const& means) {
  TokenEndpoint const endpoint(means);
  auto const device = begin(endpoint, options, means);
  means.interaction->say(device.message);
  auto answer = poll(endpoint, device, poll_form(device, options, means), means);
  return person_signed_in(std::move(answer), options, means);
}

} // namespace partnerctl::auth

#include "auth/imds.hpp"

#include "partnerctl/core/attempt.hpp"

#include <algorithm>
#include <string_view>

namespace partnerctl::auth {
namespace {

using core::Milliseconds;
using std::chrono::seconds;

constexpr char const* k_host = "AZURE_POD_IDENTITY_AUTHORITY_HOST";
constexpr char const* k_link_local = "http://169.254.169.254";
constexpr char const* k_path = "/metadata/identity/oauth2/token";
// It is on the same machine, so it answers soon or is not there.
constexpr Milliseconds k_patience = seconds{10};
constexpr int k_more_tries_missing = 5;
constexpr Milliseconds k_updating = seconds{70};
constexpr Milliseconds k_longest_wait = seconds{16};

std::string endpoint(core::Environment const& environment) {
  auto host = environment.get(k_host).value_or(k_link_local);
  while (host.ends_with('/')) {
    host.pop_back();
  }
  return identity_endpoint(k_host, host + k_path);
}

// How long to wait after the given number of tries, the last of which had that status, `waited` in
// all; nullopt: no more.
std::optional<Milliseconds> wait_after(int status, int tries, Milliseconds waited) {
  auto const backoff =
      std::min<Milliseconds>(seconds{1LL << std::min(tries - 1, 10)}, k_longest_wait);
  if (status == 404 && tries <= k_more_tries_missing) {
    return backoff;
  }
  if (status == 410 && waited < k_updating) {
    return std::min(backoff, k_updating - waited);
  }
  return std::nullopt;
}

// What every service may answer (429, 5xx, no connection) is left to the ordinary retry inside.
http::Response patiently(http::Request const& message, Means const& means) {
  auto const begun = means.clock->steady();
  for (int tries = 1;; ++tries) {
    auto response = means.retry ? means.retry(message, means.send) : means.send(message);
    auto const now = means.clock->steady();
    auto const wait =
        wait_after(response.status, tries, std::chrono::duration_cast<Milliseconds>(now - begun));
    if (!wait || *wait >= message.deadline - now) {
      return response;
    }
    if (!means.clock->sleep_for(*wait, message.stop)) {
      throw core::Error{.kind = core::ErrorKind::cancelled,
                        .message = "stopped while waiting for the instance metadata service"};
    }
  }
}

core::Error absent(core::Error error) {
  error.message = "the instance metadata service (IMDS) cannot be reached: " + error.message;
  error.hint = "a managed identity is there on Azure resources only; elsewhere sign in another "
               "way (--auth)";
  return error;
}

} // namespace

IdentityService imds(std::optional<std::string> client_id, Means const& means) {
  IdentityServiceCall const call{.name = "the instance metadata service (IMDS)",
                                 .client_id = std::move(client_id)};
  return [call, url = endpoint(means.environment), means](TokenRequest const& asked) {
    auto message = identity_message(url, "2018-02-01", call, asked);
    message.headers.add("Metadata", "true");
    message.timeout = std::min(message.timeout, k_patience);
    auto response = core::attempt([&] { return patiently(message, means); });
    if (response) {
      return identity_answer(*response.value, call, means.clock->now());
    }
    bool const is_absent = response.error->kind == core::ErrorKind::network;
    throw is_absent ? absent(std::move(*response.error)) : std::move(*response.error);
  };
}

// Without the header Metadata, IMDS refuses, and so says that it is there.
bool is_imds_here(Means const& means) {
  http::Request const probe{.url = endpoint(means.environment) + "?api-version=2018-02-01",
                            .timeout = seconds{1}};
  auto answer = core::attempt([&] { return means.send(probe); });
  if (answer) {
    return true;
  }
  auto const kind = answer.error->kind;
  if (kind != core::ErrorKind::network && kind != core::ErrorKind::protocol) {
    throw std::move(*answer.error);
  }
  return false;
}

} // namespace partnerctl::auth

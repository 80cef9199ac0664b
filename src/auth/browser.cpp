#include "auth/browser.hpp"

#include "auth/browser_answer.hpp"
#include "auth/person_account.hpp"
#include "auth/pkce.hpp"
#include "auth/redirect_listener.hpp"
#include "auth/token_endpoint.hpp"
#include "partnerctl/auth/interaction.hpp"
#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/text.hpp"

#include <fmt/core.h>

#include <thread>

namespace partnerctl::auth {
namespace {

// One sign-in's own secrets, and where its answer goes.
struct Round {
  Pkce pkce = make_pkce();
  std::string state = random_text();
  std::string nonce = random_text();
  std::string redirect_uri{};
};

// How the answer comes back. A form keeps the code out of addresses, histories and referrers. But a
// person whose browser is on another machine has nothing but the address to carry it back: that
// browser ends at http://localhost:PORT, where it finds nobody, and must then show the code.
constexpr char const* k_form = "form_post";
constexpr char const* k_query = "query";

std::string authorize_url(LogInOptions const& options, Means const& means, Round const& round,
                          char const* response_mode) {
  http::Form query{{"client_id", options.client_id},
                   {"response_type", "code"},
                   {"redirect_uri", round.redirect_uri},
                   {"response_mode", response_mode},
                   {"scope", scope_of(means)},
                   {"state", round.state},
                   {"nonce", round.nonce},
                   {"code_challenge", round.pkce.challenge},
                   {"code_challenge_method", "S256"}};
  if (options.account.empty()) {
    // Who is signed in already in that browser need not be who is meant.
    query.emplace_back("prompt", "select_account");
  } else {
    query.emplace_back("login_hint", options.account);
  }
  if (!options.claims.empty()) {
    query.emplace_back("claims", options.claims);
  }
  return TokenEndpoint(means).url(tenant_of(options), "authorize") + "?" + http::form_encode(query);
}

void send_to_browser(LogInOptions const& options, Means const& means, Round const& round,
                     RedirectListener& listener) {
  auto& person = *means.interaction;
  bool const opened = person.open_browser(authorize_url(options, means, round, k_form));
  if (!opened) {
    listener.take_queries();
  }
  person.say(fmt::format(
      "{}\n\n{}\n\nThat browser ends at an address that begins with {}/ and may find nothing "
      "there: paste that whole address here.",
      opened
          ? "The sign-in has been opened in your browser. To sign in with a browser on another "
            "machine, open this there:"
          : "No browser could be opened here. Open this address in a browser, here or on another "
            "machine:",
      authorize_url(options, means, round, k_query), round.redirect_uri));
}

// Reads what the person pastes until it is the answer; what it lacks is said, and waited for again.
void read_pasted(Interaction& person, Round const& round, BrowserAnswerBox& box,
                 std::stop_token const& stop) {
  while (auto const line = person.typed_line(stop)) {
    if (core::trim(*line).empty()) {
      continue;
    }
    auto answer = read_browser_answer(pasted_form(*line), round.state);
    if (answer && answer->says_something()) {
      box.put(*std::move(answer));
      return;
    }
    person.say(fmt::format("That {}. Paste the whole address, from {}/ to its end.",
                           answer ? "holds no code"
                                  : "is not the answer to this sign-in (its state is missing or "
                                    "that of another one)",
                           round.redirect_uri));
  }
}

// Both ways end when one has brought the answer, and when there will be none.
BrowserAnswer wait_for_answer(LogInOptions const& options, Means const& means, Round const& round,
                              BrowserAnswerBox& box, std::chrono::milliseconds patience) {
  std::jthread const typing([&](std::stop_token const& stop) {
    auto const ended = core::attempt([&] {
      read_pasted(*means.interaction, round, box, stop);
      return true;
    });
    if (ended.error) {
      box.fail(*ended.error);
    }
  });
  if (auto answer = box.wait(options.stop, patience)) {
    return *std::move(answer);
  }
  throw core::Error{.kind = core::ErrorKind::auth,
                    .message = fmt::format("nobody signed in within {} minutes",
                                           patience / std::chrono::minutes{1}),
                    .hint = "sign in again: " + means.login +
                            "; without a browser on this machine, add --auth device-code",
                    .cause = "nobody signed in"};
}

PersonForm redemption(LogInOptions const& options, Means const& means, Round const& round,
                      core::Secret const& code) {
  PersonForm form{.tenant = tenant_of(options),
                  .form = {{"grant_type", "authorization_code"},
                           {"client_id", options.client_id},
                           {"code", code.reveal()},
                           {"redirect_uri", round.redirect_uri},
                           {"code_verifier", round.pkce.verifier.reveal()},
                           {"client_info", "1"},
                           {"scope", scope_of(means)}},
                  .client_id = options.client_id,
                  .stop = options.stop};
  if (!options.claims.empty()) {
    form.form.emplace_back("claims", options.claims);
  }
  return form;
}

TokenAnswer redeem(TokenEndpoint const& endpoint, BrowserAnswer const& answer,
                   PersonForm const& form) {
  if (!answer.refusal.error.empty()) {
    throw endpoint.refusal(answer.refusal, form);
  }
  if (answer.code.empty()) {
    throw core::Error{.kind = core::ErrorKind::protocol,
                      .message = "the sign-in ended with neither a code nor an error",
                      .hint = "check that the cloud's authority is a Microsoft Entra ID"};
  }
  return endpoint.token_in(endpoint.post(form), form);
}

} // namespace

PersonSignedIn sign_in_with_browser(LogInOptions const& options, Means const& means,
                                    std::chrono::milliseconds patience) {
  Round round;
  BrowserAnswerBox box;
  // It stays until the token is here, so that the page that it answers with gets through.
  RedirectListener listener(round.state, box);
  round.redirect_uri = listener.url();
  send_to_browser(options, means, round, listener);
  auto const answer = wait_for_answer(options, means, round, box, patience);
  TokenEndpoint const endpoint(means);
  auto token = redeem(endpoint, answer, redemption(options, means, round, answer.code));
  return person_signed_in(std::move(token), options, means, round.nonce);
}

} // namespace partnerctl::auth

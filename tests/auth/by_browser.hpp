#pragma once

#include "auth/browser.hpp"
#include "auth/people.hpp"
#include "partnerctl/http/transport.hpp"

#include <chrono>
#include <string>

namespace partnerctl::test {

// A browser that answers for the authority: posts a form to the redirect address.
class Browser {
public:
  http::Response post(std::string const& url, http::Form const& form) {
    return m_transport.send({.method = "POST",
                             .url = field(query_of(url), "redirect_uri"),
                             .headers = {{"Content-Type", "application/x-www-form-urlencoded"}},
                             .body = http::form_encode(form)});
  }
  http::Response open(std::string const& url) { return m_transport.send({.url = url}); }

private:
  http::Transport m_transport{{}};
};

inline std::string state_of(std::string const& url) {
  return field(query_of(url), "state");
}

// A person's sign-in with the browser of the system.
struct BySystem : SigningIn {
  Browser own{};

  BySystem() : SigningIn("browser") {}
  ~BySystem() { person.close_browser(); }
  BySystem(BySystem const&) = delete;
  BySystem& operator=(BySystem const&) = delete;

  // The token endpoint answers with the ID token that belongs to the address that was opened.
  void grant(std::string const& tenant = "organizations",
             core::Json const& claims = person_claims(), core::Json members = {}) {
    wire.on("POST", "/" + tenant + "/oauth2/v2.0/token", 200, person_answer(claims, members));
  }
  void answer_by_form(std::string const& code) {
    person.browser = [this, code](std::string const& url) {
      own.post(url, {{"code", code}, {"state", state_of(url)}});
    };
  }
  auth::PersonSignedIn sign_in(std::chrono::milliseconds patience = std::chrono::minutes{1}) {
    return auth::sign_in_with_browser(options, means(), patience);
  }
  http::Form redeemed() { return http::form_decode(wire.requests().at(0).body); }
};

// The address that a text tells to open elsewhere.
inline std::string shown_address(std::string const& text) {
  return address_in(text, std::string(k_authority) + "/");
}

} // namespace partnerctl::test

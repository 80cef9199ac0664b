#pragma once

#include "auth/sign_in_error.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/secret.hpp"
#include "partnerctl/http/url.hpp"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

namespace partnerctl::auth {

// What the authority says at the end of a sign-in in a browser (RFC 6749, section 4.1.2): a code,
// or a refusal whose error is set, or (out of order) neither.
struct BrowserAnswer {
  core::Secret code{};
  Refusal refusal{};

  bool says_something() const { return !code.empty() || !refusal.error.empty(); }
};

// nullopt for a form that is not the answer to the request with that state: anybody may send one to
// a port of this machine. A field that comes twice counts as missing.
std::optional<BrowserAnswer> read_browser_answer(http::Form const& form, std::string const& state);

// The fields of what a person pasted: a whole address, its query, its fragment, or a form.
http::Form pasted_form(std::string_view text);

// Where the first answer goes, from whichever thread it comes, and where it is waited for.
class BrowserAnswerBox {
public:
  // False when there is one already, and then it does nothing.
  bool put(BrowserAnswer answer);
  // Ends the wait with an error.
  void fail(core::Error error);
  // nullopt after the patience. Throws that error, and a cancelled one after a stop.
  std::optional<BrowserAnswer> wait(std::stop_token const& stop,
                                    std::chrono::milliseconds patience);

private:
  std::mutex m_mutex;
  std::condition_variable_any m_changed;
  std::optional<BrowserAnswer> m_answer;
  std::optional<core::Error> m_error;
};

} // namespace partnerctl::auth

#include "auth/browser_page.hpp"

#include "partnerctl/core/text.hpp"

#include <fmt/core.h>

namespace partnerctl::auth {
namespace {

std::string escaped(std::string_view text) {
  std::string result;
  for (char const c : text) {
    switch (c) {
    case '&':
      result += "&amp;";
      break;
    case '<':
      result += "&lt;";
      break;
    case '>':
      result += "&gt;";
      break;
    case '"':
      result += "&quot;";
      break;
    case '\'':
      result += "&#39;";
      break;
    default:
      result += c;
    }
  }
  return result;
}

http::Response page(int status, std::string_view title, std::string_view text) {
  return {.status = status,
          .headers = {{"Content-Type", "text/html; charset=utf-8"},
                      {"Cache-Control", "no-store"},
                      {"Content-Security-Policy", "default-src 'none'; base-uri 'none'; "
                                                  "form-action 'none'; frame-ancestors 'none'"},
                      // With response_mode=query the address holds the code.
                      {"Referrer-Policy", "no-referrer"},
                      {"X-Content-Type-Options", "nosniff"},
                      {"Connection", "close"}},
          .body = fmt::format("<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\">"
                              "<title>{0}</title></head>\n<body>\n<h1>{0}</h1>\n<p>{1}</p>\n"
                              "</body>\n</html>\n",
                              escaped(title), escaped(text))};
}

} // namespace

http::Response answered_page(BrowserAnswer const& answer) {
  if (!answer.code.empty()) {
    return page(200, "Back to partnerctl",
                "The sign-in has reached partnerctl. You can close this window and go on in the "
                "terminal.");
  }
  auto const sentence = sentence_of(answer.refusal.description);
  auto const& what = sentence.empty() ? core::printable(answer.refusal.error) : sentence;
  return page(200, "Sign-in failed",
              (what.empty() ? "The answer holds no code" : what) +
                  ". You can close this window; the terminal says what to do.");
}

http::Response refused_page(int status, std::string const& text) {
  return page(status, "Not the answer to a sign-in", text);
}

} // namespace partnerctl::auth

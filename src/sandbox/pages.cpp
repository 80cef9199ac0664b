#include "sandbox/pages.hpp"

#include "partnerctl/core/base64.hpp"
#include "partnerctl/sandbox/sandbox.hpp"
#include "sandbox/digest.hpp"

#include <fmt/core.h>

namespace partnerctl::sandbox {
namespace {

constexpr int k_ok = 200;
constexpr std::string_view k_style =
    "body{font:1.125rem/1.5 system-ui,sans-serif;max-width:32rem;margin:3rem auto;padding:0 1rem;"
    "color:#1b1b1b;background:#fff}"
    "label{display:block;margin-top:1rem}"
    "input,button{font:inherit;padding:.5rem .75rem;margin:.25rem .5rem .25rem "
    "0;min-height:2.75rem}"
    "[role=alert]{border-left:.25rem solid #a80000;padding-left:.75rem}";

// script_nonce: that of the page's one script; empty: it has none.
http::Response page(int status, std::string const& title, std::string const& main,
                    std::string const& script_nonce = "") {
  // A form may be sent to us and, by way of our redirect, to an application on this machine.
  auto policy = std::string("default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; "
                            "frame-ancestors 'none'; form-action 'self' http://localhost:*");
  if (!script_nonce.empty()) {
    policy += "; script-src 'nonce-" + script_nonce + "'";
  }
  return {.status = status,
          .headers = {{"Content-Type", "text/html; charset=utf-8"},
                      {"Cache-Control", "no-store, no-cache"},
                      {"Content-Security-Policy", policy},
                      {"X-Content-Type-Options", "nosniff"},
                      {"Referrer-Policy", "strict-origin-when-cross-origin"}},
          .body = fmt::format("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
                              "<meta charset=\"utf-8\">\n"
                              "<meta name=\"viewport\" content=\"width=device-width\">\n"
                              "<title>{0}</title>\n<style>{1}</style>\n</head>\n<body>\n<main>\n"
                              "<h1>{0}</h1>\n{2}</main>\n</body>\n</html>\n",
                              escape_html(title), k_style, main)};
}

std::string alert(std::string const& note) {
  return note.empty() ? std::string()
                      : fmt::format("<p role=\"alert\">{}</p>\n", escape_html(note));
}

std::string button(std::string_view action, std::string const& label) {
  return fmt::format("<button type=\"submit\" name=\"action\" value=\"{}\">{}</button>\n", action,
                     escape_html(label));
}

} // namespace

std::string escape_html(std::string_view text) {
  std::string escaped;
  for (char const letter : text) {
    switch (letter) {
    case '&':
      escaped += "&amp;";
      break;
    case '<':
      escaped += "&lt;";
      break;
    case '>':
      escaped += "&gt;";
      break;
    case '"':
      escaped += "&quot;";
      break;
    case '\'':
      escaped += "&#39;";
      break;
    default:
      escaped += letter;
    }
  }
  return escaped;
}

http::Response notice_page(int status, std::string const& title, std::string const& text) {
  return page(status, title, fmt::format("<p>{}</p>\n", escape_html(text)));
}

http::Response sign_in_page(std::string const& tenant_name, std::string const& client_id,
                            std::string const& target, std::string const& note) {
  auto const form = fmt::format(
      "{}<p>The application <code>{}</code> asks to sign you in. This is the sandbox of "
      "partnerctl: nothing here is real.</p>\n<form method=\"post\" action=\"{}\">\n{}{}"
      "</form>\n",
      alert(note), escape_html(client_id), escape_html(target),
      button("sign-in", fmt::format("Sign in as {}", k_user_name)), button("cancel", "Cancel"));
  return page(k_ok, "Sign in to " + tenant_name, form);
}

http::Response hand_over_page(std::string const& redirect_uri, http::Form const& fields) {
  constexpr std::size_t k_nonce_size = 16;
  auto const nonce = core::base64url(random_bytes(k_nonce_size));
  std::string inputs;
  for (auto const& [name, value] : fields) {
    inputs += fmt::format("<input type=\"hidden\" name=\"{}\" value=\"{}\">\n", escape_html(name),
                          escape_html(value));
  }
  auto const form = fmt::format("<p>You are sent back to the application.</p>\n"
                                "<form id=\"answer\" method=\"post\" action=\"{}\">\n{}"
                                "<button type=\"submit\">Continue</button>\n</form>\n"
                                "<script nonce=\"{}\">addEventListener('load',function(){{"
                                "document.getElementById('answer').submit()}})</script>\n",
                                escape_html(redirect_uri), inputs, nonce);
  return page(k_ok, "Back to the application", form, nonce);
}

http::Response device_page(int status, std::string const& user_code, std::string const& note) {
  auto const form = fmt::format(
      "{}<p>Approve only a code that a program of yours shows at this moment. This is the sandbox "
      "of partnerctl: nothing here is real.</p>\n<form method=\"post\" action=\"{}\">\n"
      "<label for=\"user_code\">Code</label>\n"
      "<input id=\"user_code\" name=\"user_code\" value=\"{}\" required autocomplete=\"off\" "
      "autocapitalize=\"characters\" spellcheck=\"false\">\n<p>\n{}{}</p>\n</form>\n",
      alert(note), k_device_login_path, escape_html(user_code),
      button("approve", fmt::format("Sign in as {}", k_user_name)), button("decline", "Decline"));
  return page(status, "Enter the code of your device", form);
}

} // namespace partnerctl::sandbox

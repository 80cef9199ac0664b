#include "partnerctl/output/html.hpp"

#include "output/formats.hpp"
#include "partnerctl/core/base64.hpp"
#include "partnerctl/core/digest.hpp"

#include <ostream>

namespace partnerctl::output {
namespace {

std::string_view reference_for(char c) {
  switch (c) {
  case '&':
    return "&amp;";
  case '<':
    return "&lt;";
  case '>':
    return "&gt;";
  case '"':
    return "&quot;";
  case '\'':
    return "&#39;";
  default:
    return {};
  }
}

// As a content security policy names an inline style or script: by the hash of its very bytes.
std::string source_of(std::string_view code) {
  return code.empty() ? "'none'" : "'sha256-" + core::base64(core::sha256(code)) + "'";
}

// No image, font, frame, connection or form: what is not named is refused by default-src.
std::string policy_of(HtmlPage const& page) {
  return "default-src 'none'; style-src " + source_of(page.style) + "; script-src " +
         source_of(page.script) + "; base-uri 'none'; form-action 'none'";
}

} // namespace

std::string html_text(std::string_view text) {
  auto const line = one_line(text);
  std::string result;
  result.reserve(line.size());
  for (char const c : line) {
    auto const reference = reference_for(c);
    if (reference.empty()) {
      result += c;
    } else {
      result += reference;
    }
  }
  return result;
}

std::string html_beginning(std::string_view kind) {
  return "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
         "<meta name=\"generator\" content=\"partnerctl " +
         std::string(kind) + "\">\n";
}

void write_html_page(HtmlPage const& page, std::ostream& out) {
  out << html_beginning(page.kind) << "<meta http-equiv=\"Content-Security-Policy\" content=\""
      << policy_of(page) << "\">\n"
      << "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      << "<meta name=\"color-scheme\" content=\"light dark\">\n"
      << "<meta name=\"referrer\" content=\"no-referrer\">\n"
      << "<title>" << html_text(page.title) << "</title>\n";
  if (!page.style.empty()) {
    out << "<style>" << page.style << "</style>\n";
  }
  out << "</head>\n<body>\n";
  if (page.body) {
    page.body(out);
  }
  if (!page.script.empty()) {
    out << "<script>" << page.script << "</script>\n";
  }
  out << "</body>\n</html>\n";
  out.flush();
}

} // namespace partnerctl::output

#include "partnerctl/core/base64.hpp"
#include "partnerctl/core/digest.hpp"
#include "partnerctl/output/html.hpp"
#include "support/hostile_texts.hpp"

#include <catch2/catch.hpp>

#include <ostream>
#include <sstream>

using namespace partnerctl;
using Catch::Matchers::Contains;
using output::html_text;

namespace {

std::string page_of(output::HtmlPage const& page) {
  std::ostringstream out;
  output::write_html_page(page, out);
  return out.str();
}

} // namespace

TEST_CASE("What HTML gives a meaning to is written as a reference, in text and attributes alike") {
  CHECK(html_text("<b a=\"1\" c='2'>&amp;") == "&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;amp;");
  CHECK(html_text("Käse 株式会社 🚀 `${x}`") == "Käse 株式会社 🚀 `${x}`");
  CHECK(html_text("").empty());
}

TEST_CASE("Controls, overrides and what is not UTF-8 are made visible in HTML") {
  CHECK(html_text("a\x1b[1m\xE2\x80\xAE"
                  "b\xFF") == "a\xEF\xBF\xBD[1m\xEF\xBF\xBD"
                              "b\xEF\xBF\xBD");
  CHECK(html_text(std::string("a\0b", 3)) == "a\xEF\xBF\xBD"
                                             "b");
  CHECK(html_text(" first\r\n\tsecond \n") == "first second");
}

TEST_CASE("No hostile text leaves a bracket or a quote behind") {
  for (auto const& text : test::hostile_texts()) {
    INFO(text);
    CHECK(html_text(text).find_first_of("<>\"'") == std::string::npos);
  }
}

TEST_CASE("A page forbids itself everything but its own style and script") {
  std::string const style = "p { color: red; }";
  std::string const script = "var a = 1;";
  auto const html = page_of({.title = "T", .style = style, .script = script});
  auto const hash = [](std::string const& code) {
    return "'sha256-" + core::base64(core::sha256(code)) + "'";
  };
  CHECK_THAT(html, Contains("http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                            "style-src " +
                            hash(style) + "; script-src " + hash(script) +
                            "; base-uri 'none'; form-action 'none'\""));
  CHECK_THAT(html, Contains("<style>" + style + "</style>") &&
                       Contains("<script>" + script + "</script>"));
}

TEST_CASE("A page without script may run none") {
  auto const html = page_of({.title = "T", .style = "p{}"});
  CHECK_THAT(html, Contains("script-src 'none'") && !Contains("<script"));
}

TEST_CASE("A page says its language, its encoding and its escaped title, and holds its body") {
  auto const html = page_of(
      {.title = "A <b> & \"c\"\n", .body = [](std::ostream& out) { out << "<p>body</p>\n"; }});
  CHECK(
      html.starts_with("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"));
  CHECK_THAT(html, Contains("<title>A &lt;b&gt; &amp; &quot;c&quot;</title>") &&
                       Contains("<body>\n<p>body</p>\n</body>\n</html>\n"));
}

TEST_CASE("A page says at its beginning who made it and what it is, whatever else it says") {
  auto const generator = "<meta name=\"generator\" content=\"partnerctl walk\">\n";
  CHECK_THAT(output::html_beginning("walk"), Catch::Matchers::EndsWith(generator));
  for (auto const* title : {"One", "Another"}) {
    auto const html = page_of({.kind = "walk", .title = title});
    CHECK(html.starts_with(output::html_beginning("walk")));
    CHECK_FALSE(html.starts_with(output::html_beginning("report")));
  }
}

#include "output/html_style.hpp"
#include "output/html_walk_script.hpp"
#include "output/html_walk_style.hpp"
#include "output/walk_sample.hpp"
#include "partnerctl/output/html.hpp"
#include "partnerctl/output/walk_page.hpp"
#include "support/fixtures.hpp"
#include "support/hostile_texts.hpp"

#include <catch2/catch.hpp>

#include <regex>

using namespace partnerctl;
using Catch::Matchers::Contains;

namespace {

std::size_t count(std::string const& text, std::string const& part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++found;
  }
  return found;
}

// What is within <body>, without the script, which is ours.
std::string body_of(std::string const& html) {
  auto const begin = html.find("<body>");
  return html.substr(begin, html.find("<script>") - begin);
}

std::string step_with(output::WalkStep const& step) {
  return body_of(test::written(output::WalkPage{.title = "T", .steps = {step}}));
}

} // namespace

TEST_CASE("A walk is this page") {
  CHECK(test::differs_from_golden("output/walk_page.html", test::written(test::walk_page())) == "");
}

TEST_CASE("A walk refers to nothing but the portal and the files beside it") {
  auto const html = test::written(test::walk_page());
  std::regex const address("\\s(src|href|action|style|on[a-z]+)=\"([^\"]*)\"");
  std::vector<std::string> found;
  for (std::sregex_iterator at(html.begin(), html.end(), address), end; at != end; ++at) {
    found.push_back((*at)[2]);
  }
  CHECK(found == std::vector<std::string>{"https://partner.example/claims?a=1&amp;b=2",
                                          "proofs/sow.pdf", "proofs/sow%202.pdf"});
  CHECK(count(html, " target=\"_blank\" rel=\"noopener noreferrer\">") == found.size());
  CHECK(count(html, "https:") == 1);
  CHECK_THAT(html,
             !Contains("http:") && !Contains("@import") && !Contains("url(") && !Contains("<link"));
}

TEST_CASE("A hostile text in every place of a walk adds no element, attribute or script") {
  auto const harmless = body_of(test::written(test::walk_page_of("harmless")));
  for (auto const& text : test::hostile_texts()) {
    auto page = test::walk_page_of(text);
    // Of one step each: where they lead is a matter of its own.
    page.link.url = page.steps[0].files[0].path = "https://partner.example/harmless";
    auto like = test::walk_page_of("harmless");
    like.link.url = like.steps[0].files[0].path = page.link.url;
    auto const html = body_of(test::written(page));
    auto const wanted = body_of(test::written(like));
    INFO(text << '\n' << html);
    for (auto const* sign : {"<", ">", "\""}) {
      CHECK(count(html, sign) == count(wanted, sign));
    }
    CHECK(count(html, output::html_text(text)) == count(wanted, "harmless") - 2);
  }
}

TEST_CASE("A hostile address is shown and leads nowhere") {
  for (auto const& text : test::hostile_texts()) {
    auto const html = body_of(test::written(
        output::WalkPage{.title = "T",
                         .link = {"Open", text},
                         .steps = {{.number = 1, .says = "S", .files = {{"../" + text}}}}}));
    INFO(text << '\n' << html);
    CHECK(count(html, "<a ") == 0);
    CHECK_THAT(html, Contains(output::html_text(text)));
  }
}

TEST_CASE("A hostile value stands once, and adds no element and no attribute") {
  auto const plain = step_with({.number = 1, .says = "S", .values = {{"L", "type", "x"}}});
  for (auto const& text : test::hostile_texts()) {
    auto const html = step_with({.number = 1, .says = "S", .values = {{"L", "type", text}}});
    auto const small = count(html, "<small>");
    INFO(text << '\n' << html);
    CHECK(count(html, "<") == count(plain, "<") + 2 * small);
    CHECK(count(html, "\"") == count(plain, "\""));
  }
}

TEST_CASE("A walk's style and script end where they should") {
  for (auto const code : {output::k_html_walk_style, output::k_html_walk_script}) {
    CHECK(code.find("</") == std::string_view::npos);
    CHECK(code.find("<!--") == std::string_view::npos);
  }
  CHECK(output::k_html_walk_script.find("innerHTML =") == std::string_view::npos);
}

TEST_CASE("A value stands as it is beside a button that is named after it") {
  CHECK_THAT(
      step_with({.number = 6, .says = "S", .values = {{"Claim name", "type", " a\n\"b\" "}}}),
      Contains("<dt>Claim name <span class=\"how\">type</span></dt><dd><code class=\"exact\"> "
               "a&#10;&quot;b&quot; </code><button class=\"copy\" type=\"button\" hidden><span>Copy"
               "</span><span class=\"unseen\"> Claim name</span></button></dd>"));
}

TEST_CASE("What is left out of a value is said beside it, and only then") {
  output::WalkStep step{.number = 1, .says = "S", .values = {{"L", "", "a\x1b"}}};
  CHECK_THAT(step_with(step), Contains("cannot be seen are left out"));
  step.values[0].value = "a\r\n\t";
  CHECK_THAT(step_with(step), !Contains("left out"));
}

TEST_CASE("A value that is not there, or is only to be read, has no button") {
  auto const html = step_with(
      {.number = 1, .says = "S", .values = {{"A", "type", ""}, {"B", "", "tick it", false}}});
  CHECK_THAT(html, Contains("<dd class=\"absent\">not given</dd>") &&
                       Contains("<dt>B</dt><dd class=\"told\">tick it</dd>") &&
                       !Contains("<button"));
}

TEST_CASE("A step has its own number, and its box too") {
  auto const html = step_with({.number = 17, .says = "Add them"});
  CHECK_THAT(html, Contains("<span class=\"nth\">17</span> <bdi>Add them</bdi></h2>") &&
                       Contains("<span class=\"unseen\">Step 17 </span>Done</span></label>") &&
                       Contains("max=\"1\"") && Contains("0 of 1 steps done"));
  CHECK_THAT(html, !Contains("<dl>") && !Contains("<ul"));
}

TEST_CASE("A walk without steps or a link has neither") {
  auto const html = body_of(test::written(output::WalkPage{.title = "T"}));
  CHECK_THAT(html, !Contains("<ol") && !Contains("<a ") && !Contains("progress") &&
                       !Contains("class=\"lead\"") && !Contains("<ul"));
}

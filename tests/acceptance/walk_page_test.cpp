// The walk through the portal as a person has it: a file on a disk, opened in a real browser, and
// each value pressed and pasted elsewhere.

#include "acceptance/opened_walk.hpp"
#include "support/hostile_texts.hpp"
#include "support/process.hpp"

#include <catch2/catch.hpp>
#include <fmt/core.h>
#include <nlohmann/json.hpp>

using namespace partnerctl;
using Catch::EndsWith;
using Catch::StartsWith;
using test::Chromium;
using test::copied_values;
using test::long_walk;
using test::OpenedWalk;
using Texts = std::vector<std::string>;

namespace {

void check_each_copy(OpenedWalk& page) {
  auto const& values = copied_values();
  for (std::size_t i = 0; i < values.size(); ++i) {
    INFO("value " << i << ": " << values[i].value.substr(0, 100));
    page.copy(i);
    auto const says = fmt::format("Copied Value {}", i + 103);
    CHECK(page.heard() == Texts{says, says});
    CHECK(page.pasted() == values[i].expected);
  }
}

// The text in every place that takes one.
output::WalkPage hostile_walk() {
  auto const& texts = test::hostile_texts();
  output::WalkPage page{
      .title = texts[1], .lead = texts, .notes = texts, .link = {texts[0], texts[5]}};
  for (auto const& text : texts) {
    page.steps.push_back({.number = 1,
                          .says = text,
                          .values = {{text, text, text}, {text, text, text, false}},
                          .files = {{text, text}, {"proofs/" + text, text}},
                          .notes = {text}});
  }
  return page;
}

} // namespace

TEST_CASE("each value of a walk is pasted as it was written, and nothing is asked for",
          "[browser]") {
  if (!Chromium::is_possible()) {
    return;
  }
  OpenedWalk page(long_walk());
  CHECK(page.browser.title() == "C-0042: Contoso rollout");
  check_each_copy(page);
  CHECK(page.browser.requests() == Texts{page.address});
  CHECK(page.browser.console().empty());
}

TEST_CASE("each value is copied as well where a page has no clipboard, or may not write to it",
          "[browser]") {
  if (!Chromium::is_possible()) {
    return;
  }
  OpenedWalk page(long_walk());
  auto& browser = page.browser;
  for (auto const* clipboard :
       {"undefined", "{ writeText: () => Promise.reject(new Error('no')) }"}) {
    INFO(clipboard);
    browser.evaluate(fmt::format(
        "Object.defineProperty(navigator, 'clipboard', {{ value: {}, configurable: true }})",
        clipboard));
    check_each_copy(page);
  }
  // The field that it took is gone, and the focus is where it was.
  page.copy(0);
  page.heard();
  CHECK(browser.evaluate("return document.querySelectorAll('textarea').length") == 0);
  CHECK_THAT(page.focus(), StartsWith("unseen BUTTON") && EndsWith("Value 103"));
  CHECK(browser.console().empty());
}

TEST_CASE("a value that cannot be copied is selected, and the page says so", "[browser]") {
  if (!Chromium::is_possible()) {
    return;
  }
  OpenedWalk page(long_walk());
  auto& browser = page.browser;
  page.copy(0);
  page.heard();
  browser.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined });"
                   "document.execCommand = () => { throw new Error('no'); }");
  page.copy(1);
  CHECK(page.heard() == Texts{"Not copied: Value 104. It is selected, copy it with the keyboard.",
                              "Press Ctrl+C Value 104"});
  browser.key_with(Chromium::k_control, "c");
  CHECK(page.pasted() == copied_values()[1].expected);
  CHECK(browser.console().empty());
}

TEST_CASE("a button says for a moment that it has copied", "[browser]") {
  if (!Chromium::is_possible()) {
    return;
  }
  OpenedWalk page(long_walk());
  CHECK(page.button(0) == "Copy Value 103");
  page.copy(0);
  CHECK(page.heard() == Texts{"Copied Value 103", "Copied Value 103"});
  page.copy(1);
  CHECK(page.heard() == Texts{"Copied Value 104", "Copied Value 104"});
  CHECK(page.button(0) == "Copy Value 103");
  CHECK(test::comes_true([&] { return page.button(1) == "Copy Value 104"; }));
  CHECK(page.browser.evaluate("return document.getElementById('said').textContent") == "");
}

TEST_CASE("hostile names have no effect in a walk", "[browser]") {
  if (!Chromium::is_possible()) {
    return;
  }
  OpenedWalk page(hostile_walk());
  auto& browser = page.browser;
  for (std::size_t i = 0; i < test::hostile_texts().size(); ++i) {
    page.copy(i);
    page.heard();
  }
  browser.evaluate("for (const e of document.querySelectorAll('*')) {"
                   "  e.dispatchEvent(new MouseEvent('mouseover', { bubbles: true })); e.focus?.();"
                   "}");
  CHECK(browser.evaluate("return typeof window.harmed") == "undefined");
  CHECK(browser.evaluate("return document.querySelectorAll('img, iframe, object, form, svg, table,"
                         " body style').length") == 0);
  CHECK(browser.evaluate("return document.scripts.length") == 1);
  CHECK(browser.evaluate("return [...document.querySelectorAll('*')].flatMap(e => "
                         "[...e.attributes]).filter(a => /^(on|src|style)/.test(a.name))"
                         ".length") == 0);
  // What leads anywhere leads into the folder.
  CHECK(browser.evaluate("return [...document.querySelectorAll('[href]')].filter(a =>"
                         " !a.href.startsWith(new URL('.', location).href)).length") == 0);
  CHECK(browser.evaluate("return document.querySelector('h2 bdi').textContent") ==
        test::hostile_texts()[0]);
  CHECK(browser.requests() == Texts{page.address});
  CHECK(browser.console().empty());
}

TEST_CASE("a walk without script has everything but its buttons", "[browser]") {
  if (!Chromium::is_possible()) {
    return;
  }
  OpenedWalk page(long_walk());
  auto& browser = page.browser;
  browser.allow_scripts(false);
  browser.open(page.address);
  CHECK(browser.evaluate("return [...document.querySelectorAll('button, progress, #count')]"
                         ".filter(e => e.getClientRects().length > 0).length") == 0);
  Texts shown;
  for (auto const& value : copied_values()) {
    shown.push_back(value.expected);
  }
  CHECK(browser
            .evaluate("return [...document.querySelectorAll('.exact')]"
                      ".filter(e => e.getClientRects().length > 0).map(e => e.textContent)")
            .get<Texts>() == shown);
  // A value is selected by a click, and a step ticked off.
  browser.click(".exact");
  browser.key_with(Chromium::k_control, "c");
  browser.click(".done input");
  CHECK(browser.evaluate("return document.querySelector('.done input').checked") == true);
  browser.allow_scripts(true);
  browser.open(page.address);
  CHECK(page.pasted() == copied_values()[0].expected);
}

TEST_CASE("the files of a walk are those beside it", "[browser]") {
  if (!Chromium::is_possible()) {
    return;
  }
  OpenedWalk page(long_walk());
  auto& browser = page.browser;
  auto const file = browser.evaluate("return document.querySelector('.files a').href");
  CHECK(file == "file://" + page.folder.path() + "/proofs/sow.txt");
  browser.open(file.get<std::string>());
  CHECK(browser.text() == "Signed by Contoso.");
}

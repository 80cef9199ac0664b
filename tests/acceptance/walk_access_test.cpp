// The walk for whoever has no mouse, does not see it, sees it badly, or has it on paper or on a
// telephone.

#include "acceptance/opened_walk.hpp"
#include "acceptance/page_inspection.hpp"
#include "partnerctl/core/base64.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace partnerctl;
using test::Chromium;
using test::copied_values;
using test::long_walk;
using test::OpenedWalk;
using Texts = std::vector<std::string>;

TEST_CASE("a walk can be used with the keyboard alone", "[browser]") {
  if (!Chromium::is_possible()) {
    return;
  }
  OpenedWalk page(long_walk());
  auto& browser = page.browser;
  auto const tab = [&] {
    browser.key(Chromium::k_tab);
    return page.focus();
  };
  auto const progress = [&] {
    return browser.evaluate("return document.getElementById('count').innerText");
  };
  auto const all = std::to_string(long_walk().steps.size());
  CHECK(tab() == "A Open the portal");
  CHECK(tab() == "INPUT Step 1 Done");
  CHECK(progress() == "0 of " + all + " steps done");
  browser.key(Chromium::k_space);
  CHECK(progress() == "1 of " + all + " steps done");
  CHECK(browser.evaluate("return document.getElementById('bar').value") == 1);
  CHECK(tab() == "INPUT Step 17 Done");
  CHECK(tab() == "A proofs/sow.txt");
  CHECK(tab() == "INPUT Step 18 Done");
  CHECK(tab() == "INPUT Step 103 Done");
  CHECK(tab() == "BUTTON Copy Value 103");
  page.listen();
  browser.key(Chromium::k_enter);
  CHECK(page.heard().front() == "Copied Value 103");
  CHECK_THAT(page.focus(), Catch::StartsWith("BUTTON") && Catch::EndsWith("Value 103"));
  CHECK(page.pasted() == copied_values()[0].expected);
  CHECK(tab() == "INPUT Step 104 Done");
  CHECK(tab() == "BUTTON Copy Value 104");
  browser.key(Chromium::k_space);
  CHECK(page.heard().front() == "Copied Value 104");
  CHECK(page.pasted() == copied_values()[1].expected);
  // Back up from the end, nothing is behind what stays at the top.
  browser.evaluate("[...document.querySelectorAll('.copy')].at(-1).focus()");
  for (int i = 0; i < 30; ++i) {
    browser.key_with(Chromium::k_shift, Chromium::k_tab);
    CHECK_THAT(page.focus(), !Catch::Contains("hidden"));
  }
  // Ticked off by mistake.
  browser.click(".done input");
  CHECK(progress() == "0 of " + all + " steps done");
}

TEST_CASE("what is ticked off in a walk is forgotten with the window", "[browser]") {
  if (!Chromium::is_possible()) {
    return;
  }
  OpenedWalk page(long_walk());
  auto& browser = page.browser;
  browser.click(".done input");
  CHECK(browser.evaluate("return document.querySelectorAll('.done input:checked').length") == 1);
  // Elsewhere and back again, a browser fills in again what was filled in.
  browser.open("about:blank");
  browser.back();
  browser.await_title("C-0042: Contoso rollout");
  CHECK(browser.evaluate("return document.querySelectorAll('.done input:checked').length") == 0);
  CHECK(browser.evaluate("return localStorage.length + sessionStorage.length") == 0);
}

TEST_CASE("a walk tells assistive technology what everything is", "[browser]") {
  if (!Chromium::is_possible()) {
    return;
  }
  OpenedWalk page(long_walk());
  auto& browser = page.browser;
  CHECK(browser.accessible(".open") == "link Open the portal");
  CHECK(browser.accessible(".copy") == "button Copy Value 103");
  CHECK(browser.accessible(".done input") == "checkbox Step 1 Done");
  CHECK(browser.accessible(".files a") == "link proofs/sow.txt");
  CHECK(browser.accessible("#bar") == "progressbar Steps done");
  CHECK(browser.accessible("#count").starts_with("status"));
  CHECK(browser.accessible("#said").starts_with("status"));
  CHECK(browser.accessible("h2") == "heading 1 Select Incentives");
  CHECK(browser.accessible(".steps").starts_with("list"));
  CHECK(browser.accessible(".step").starts_with("listitem"));
  CHECK(browser.evaluate("return document.documentElement.lang") == "en");
}

TEST_CASE("every text of a walk stands out enough, light and dark", "[browser]") {
  if (!Chromium::is_possible()) {
    return;
  }
  OpenedWalk page(long_walk());
  auto& browser = page.browser;
  std::vector<std::string> shots;
  for (auto const* scheme : {"light", "dark"}) {
    INFO(scheme);
    browser.emulate("screen", scheme);
    CHECK(browser.evaluate(test::k_low_contrasts).get<Texts>() == Texts{});
    browser.click(".done input");
    page.copy(0);
    page.heard();
    CHECK(browser.evaluate(test::k_low_contrasts).get<Texts>() == Texts{});
    shots.push_back(browser.screenshot());
  }
  CHECK(shots[0] != shots[1]);
  browser.open("about:blank");
  for (auto const& png : shots) {
    CHECK(browser.evaluate(test::k_colours_of_png, {core::base64(png)}) > 50);
  }
}

TEST_CASE("a walk fits a telephone and a sheet of paper", "[browser]") {
  if (!Chromium::is_possible()) {
    return;
  }
  OpenedWalk page(long_walk());
  auto& browser = page.browser;
  auto const width = [&] {
    return browser.evaluate("return document.documentElement.scrollWidth");
  };
  browser.resize(500, 800);
  CHECK(browser.evaluate("return innerWidth") <= 500);
  CHECK(width() <= browser.evaluate("return innerWidth"));
  browser.emulate("print", "dark");
  // A4 without its margins is 680 pixels; a scroll bar is not printed.
  browser.resize(695, 800);
  CHECK(width() <= 680);
  CHECK(browser.evaluate("return [...document.querySelectorAll('button, progress, #count')]"
                         ".filter(e => e.getClientRects().length > 0).length") == 0);
  CHECK(browser
            .evaluate("return getComputedStyle(document.querySelector('.open'), '::after')"
                      ".content")
            .get<std::string>()
            .find("https://partner.example/claims?a=1&b=2") != std::string::npos);
  CHECK(browser.evaluate("return getComputedStyle(document.body).color") == "rgb(26, 32, 39)");
}

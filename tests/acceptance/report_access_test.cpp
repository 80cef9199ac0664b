// The report for whoever has no mouse, does not see it, or sees it badly.

#include "acceptance/opened_report.hpp"
#include "acceptance/page_inspection.hpp"

#include <catch2/catch.hpp>
#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <algorithm>

using namespace partnerctl;
using test::Chromium;
using test::heading;
using test::name_of;
using test::page_of;
using Texts = std::vector<std::string>;

TEST_CASE("a report can be used with the keyboard alone", "[browser]") {
  if (!Chromium::is_possible()) {
    return;
  }
  test::OpenedReport page(page_of(300));
  auto& browser = page.browser;
  auto const tab = [&] {
    browser.key(Chromium::k_tab);
    return page.focus();
  };
  CHECK(tab() == "BUTTON 300");
  CHECK(tab() == "BUTTON 150");
  browser.key(Chromium::k_enter);
  auto const linked = page.visible().size();
  CHECK(linked < 300);
  CHECK(page.shown() == fmt::format("{} of 300 tenants shown", linked));
  browser.key(Chromium::k_space);
  CHECK(page.visible().size() == 300);
  CHECK(tab() == "BUTTON 150");
  CHECK(tab() == "INPUT search");
  browser.type("tenant");
  auto const typed = page.visible().size();
  CHECK(tab() == "SELECT states");
  browser.key(Chromium::k_down);
  CHECK(page.visible().size() < typed);
  CHECK(tab() == "BUTTON clear");
  browser.key(Chromium::k_enter);
  CHECK(page.visible().size() == 300);
  CHECK(page.focus() == "INPUT search");
  tab();
  tab();
  CHECK(tab() == "DIV rows");
  CHECK(tab() == "BUTTON Tenant");
  browser.key(Chromium::k_enter);
  auto sorted = page.visible();
  browser.key(Chromium::k_space);
  std::reverse(sorted.begin(), sorted.end());
  CHECK(page.visible() == sorted);
  CHECK(tab() == "BUTTON State");
}

TEST_CASE("a report tells assistive technology what everything is and does", "[browser]") {
  if (!Chromium::is_possible()) {
    return;
  }
  test::OpenedReport page(page_of(300));
  auto& browser = page.browser;
  auto const attribute = [&](std::string const& selector, std::string const& name) {
    auto const value = browser.evaluate(
        "return document.querySelector(arguments[0]).getAttribute(arguments[1])", {selector, name});
    return value.is_null() ? "none" : value.get<std::string>();
  };
  CHECK(browser.accessible("#search") == "searchbox Filter tenants");
  CHECK(browser.accessible("#states") == "combobox State");
  CHECK(browser.accessible("#clear") == "button Clear");
  CHECK(browser.accessible(".bar") ==
        "image Tenants by link linked 5, other 4, failing 3, new 2, unknown 1");
  CHECK(browser.accessible(".rows") == "region Tenants");
  CHECK(browser.accessible(".rows table") == "table Tenants");
  CHECK(browser.accessible(".tile[data-mark=linked] button") ==
        "button 150 linked by this identity");
  CHECK(browser.accessible(heading(3)) == "button Partner");
  CHECK(browser.accessible("thead th:nth-child(3)") == "columnheader Partner");
  CHECK(browser.accessible("tbody th") == "rowheader " + name_of(0));
  CHECK(browser.accessible("#shown").starts_with("status"));
  CHECK(attribute("#shown", "aria-live") == "polite");
  CHECK(attribute("html", "lang") == "en");
  CHECK(attribute(".tile[data-mark=''] button", "aria-pressed") == "true");
  CHECK(attribute(".tile[data-mark=linked] button", "aria-pressed") == "false");
  page.click(".tile[data-mark=linked] button");
  CHECK(attribute(".tile[data-mark=''] button", "aria-pressed") == "false");
  CHECK(attribute(".tile[data-mark=linked] button", "aria-pressed") == "true");
  CHECK(attribute("thead th:nth-child(3)", "aria-sort") == "none");
  page.click(heading(3));
  CHECK(attribute("thead th:nth-child(3)", "aria-sort") == "ascending");
  page.click(heading(3));
  CHECK(attribute("thead th:nth-child(3)", "aria-sort") == "descending");
  page.click(heading(1));
  CHECK(attribute("thead th:nth-child(3)", "aria-sort") == "none");
}

TEST_CASE("every text of a report stands out enough, light and dark", "[browser]") {
  if (!Chromium::is_possible()) {
    return;
  }
  test::OpenedReport page(page_of(200));
  auto& browser = page.browser;
  auto const background = [&] {
    return browser.evaluate("return getComputedStyle(document.documentElement).backgroundColor");
  };
  browser.emulate("screen", "light");
  auto const light = background();
  for (auto const* scheme : {"light", "dark"}) {
    INFO(scheme);
    browser.emulate("screen", scheme);
    CHECK(browser.evaluate(test::k_low_contrasts).get<Texts>() == Texts{});
    page.click(heading(2));
    page.click(".tile[data-mark=linked] button");
    CHECK(browser.evaluate(test::k_low_contrasts).get<Texts>() == Texts{});
    page.click("#clear");
  }
  CHECK(background() != light);
  // And it would be seen.
  browser.evaluate("document.querySelector('h1').style.color = '#666'");
  CHECK(browser.evaluate(test::k_low_contrasts).get<Texts>().size() == 1);
}

// The report as a person has it: a file on a disk, opened in a real browser.

#include "acceptance/opened_report.hpp"
#include "acceptance/page_inspection.hpp"
#include "partnerctl/core/base64.hpp"
#include "partnerctl/output/sheet_page.hpp"
#include "support/process.hpp"

#include <catch2/catch.hpp>
#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <iostream>
#include <sstream>

using namespace partnerctl;
using terminal::Tone;
using test::Chromium;
using test::heading;
using test::k_few;
using test::name_of;
using test::page_of;
using test::row_of;
using test::shuffled;
using test::state_of;
using Texts = std::vector<std::string>;

namespace {

constexpr std::size_t k_thousands = 5000;

// The names of those that fit, in the order that the numbers come in.
template <typename Fits>
Texts names(std::vector<std::size_t> const& numbers, Fits fits) {
  Texts result;
  for (auto const n : numbers) {
    if (fits(n)) {
      result.push_back(name_of(n));
    }
  }
  return result;
}

std::vector<std::size_t> in_order_of_file() {
  std::vector<std::size_t> numbers(k_thousands);
  for (std::size_t i = 0; i < k_thousands; ++i) {
    numbers[i] = shuffled(i);
  }
  return numbers;
}

bool all(std::size_t) {
  return true;
}

// What is tried with thousands of rows is the browser's work, which no sanitizer sees: there it
// would only take minutes from the others. What writes the rows is tried with fewer.
bool is_sanitized() {
  if (!test::k_is_sanitized) {
    return false;
  }
  std::cerr << "SKIPPED: thousands of rows in a browser, which no sanitizer sees\n";
  return true;
}

} // namespace

TEST_CASE("a report opens from disk and asks for nothing and says nothing", "[browser]") {
  if (!Chromium::is_possible()) {
    return;
  }
  test::OpenedReport page(page_of(300));
  CHECK(page.browser.title() == "Partner links");
  CHECK(page.visible().size() == 300);
  page.click(heading(1));
  CHECK(page.browser.requests() == Texts{page.address});
  CHECK(page.browser.console().empty());
  // What asks elsewhere after all, by whatever means, is refused, and is heard of here.
  page.browser.evaluate("document.body.append(Object.assign(new Image(), "
                        "{ src: 'http://localhost:1/x.png' }));"
                        "return fetch('http://localhost:1/y.json').catch(() => 1)");
  auto const refusals = page.browser.console();
  for (auto const* address : {"http://localhost:1/x.png", "http://localhost:1/y.json"}) {
    CHECK(std::any_of(refusals.begin(), refusals.end(), [&](std::string const& message) {
      return message.find("Content Security Policy") != std::string::npos &&
             message.find(address) != std::string::npos;
    }));
  }
}

TEST_CASE("a report without script has every row and nothing that does not work", "[browser]") {
  if (!Chromium::is_possible()) {
    return;
  }
  test::OpenedReport page(page_of(600));
  CHECK(page.visible().size() == k_few);
  page.browser.allow_scripts(false);
  page.browser.open(page.address);
  CHECK(page.visible().size() == 600);
  CHECK(page.shown() == "600 tenants");
  CHECK(page.browser.evaluate("return [...document.querySelectorAll('button, input, select')]"
                              ".filter(e => e.getClientRects().length > 0).length") == 0);
}

TEST_CASE("five thousand rows are sorted by text, number and time, either way", "[browser]") {
  if (!Chromium::is_possible() || is_sanitized()) {
    return;
  }
  test::OpenedReport page(page_of(k_thousands));
  auto const in_file = in_order_of_file();
  auto ascending = in_file;
  std::sort(ascending.begin(), ascending.end());
  auto const descending = std::vector<std::size_t>(ascending.rbegin(), ascending.rend());
  CHECK(page.all_visible() == names(in_file, all));
  // "Käse 1" is before any "Tenant", and "Tenant 9" before "Tenant 10".
  auto const cheese = [](std::size_t n) { return n % 1000 == 1; };
  auto by_name = names(ascending, cheese);
  auto const others = names(ascending, [&](std::size_t n) { return !cheese(n); });
  by_name.insert(by_name.end(), others.begin(), others.end());
  page.click(heading(1));
  CHECK(page.all_visible() == by_name);
  std::reverse(by_name.begin(), by_name.end());
  page.click(heading(1));
  CHECK(page.all_visible() == by_name);
  // What has no number stays last, in the order of the file.
  auto const unnumbered = names(in_file, [](std::size_t n) { return n % 11 == 0; });
  auto const with_number = [](std::size_t n) { return n % 11 != 0; };
  for (auto const& order : {descending, ascending}) {
    auto expected = names(order, with_number);
    expected.insert(expected.end(), unnumbered.begin(), unnumbered.end());
    page.click(heading(3));
    CHECK(page.all_visible() == expected);
  }
  page.click(heading(4));
  CHECK(page.all_visible() == names(ascending, all));
  page.click(heading(4));
  CHECK(page.all_visible() == names(descending, all));
  page.click("#clear");
  CHECK(page.all_visible() == names(in_file, all));
}

TEST_CASE("five thousand rows are filtered by words, by state and by tile", "[browser]") {
  if (!Chromium::is_possible() || is_sanitized()) {
    return;
  }
  test::OpenedReport page(page_of(k_thousands));
  auto const in_file = in_order_of_file();
  page.enter("#search", "  KASE ");
  CHECK(page.all_visible() == names(in_file, [](std::size_t n) { return n % 1000 == 1; }));
  CHECK(page.shown() == "5 of 5000 tenants shown");
  // Words in any order and place: the ID behind the name, and the command beneath the row.
  page.enter("#search", "tenant failing id-350 t350 login");
  CHECK(page.all_visible() == Texts{"Tenant 3500", "Tenant 350"});
  page.enter("#search", "");
  page.enter("#states", "failing");
  CHECK(page.all_visible() == names(in_file, [](std::size_t n) { return n % 50 == 0; }));
  page.click(".tile[data-mark=linked] button");
  CHECK(page.all_visible().empty());
  page.enter("#states", "");
  CHECK(page.all_visible() ==
        names(in_file, [](std::size_t n) { return state_of(n) == "linked"; }));
  page.click(".tile[data-mark=earning] button");
  CHECK(page.all_visible() == names(in_file, [](std::size_t n) { return n % 2 == 0; }));
  page.click(heading(4));
  CHECK(page.shown() == "2500 of 5000 tenants, the first 500 shown, sorted by Since, ascending");
  page.click(".tile[data-mark=earning] button");
  CHECK(page.all_visible().size() == k_thousands);
  page.click("#clear");
  CHECK(page.shown() == "5000 of 5000 tenants, the first 500 shown");
  CHECK(page.browser.console().empty());
}

TEST_CASE("a report is printed with every row and without what paper cannot do", "[browser]") {
  if (!Chromium::is_possible()) {
    return;
  }
  auto wide = page_of(600);
  wide.columns.insert(wide.columns.end(), {{"Role"}, {"Scope"}, {"Identity"}, {"Source"}});
  wide.row = [](std::size_t i) {
    auto row = row_of(shuffled(i));
    row.cells.insert(row.cells.end(), {{"Contributor"},
                                       {"33333333-3333-4333-8333-333333333333"},
                                       {"some.engineer@partner.onmicrosoft.example"},
                                       {"a-customer-with-a-long-name.onmicrosoft.com"}});
    return row;
  };
  test::OpenedReport page(wide);
  auto& browser = page.browser;
  CHECK(page.visible().size() == k_few);
  page.enter("#states", "failing");
  CHECK(page.visible().size() < 100);
  browser.emulate("print", "dark");
  CHECK(page.visible().size() == 600);
  CHECK(browser.evaluate(
            "return [...document.querySelectorAll('input, select, #clear, #shown, #more')]"
            ".filter(e => e.getClientRects().length > 0).length") == 0);
  // A4 across without its margins is 1032 pixels; a scroll bar is not printed.
  browser.resize(1047, 800);
  CHECK(browser.evaluate("return document.documentElement.scrollWidth") <= 1032);
  CHECK(browser.evaluate("return document.querySelector('.rows').scrollWidth") <= 1032);
  CHECK(browser.evaluate("return getComputedStyle(document.body).color") == "rgb(26, 32, 39)");
  CHECK(browser.evaluate("return getComputedStyle(document.querySelector('thead')).display") ==
        "table-header-group");
  CHECK(browser.evaluate("return document.querySelectorAll('.remedy code')[0]"
                         ".getClientRects().length") == 1);
}

TEST_CASE("a report and a sheet are not blank, light and dark", "[browser]") {
  if (!Chromium::is_possible()) {
    return;
  }
  test::OpenedReport page(page_of(300));
  auto& browser = page.browser;
  std::ostringstream sheet;
  output::write_sheet_page({.title = "Evidence for Contoso",
                            .lead = {"Made by partnerctl."},
                            .sections = {{.heading = "Identity",
                                          .facts = {{"Name", "engineer@partner.example"}},
                                          .columns = {{"Role"}, {"Scope"}},
                                          .rows = {{{"Reader", Tone::bad}, {"rg-web"}}}}}},
                           sheet);
  auto const sheet_address = "file://" + page.folder.write("sheet.html", sheet.str());
  std::vector<std::pair<std::string, std::string>> shots;
  browser.resize(1440, 900);
  for (auto const* scheme : {"light", "dark"}) {
    for (auto const& address : {page.address, sheet_address}) {
      browser.open(address);
      browser.emulate("screen", scheme);
      auto const name =
          fmt::format("{}-{}.png", address == page.address ? "report" : "sheet", scheme);
      shots.emplace_back(name, browser.screenshot());
      page.folder.write(name, shots.back().second);
    }
  }
  CHECK(browser.console().empty());
  browser.open("about:blank");
  for (auto const& [name, png] : shots) {
    INFO(name);
    CHECK(png.starts_with("\x89PNG"));
    CHECK(browser.evaluate(test::k_colours_of_png, {core::base64(png)}) > 50);
  }
  CHECK(shots[0].second != shots[2].second);
}

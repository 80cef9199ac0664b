// The report as a person has it: a file on a disk, opened in a real browser.

#include "acceptance/chromium.hpp"
#include "acceptance/page_inspection.hpp"
#include "partnerctl/core/base64.hpp"
#include "partnerctl/output/report_page.hpp"
#include "partnerctl/output/sheet_page.hpp"
#include "support/hostile_texts.hpp"

#include <catch2/catch.hpp>
#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <sstream>

using namespace partnerctl;
using output::ColumnKind;
using output::PageRow;
using terminal::Tone;
using test::Chromium;
using Texts = std::vector<std::string>;

namespace {

constexpr std::size_t k_thousands = 5000;
constexpr std::size_t k_few = 500;
// Far from what it takes: only a page that hangs is longer at it.
constexpr double k_hang = 30'000;

// Each number below 5,000 once, in no order.
std::size_t shuffled(std::size_t place) {
  return place * 7919 % k_thousands;
}

std::string name_of(std::size_t n) {
  return fmt::format("{} {}", n % 1000 == 1 ? "Käse" : "Tenant", n);
}

std::string state_of(std::size_t n) {
  return n % 50 == 0 ? "failing" : n % 7 == 0 ? "other-partner" : "linked";
}

// The number column falls as n grows, and every eleventh is empty; the time grows with n, which
// only the longer form tells.
PageRow row_of(std::size_t n) {
  auto const state = state_of(n);
  auto const time =
      fmt::format("{:04}-{:02}-{:02}T00:00:00Z", 1990 + n / 336, 1 + n / 28 % 12, 1 + n % 28);
  PageRow row{.cells = {{name_of(n), Tone::plain, fmt::format("id-{}", n)},
                        {state, state == "linked"    ? Tone::good
                                : state == "failing" ? Tone::bad
                                                     : Tone::warning},
                        {n % 11 == 0 ? "" : fmt::format("{}", 10'000 - n)},
                        {time.substr(0, 4), Tone::plain, time},
                        {n % 3 == 0 ? "unchanged" : "new", n % 3 == 0 ? Tone::dim : Tone::changed},
                        {n % 4 == 0 ? "Reader only" : "", Tone::strong}},
              .state = state};
  if (n % 2 == 0) {
    row.marks.push_back("earning");
  }
  if (state != "linked") {
    row.remedies = {{"Sign in again:", fmt::format("partnerctl auth login --tenant t{}", n)}};
  }
  return row;
}

output::ReportPage page_of(std::size_t size) {
  return {.title = "Partner links",
          .lead = {"As engineer@partner.example.", "Cloud public."},
          .tiles = {{"tenants", size, Tone::plain, ""},
                    {"linked", size / 2, Tone::good, "linked", "by this identity"},
                    {"earning", size / 2, Tone::good, "earning"},
                    {"drifted", {}, Tone::dim, "", "not compared"}},
          .chart = {.title = "Tenants by link",
                    .segments = {{"linked", 5, Tone::good},
                                 {"other", 4, Tone::warning},
                                 {"failing", 3, Tone::bad},
                                 {"new", 2, Tone::changed},
                                 {"unknown", 1, Tone::dim}}},
          .notes = {"Earning was not checked."},
          .columns = {{"Tenant"},
                      {"State"},
                      {"Partner", ColumnKind::number},
                      {"Since", ColumnKind::time},
                      {"Change"},
                      {"Note"}},
          .size = size,
          .row = [](std::size_t place) { return row_of(shuffled(place)); }};
}

// The text in every place of a row and around it.
output::ReportPage hostile_page() {
  auto const& texts = test::hostile_texts();
  auto const row = [&texts](std::size_t i) {
    auto const& text = texts[i];
    return PageRow{.cells = {{text, Tone::plain, text}, {text, Tone::bad, text}, {text}, {text}},
                   .state = text,
                   .marks = {text},
                   .remedies = {{text, text}}};
  };
  output::ReportPage page{.title = texts[1], .lead = texts, .size = texts.size(), .row = row};
  page.notes = texts;
  page.columns = {{texts[0]}, {texts[2]}, {texts[3], ColumnKind::number}, {"T", ColumnKind::time}};
  page.rows_name = texts[4];
  page.state_name = texts[5];
  for (auto const& text : texts) {
    page.tiles.push_back({text, 1, Tone::bad, text, text});
    page.chart.segments.push_back({text, 1, Tone::bad});
  }
  page.chart.title = texts[2];
  return page;
}

// A browser that shows the page from a file.
struct Opened {
  explicit Opened(output::ReportPage const& page) {
    std::ostringstream html;
    output::write_report_page(page, html);
    address = "file://" + folder.write("report.html", html.str());
    browser.open(address);
  }
  // Of those that fit: the first 500, and all of them after the button was pressed, if there is
  // one.
  Texts all_visible() {
    auto const first = visible();
    browser.evaluate("document.getElementById('more').click()");
    auto const everything = visible();
    CHECK(first == Texts(everything.begin(),
                         everything.begin() +
                             static_cast<std::ptrdiff_t>(std::min(k_few, everything.size()))));
    return everything;
  }
  Texts visible() { return browser.evaluate(test::k_visible_rows).get<Texts>(); }
  std::string shown() {
    return browser.evaluate("return document.getElementById('shown').textContent")
        .get<std::string>();
  }
  // "BUTTON Clear", and whether the focus can be seen.
  std::string focus() {
    return browser
        .evaluate("const e = document.activeElement;"
                  "const seen = getComputedStyle(e).outlineStyle !== 'none';"
                  "const figure = e.querySelector('b') || e;"
                  "return (seen ? '' : 'unseen ') + e.nodeName + ' ' +"
                  "  (e.id || (e.nodeName === 'BUTTON' ? figure.textContent : e.className))")
        .get<std::string>();
  }
  void check_time(core::Json const& times) {
    CHECK(times.at(0).get<double>() < k_hang);
    CHECK(times.at(1).get<double>() < k_hang);
  }
  void click(std::string const& selector) {
    check_time(browser.evaluate(test::k_timed_click, {selector}));
  }
  void enter(std::string const& selector, std::string const& text) {
    check_time(browser.evaluate(test::k_timed_input, {selector, text}));
  }

  test::TemporaryFolder folder;
  Chromium browser;
  std::string address{};
};

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

std::string heading(int column) {
  return fmt::format("thead th:nth-child({}) button", column);
}

} // namespace

TEST_CASE("a report opens from disk and asks for nothing and says nothing", "[browser]") {
  if (!Chromium::is_possible()) {
    return;
  }
  Opened page(page_of(300));
  CHECK(page.browser.title() == "Partner links");
  CHECK(page.visible().size() == 300);
  page.click(heading(1));
  CHECK(page.browser.requests() == Texts{page.address});
  CHECK(page.browser.console().empty());
  // What asks elsewhere after all, by whatever means, is refused, and is heard of here.
  page.browser.evaluate("document.body.append(Object.assign(new Image(), "
                        "{ src: 'http://localhost:1/x.png' }));"
                        "return fetch('http://localhost:1/').catch(() => 1)");
  CHECK_FALSE(page.browser.console().empty());
}

TEST_CASE("five thousand rows are sorted by text, number and time, either way", "[browser]") {
  if (!Chromium::is_possible()) {
    return;
  }
  Opened page(page_of(k_thousands));
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
  if (!Chromium::is_possible()) {
    return;
  }
  Opened page(page_of(k_thousands));
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

TEST_CASE("a report can be used with the keyboard alone", "[browser]") {
  if (!Chromium::is_possible()) {
    return;
  }
  Opened page(page_of(300));
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
  Opened page(page_of(300));
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
  Opened page(page_of(200));
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

TEST_CASE("hostile names have no effect in a report", "[browser]") {
  if (!Chromium::is_possible()) {
    return;
  }
  Opened page(hostile_page());
  auto& browser = page.browser;
  CHECK(page.visible().size() == test::hostile_texts().size());
  // With the script's own work done on them.
  page.click(heading(1));
  page.click(heading(3));
  page.enter("#search", "script");
  page.click("#clear");
  page.click(".tile:nth-child(2) button");
  CHECK(page.visible().size() == 1);
  page.click("#clear");
  browser.evaluate("for (const e of document.querySelectorAll('*')) {"
                   "  e.dispatchEvent(new MouseEvent('mouseover', { bubbles: true })); e.focus?.();"
                   "}");
  CHECK(browser.evaluate("return typeof window.harmed") == "undefined");
  CHECK(browser.evaluate("return document.querySelectorAll('img, iframe, a, object, form, "
                         "body style, body svg:not(.bar, .patterns, .legend svg)').length") == 0);
  CHECK(browser.evaluate("return document.scripts.length") == 1);
  CHECK(browser.evaluate("return [...document.querySelectorAll('*')].flatMap(e => "
                         "[...e.attributes]).filter(a => /^(on|src|href|style)/.test(a.name))"
                         ".length") == 0);
  // They are shown for what they are.
  CHECK(browser.evaluate("return document.querySelector('tbody th').textContent") ==
        test::hostile_texts()[0]);
  CHECK(browser.requests() == Texts{page.address});
  CHECK(browser.console().empty());
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
  Opened page(wide);
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
  Opened page(page_of(300));
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

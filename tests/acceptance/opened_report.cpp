#include "acceptance/opened_report.hpp"

#include "acceptance/page_inspection.hpp"

#include <catch2/catch.hpp>
#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <sstream>

namespace partnerctl::test {
namespace {

using output::ColumnKind;
using output::PageRow;
using terminal::Tone;
using Texts = std::vector<std::string>;

constexpr std::size_t k_thousands = 5000;
// Far from what it takes: only a page that hangs is longer at it.
constexpr double k_hang = 90'000;

void check_time(core::Json const& times) {
  CHECK(times.at(0).get<double>() < k_hang);
  CHECK(times.at(1).get<double>() < k_hang);
}

} // namespace

std::size_t shuffled(std::size_t place) {
  return place * 7919 % k_thousands;
}

std::string name_of(std::size_t n) {
  return fmt::format("{} {}", n % 1000 == 1 ? "Käse" : "Tenant", n);
}

std::string state_of(std::size_t n) {
  return n % 50 == 0 ? "failing" : n % 7 == 0 ? "other-partner" : "linked";
}

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

OpenedReport::OpenedReport(output::ReportPage const& page) {
  std::ostringstream html;
  output::write_report_page(page, html);
  address = "file://" + folder.write("report.html", html.str());
  browser.open(address);
}

Texts OpenedReport::all_visible() {
  auto const first = visible();
  browser.evaluate("document.getElementById('more').click()");
  auto const everything = visible();
  CHECK(first == Texts(everything.begin(),
                       everything.begin() +
                           static_cast<std::ptrdiff_t>(std::min(k_few, everything.size()))));
  return everything;
}

Texts OpenedReport::visible() {
  return browser.evaluate(k_visible_rows).get<Texts>();
}

std::string OpenedReport::shown() {
  return browser.evaluate("return document.getElementById('shown').textContent").get<std::string>();
}

std::string OpenedReport::focus() {
  return browser
      .evaluate("const e = document.activeElement;"
                "const seen = getComputedStyle(e).outlineStyle !== 'none';"
                "const figure = e.querySelector('b') || e;"
                "return (seen ? '' : 'unseen ') + e.nodeName + ' ' +"
                "  (e.id || (e.nodeName === 'BUTTON' ? figure.textContent : e.className))")
      .get<std::string>();
}

void OpenedReport::click(std::string const& selector) {
  check_time(browser.evaluate(k_timed_click, {selector}));
}

void OpenedReport::enter(std::string const& selector, std::string const& text) {
  check_time(browser.evaluate(k_timed_input, {selector, text}));
}

std::string heading(int column) {
  return fmt::format("thead th:nth-child({}) button", column);
}

} // namespace partnerctl::test

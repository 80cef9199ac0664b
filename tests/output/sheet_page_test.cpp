#include "output/html_sheet_style.hpp"
#include "output/page_sample.hpp"
#include "partnerctl/output/sheet_page.hpp"
#include "support/fixtures.hpp"
#include "support/hostile_texts.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <regex>

using namespace partnerctl;
using Catch::Matchers::Contains;

namespace {

// Without breaks in words.
std::string unbroken(output::SheetPage const& page) {
  return std::regex_replace(test::written(page), std::regex("<wbr>"), "");
}

} // namespace

TEST_CASE("A sheet is this page") {
  CHECK(test::differs_from_golden("output/sheet_page.html", test::written(test::sheet_page())) ==
        "");
}

TEST_CASE("A sheet has no script and refers to nothing outside of itself") {
  auto const html = test::written(test::sheet_page());
  CHECK_THAT(html, !Contains("<script") && !Contains("http:") && !Contains("https:") &&
                       !Contains("src=") && !Contains("href=") && !Contains("<link"));
  CHECK_THAT(html, Contains("script-src 'none'"));
  CHECK(output::k_html_sheet_style.find("</") == std::string_view::npos);
}

TEST_CASE("A hostile text in every place of a sheet adds no element and no attribute") {
  auto const harmless = unbroken(test::sheet_page_of("harmless"));
  for (auto const& text : test::hostile_texts()) {
    auto const html = unbroken(test::sheet_page_of(text));
    INFO(text << '\n' << html);
    for (char const c : {'<', '>', '"'}) {
      CHECK(std::count(html.begin(), html.end(), c) ==
            std::count(harmless.begin(), harmless.end(), c));
    }
  }
}

TEST_CASE("A sheet is written the same each time") {
  CHECK(test::written(test::sheet_page()) == test::written(test::sheet_page()));
}

TEST_CASE("A sheet writes out what its cells abbreviate and says where there is nothing") {
  auto const html = unbroken(test::sheet_page());
  CHECK_THAT(html, Contains("rg-web<small>/subscriptions/33333333-3333-4333-8333-333333333333/"
                            "resourceGroups/rg-web</small></td>"));
  CHECK_THAT(html, Contains("<tr class=\"none\"><td colspan=\"2\">None</td></tr>"));
  CHECK_THAT(html, Contains("<dt>Object ID</dt><dd></dd>"));
  CHECK_THAT(html, !Contains("title=\"/subscriptions"));
}

TEST_CASE("Long words of a cell may break before their signs, and numbers and times never") {
  output::SheetPage const page{.title = "a.b",
                               .sections = {{.columns = {{"A"}, {"B", output::ColumnKind::number}},
                                             .rows = {{{"x@y.example/z"}, {"1.5"}}}}}};
  CHECK_THAT(test::written(page), Contains(">x<wbr>@y<wbr>.example<wbr>/z</th>") &&
                                      Contains(">1.5</td>") && Contains("<h1>a.b</h1>"));
}

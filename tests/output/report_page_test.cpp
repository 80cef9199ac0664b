#include "output/html_report_script.hpp"
#include "output/html_report_style.hpp"
#include "output/html_style.hpp"
#include "output/page_sample.hpp"
#include "partnerctl/output/html.hpp"
#include "partnerctl/output/report_page.hpp"
#include "support/fixtures.hpp"
#include "support/hostile_texts.hpp"

#include <catch2/catch.hpp>

#include <regex>

using namespace partnerctl;
using Catch::Matchers::Contains;
using terminal::Tone;

namespace {

std::size_t count(std::string const& text, std::string const& part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++found;
  }
  return found;
}

// The page without its style and script, which are ours, and without breaks in words.
std::string markup_of(std::string html) {
  for (auto const* tag : {"style", "script"}) {
    auto const begin = html.find(std::string("<") + tag + ">");
    auto const end = html.find(std::string("</") + tag + ">");
    if (begin != std::string::npos && end != std::string::npos) {
      html.erase(begin, end - begin);
    }
  }
  return std::regex_replace(html, std::regex("<wbr>"), "");
}

} // namespace

TEST_CASE("A report is this page") {
  CHECK(test::differs_from_golden("output/report_page.html", test::written(test::report_page())) ==
        "");
}

TEST_CASE("A report refers to nothing outside of itself") {
  auto const html = test::written(test::report_page());
  CHECK_THAT(html, !Contains("http:") && !Contains("https:") && !Contains("//cdn") &&
                       !Contains("@import") && !Contains("<script src") && !Contains("<link"));
  CHECK_FALSE(std::regex_search(html, std::regex("\\s(src|href|action|style|on[a-z]+)=")));
  // The only addresses are the patterns' names.
  CHECK(count(html, "url(") == count(html, "url(#pattern-"));
}

TEST_CASE("A hostile text in every place of a report adds no element, attribute or script") {
  auto const harmless = markup_of(test::written(test::report_page_of("harmless")));
  for (auto const& text : test::hostile_texts()) {
    auto const html = markup_of(test::written(test::report_page_of(text)));
    INFO(text << '\n' << html);
    CHECK(count(html, "<") == count(harmless, "<"));
    CHECK(count(html, ">") == count(harmless, ">"));
    CHECK(count(html, "\"") == count(harmless, "\""));
    CHECK(count(html, output::html_text(text)) == count(harmless, "harmless"));
  }
}

TEST_CASE("A report's style and script end where they should") {
  for (auto const code :
       {output::k_html_style, output::k_html_report_style, output::k_html_report_script}) {
    CHECK(code.find("</") == std::string_view::npos);
    CHECK(code.find("<!--") == std::string_view::npos);
  }
  CHECK(output::k_html_report_script.find("innerHTML =") == std::string_view::npos);
}

TEST_CASE("Each row is made once, in order, and short and long rows fit the columns") {
  std::vector<std::size_t> made;
  output::ReportPage const page{
      .title = "T", .columns = {{"A"}, {"B"}}, .size = 3, .row = [&made](std::size_t i) {
        made.push_back(i);
        return output::PageRow{.cells = std::vector<output::PageCell>(i * 2 + 1, {"x"})};
      }};
  auto const html = test::written(page);
  CHECK(made == std::vector<std::size_t>{0, 1, 2});
  CHECK(count(html, "<tbody ") == 3);
  CHECK(count(html, "<th scope=\"row\"") == 3);
  CHECK(count(html, "<td class=\"text\">") == 3);
  CHECK(count(html, "<td class=\"text\"></td>") == 1);
}

TEST_CASE("What helps stands beneath its row, the command as code") {
  auto const html = test::written(test::report_page());
  CHECK(count(html, "<tr class=\"remedy\">") == 2);
  CHECK_THAT(html, Contains("<tr class=\"remedy\"><td colspan=\"5\"><div>Sign in again: <code "
                            "dir=\"ltr\">partnerctl auth login --tenant northwind.example</code>"
                            "</div></td></tr>\n</tbody>"));
  CHECK_THAT(html, Contains("<div>Or ask Adatum.</div>"));
}

TEST_CASE("A tile without a count is a dash that shows no rows") {
  auto const html = test::written(test::report_page());
  CHECK_THAT(html, Contains("<li class=\"tile dim\"><div class=\"figure\"><b>\u2013</b> "
                            "<span>earning</span> <small>not checked</small></div></li>"));
  CHECK_THAT(html, Contains("<li class=\"tile bad\" data-mark=\"failing\"><div class=\"figure\">"
                            "<b>2</b> <span>failing</span></div></li>"));
}

TEST_CASE("An empty report is a page that says so") {
  auto const html = test::written(output::ReportPage{.title = "T", .columns = {{"A"}, {"B"}}});
  CHECK_THAT(html, Contains("<td colspan=\"2\">No tenants</td>") && Contains(">0 tenants</p>"));
  CHECK_THAT(html, !Contains("<figure") && !Contains("class=\"lead\"") &&
                       !Contains("<ul class=\"notes\"") && !Contains("<ul class=\"tiles\""));
}

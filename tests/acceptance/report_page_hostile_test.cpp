// A report of texts that would do harm, opened in a real browser.

#include "acceptance/opened_report.hpp"
#include "support/hostile_texts.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace partnerctl;
using output::ColumnKind;
using output::PageRow;
using terminal::Tone;
using test::Chromium;
using test::heading;
using Texts = std::vector<std::string>;

namespace {

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

} // namespace

TEST_CASE("hostile names have no effect in a report", "[browser]") {
  if (!Chromium::is_possible()) {
    return;
  }
  test::OpenedReport page(hostile_page());
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

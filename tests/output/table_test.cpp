#include "output/sample.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/output/render.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using output::Document;
using terminal::Tone;

namespace {

std::string table(Document const& document, std::size_t width = 0, bool colour = false) {
  return test::rendered(document, {.width = width, .colour = colour});
}

Document two_columns(std::vector<std::vector<output::Cell>> rows) {
  return test::document_of({{"tenant_id"}, {"note"}}, std::move(rows));
}

} // namespace

TEST_CASE("A table without rows is its headings") {
  CHECK(table(two_columns({})) == "TENANT-ID  NOTE\n");
}

TEST_CASE("Columns are as wide as their widest cell, two blanks apart, the last not padded") {
  CHECK(table(two_columns({{{"a"}, {"long note"}}, {{"abcdefghijk"}, {"b"}}})) ==
        "TENANT-ID    NOTE\n"
        "a            long note\n"
        "abcdefghijk  b\n");
}

TEST_CASE("An empty cell is a hyphen and a row too short is filled up") {
  CHECK(table(two_columns({{{""}, {" \t"}}, {{"a"}}})) == "TENANT-ID  NOTE\n"
                                                          "-          -\n"
                                                          "a          -\n");
}

TEST_CASE("Line ends and tabs in a cell become blanks and no line ends in one") {
  CHECK(table(two_columns({{{"a\tb"}, {"first\r\n\tsecond \n"}}})) == "TENANT-ID  NOTE\n"
                                                                      "a b        first second\n");
}

TEST_CASE("Padding counts what a terminal shows and stands outside of the colour") {
  CHECK(table(two_columns({{{"株式会社", Tone::good}, {"x", Tone::bad}}}), 0, true) ==
        "\x1b[1mTENANT-ID\x1b[0m  \x1b[1mNOTE\x1b[0m\n"
        "\x1b[32m株式会社\x1b[0m   \x1b[31mx\x1b[0m\n");
}

TEST_CASE("A table fits every terminal that has room for slivers of its columns") {
  auto const document = test::link_pal_document();
  for (std::size_t width = 28; width <= 250; ++width) {
    for (auto const& line : core::split(table(document, width), '\n')) {
      INFO(width << ": " << line);
      CHECK(core::display_width(line) <= width);
    }
  }
}

TEST_CASE(
    "Where the terminal is too narrow the brief form of a cell takes its place and its width") {
  auto const document =
      two_columns({{{"2026-11-22T10:15:00Z", Tone::plain, "2026-11-22"}, {"a note that fits"}},
                   {{"now"}, {"b"}}});
  CHECK(table(document, 30) == "TENANT-ID   NOTE\n"
                               "2026-11-22  a note that fits\n"
                               "now         b\n");
  CHECK(table(document, 38) == table(document));
}

TEST_CASE("On a terminal wide enough nothing is cut") {
  auto const document = test::link_pal_document();
  CHECK(table(document, 400) == table(document));
}

TEST_CASE("The width of the terminal counts for the table alone") {
  auto const format = GENERATE(output::Format::csv, output::Format::tsv, output::Format::json);
  auto const document = test::link_pal_document();
  CHECK(test::rendered(document, {.format = format, .width = 20, .colour = true}) ==
        test::rendered(document, {.format = format}));
}

#include "output/sample.hpp"
#include "partnerctl/core/csv.hpp"
#include "partnerctl/output/render.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using output::Format;

namespace {

std::string csv_of(std::string const& name) {
  return test::rendered(test::document_of({{"name"}, {"id", false}}, {{{name}, {"1"}}}),
                        {.format = Format::csv});
}

} // namespace

TEST_CASE("A csv has as many records as rows and one for the header, all of the same length") {
  auto const read =
      core::parse_csv(test::rendered(test::link_pal_document(), {.format = Format::csv}));
  CHECK(read.faults.empty());
  REQUIRE(read.records.size() == 9);
  for (auto const& record : read.records) {
    CHECK(record.fields.size() == 8);
  }
  CHECK(read.records[0].fields[6] == "tenant_id");
  CHECK(read.records[3].fields[1].substr(0, 20) == "Rebranded, \"Renamed\"");
}

TEST_CASE("An empty cell is an empty field of a csv") {
  CHECK(csv_of("") == "name,id\n,1\n");
}

TEST_CASE("A csv disarms formulas, also behind blanks and line ends") {
  CHECK(csv_of("=1+1") == "name,id\n'=1+1,1\n");
  CHECK(csv_of("\t=1+1") == "name,id\n'=1+1,1\n");
  CHECK(csv_of("\r\n@SUM(A1)") == "name,id\n'@SUM(A1),1\n");
}

TEST_CASE("A csv without rows is its header") {
  CHECK(test::rendered(test::document_of(test::link_pal_columns(), {}),
                       {.format = Format::csv, .columns = {"was", "name"}}) == "was,name\n");
}

TEST_CASE("csv writes a value of the user's own with its blanks and line ends") {
  output::Document document{
      .size = 1, .columns = {{"mine"}, {"name"}}, .row = [](std::size_t) {
        return std::vector<output::Cell>{
            {.text = " two\r\nlines\t\x1b[2J\n##vso[task.x]\n::error::y ", .as_it_is = true},
            {" two\nlines "}};
      }};
  std::ostringstream out;
  output::render(document, {.format = output::Format::csv}, out);
  CHECK(out.str() ==
        "mine,name\n\" two\r\nlines\t\xEF\xBF\xBD[2J\n# #vso[task.x]\n: :error::y \",two lines\n");
}

TEST_CASE(
    "the marks of direction that names in Hebrew and Arabic have stay in the user's own values") {
  output::Document document{.size = 1, .columns = {{"mine"}, {"name"}}, .row = [](std::size_t) {
                              return std::vector<output::Cell>{
                                  {.text = "\u200Fa\u200E\u202Eb\u2066\u200B", .as_it_is = true},
                                  {"\u200Fa"}};
                            }};
  std::ostringstream out;
  output::render(document, {.format = output::Format::csv}, out);
  CHECK(out.str() == "mine,name\n\u200Fa\u200E\uFFFDb\uFFFD\uFFFD,\uFFFDa\n");
}

TEST_CASE("programs read the value alone where people are told more about it") {
  auto const document =
      test::document_of({{"due"}}, {{{.text = "2026-11-17 overdue", .data = "2026-11-17"}},
                                    {{.text = "?", .data = ""}},
                                    {{.text = "x", .data = "=1+1"}}});
  auto const shown = [&](Format format) { return test::rendered(document, {.format = format}); };
  CHECK(shown(Format::csv) == "due\n2026-11-17\n\"\"\n'=1+1\n");
  CHECK(shown(Format::tsv) == "2026-11-17\n\n'=1+1\n");
  CHECK(shown(Format::table) == "DUE\n2026-11-17 overdue\n?\nx\n");
}

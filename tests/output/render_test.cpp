#include "output/sample.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/output/render.hpp"
#include "support/fixtures.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using output::Format;
using output::RenderOptions;

namespace {

void check_golden(std::string const& file, RenderOptions const& options) {
  CHECK(test::differs_from_golden("output/" + file,
                                  test::rendered(test::link_pal_document(), options)) == "");
}

} // namespace

TEST_CASE("A table in a pipe is whole, without colour and cut nowhere") {
  check_golden("link_pal.table-pipe.txt", {.format = Format::table});
}

TEST_CASE("A table on a terminal of 100 columns is coloured and fits") {
  check_golden("link_pal.table-100-colour.txt",
               {.format = Format::table, .width = 100, .colour = true});
}

TEST_CASE("A table on a terminal of 60 columns without colour fits") {
  check_golden("link_pal.table-60.txt", {.format = Format::table, .width = 60});
}

TEST_CASE("The whole document is JSON indented by two") {
  check_golden("link_pal.json", {.format = Format::json});
}

TEST_CASE("Each tenant is one line of jsonl") {
  check_golden("link_pal.jsonl", {.format = Format::jsonl});
}

TEST_CASE("csv has a header and every column") {
  check_golden("link_pal.csv", {.format = Format::csv});
}

TEST_CASE("tsv has every column and no header") {
  check_golden("link_pal.tsv", {.format = Format::tsv});
}

TEST_CASE("Named columns are shown in their order, in the table too") {
  std::vector<std::string> const columns{"Tenant-ID", " result", "name", "RESULT"};
  check_golden("link_pal.columns.csv", {.format = Format::csv, .columns = columns});
  check_golden("link_pal.columns.tsv", {.format = Format::tsv, .columns = columns});
  check_golden("link_pal.columns.txt", {.format = Format::table, .columns = columns});
}

TEST_CASE("The format none writes nothing") {
  CHECK(test::rendered(test::link_pal_document(), {.format = Format::none}).empty());
}

TEST_CASE("No format lets a foreign control character through to a terminal") {
  auto const format =
      GENERATE(Format::table, Format::json, Format::jsonl, Format::csv, Format::tsv);
  auto const text = test::rendered(test::link_pal_document(), {.format = format});
  for (auto line : core::split(text, '\n')) {
    line.erase(std::remove(line.begin(), line.end(), '\t'), line.end());
    CHECK(core::printable(line) == line);
  }
}

TEST_CASE("Every format has the name of the contract and no other") {
  for (auto const& name : output::format_names()) {
    CHECK(output::format_of(name));
  }
  CHECK(output::format_of("table") == Format::table);
  CHECK(output::format_of("json") == Format::json);
  CHECK(output::format_of("jsonl") == Format::jsonl);
  CHECK(output::format_of("csv") == Format::csv);
  CHECK(output::format_of("tsv") == Format::tsv);
  CHECK(output::format_of("none") == Format::none);
  CHECK_FALSE(output::format_of("yaml"));
  CHECK_FALSE(output::format_of("JSON"));
  CHECK_FALSE(output::format_of(""));
}

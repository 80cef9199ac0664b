#include "output/sample.hpp"
#include "partnerctl/core/attempt.hpp"
#include "partnerctl/output/render.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using output::Format;

namespace {

// The error that the options meet, before there is any row.
std::optional<core::Error> refused(Format format, std::vector<std::string> const& columns) {
  return core::attempt([&] {
           output::check_columns(test::link_pal_columns(), {.format = format, .columns = columns});
           return true;
         })
      .error;
}

} // namespace

TEST_CASE("A column is known in any case, with hyphens or underscores and blanks around") {
  auto const name = GENERATE(as<std::string>{}, "tenant_id", "TENANT-ID", " Tenant_Id ");
  CHECK_FALSE(refused(Format::csv, {name}));
}

TEST_CASE("A column may be named twice and a hidden one in the table") {
  CHECK_FALSE(refused(Format::table, {"tenant", "tenant"}));
  CHECK_FALSE(refused(Format::table, {"error-kind"}));
}

TEST_CASE("A mistyped column is a usage error that says what was meant and what there is") {
  auto const error = refused(Format::tsv, {"tenant", "resutl"});
  REQUIRE(error);
  CHECK(error->kind == core::ErrorKind::usage);
  CHECK(error->message == "--columns: no column is named 'resutl'");
  CHECK(error->hint == "did you mean result? there are tenant, name, result, partner, was, note, "
                       "tenant_id, error_kind");
}

TEST_CASE("A column like no other is a usage error that says what there is") {
  auto const error = refused(Format::table, {"\x1b[31mcolour"});
  REQUIRE(error);
  CHECK(error->message == "--columns: no column is named '\xEF\xBF\xBD[31mcolour'");
  CHECK(error->hint == "there are tenant, name, result, partner, was, note, tenant_id, error_kind");
}

TEST_CASE("An empty name among the columns is a usage error") {
  auto const name = GENERATE(as<std::string>{}, "", "  ");
  auto const error = refused(Format::csv, {"tenant", name});
  REQUIRE(error);
  CHECK(error->kind == core::ErrorKind::usage);
  CHECK(error->message == "--columns: a name is empty");
}

TEST_CASE("Columns with a format that has none are a usage error") {
  auto const format = GENERATE(Format::json, Format::jsonl, Format::none);
  auto const error = refused(format, {"tenant"});
  REQUIRE(error);
  CHECK(error->kind == core::ErrorKind::usage);
  CHECK(error->message == "--columns goes with table, csv and tsv only");
  CHECK_FALSE(refused(format, {}));
}

TEST_CASE("Rendering refuses the same columns as the check before it") {
  CHECK_THROWS_AS(
      test::rendered(test::link_pal_document(), {.format = Format::csv, .columns = {"nmae"}}),
      core::Error);
  CHECK_THROWS_AS(
      test::rendered(test::link_pal_document(), {.format = Format::none, .columns = {"name"}}),
      core::Error);
}

#include "output/sample.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/output/render.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;

namespace {

std::string tsv_of(std::string const& name) {
  return test::rendered(test::document_of({{"name"}, {"id", false}}, {{{name}, {"1"}}}),
                        {.format = output::Format::tsv});
}

} // namespace

TEST_CASE("A tsv of no rows is empty") {
  CHECK(test::rendered(test::document_of({{"name"}}, {}), {.format = output::Format::tsv}).empty());
}

TEST_CASE("A tab or a line end in a name never makes another field or line of a tsv") {
  CHECK(tsv_of("a\tb") == "a b\t1\n");
  CHECK(tsv_of("a\nb\r\nc") == "a b c\t1\n");
  CHECK(tsv_of("") == "\t1\n");
}

TEST_CASE("A tsv disarms formulas and the quote that would swallow the lines below") {
  auto const name = GENERATE(as<std::string>{}, "=1+1", "+1", "-1", "@SUM(A1)", "\"=1+1\"", "\"");
  CHECK(tsv_of(name) == "'" + name + "\t1\n");
  CHECK(tsv_of(" \t" + name) == "'" + name + "\t1\n");
}

TEST_CASE("A quote or a comma inside a name is left as it is in a tsv") {
  CHECK(tsv_of("A \"B\", C = D") == "A \"B\", C = D\t1\n");
}

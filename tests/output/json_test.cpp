#include "output/json_text.hpp"
#include "output/sample.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/json.hpp"
#include "partnerctl/output/render.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace partnerctl;
using output::escape_controls;
using output::Format;

namespace {

// The document as one value.
core::Json whole(output::Document const& document) {
  auto json = document.head();
  json[document.list] = core::Json::array();
  for (std::size_t i = 0; i < document.size; ++i) {
    json[document.list].push_back(document.object(i));
  }
  return json;
}

} // namespace

TEST_CASE("What a terminal would obey is escaped in JSON") {
  CHECK(escape_controls("\"a\x7F\"") == R"("a\u007f")");
  CHECK(escape_controls("\"\xC2\x9B"
                        "2J\"") == R"("\u009b2J")");
  CHECK(escape_controls("\"\xE2\x80\xAE\"") == R"("\u202e")");
  CHECK(escape_controls("\"\xF3\xA0\x81\x81\"") == R"("\udb40\udc41")");
}

TEST_CASE("What the agent of a CI service would carry out is escaped in JSON") {
  CHECK(escape_controls(R"("##vso[task.setvariable]")") == R"("\u0023#vso[task.setvariable]")");
  CHECK(escape_controls(R"("###[command]")") == R"("\u0023\u0023#[command]")");
  CHECK(escape_controls(R"("suite #3")") == R"("suite #3")");
}

TEST_CASE("All other text of a JSON stays as it is") {
  std::string const text = "{\n  \"name\": \"Käse 株式会社 🚀 \\u001b\",\n  \"n\": 1\n}";
  CHECK(escape_controls(text) == text);
  CHECK(escape_controls("").empty());
}

TEST_CASE("JSON that was escaped reads as the values it was made of") {
  auto document = test::link_pal_document();
  // The last is not UTF-8, so not to be preserved: it is read as U+FFFD.
  document.size = 7;
  CHECK(core::parse_json(test::rendered(document, {.format = Format::json})) == whole(document));
}

TEST_CASE("A JSON document is laid out as if it were written whole, with one line end at its end") {
  auto const document = test::link_pal_document();
  auto const text = escape_controls(core::write_json(whole(document), 2)) + "\n";
  CHECK(test::rendered(document, {.format = Format::json}) == text);
}

TEST_CASE("A JSON document without objects has an empty list") {
  output::Document const document{.head = [] { return core::Json{{"a", 1}}; }, .list = "runs"};
  CHECK(test::rendered(document, {.format = Format::json}) ==
        "{\n  \"a\": 1,\n  \"runs\": []\n}\n");
}

TEST_CASE("A line of jsonl is one object, written alone or with the others") {
  auto const document = test::link_pal_document();
  std::string lines;
  for (std::size_t i = 0; i < document.size; ++i) {
    auto const text = output::json_line(document.line(i));
    CHECK(text.find('\n') == text.size() - 1);
    lines += text;
  }
  CHECK(lines == test::rendered(document, {.format = Format::jsonl}));
  CHECK(test::rendered({}, {.format = Format::jsonl}).empty());
}

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

TEST_CASE("What a terminal would obey is escaped in JSON") {
  CHECK(escape_controls("\"a\x7F\"") == R"("a\u007f")");
  CHECK(escape_controls("\"\xC2\x9B"
                        "2J\"") == R"("\u009b2J")");
  CHECK(escape_controls("\"\xE2\x80\xAE\"") == R"("\u202e")");
  CHECK(escape_controls("\"\xF3\xA0\x81\x81\"") == R"("\udb40\udc41")");
}

TEST_CASE("All other text of a JSON stays as it is") {
  std::string const text = "{\n  \"name\": \"Käse 株式会社 🚀 \\u001b\",\n  \"n\": 1\n}";
  CHECK(escape_controls(text) == text);
  CHECK(escape_controls("").empty());
}

TEST_CASE("JSON that was escaped reads as the values it was made of") {
  auto document = test::link_pal_document();
  // Not UTF-8, so not to be preserved: it is read as U+FFFD.
  core::Json whole = *document.json;
  whole["tenants"].erase(7);
  document.json = std::make_shared<core::Json const>(whole);
  CHECK(core::parse_json(output::render(document, {.format = Format::json})) == whole);
}

TEST_CASE("A JSON document ends with one line end") {
  output::Document const document{.json = std::make_shared<core::Json const>(core::Json{{"a", 1}})};
  CHECK(output::render(document, {.format = Format::json}) == "{\n  \"a\": 1\n}\n");
}

TEST_CASE("A document without JSON is an internal error and no broken output") {
  CHECK_THROWS_AS(output::render({}, {.format = Format::json}), core::Error);
  CHECK_THROWS_AS(output::render({.lines = {nullptr}}, {.format = Format::jsonl}), core::Error);
}

TEST_CASE("A line of jsonl is one object, written alone or with the others") {
  auto const document = test::link_pal_document();
  std::string lines;
  for (auto const& line : document.lines) {
    auto const text = output::json_line(*line);
    CHECK(text.find('\n') == text.size() - 1);
    lines += text;
  }
  CHECK(lines == output::render(document, {.format = Format::jsonl}));
  CHECK(output::render({}, {.format = Format::jsonl}).empty());
}

#include "partnerctl/core/json.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace partnerctl;
using core::Json;

namespace {

std::string nested(std::size_t levels) {
  return std::string(levels, '[') + std::string(levels, ']');
}

core::JsonFault fault_of(std::string_view text) {
  core::JsonFault fault;
  CHECK_FALSE(core::parse_json(text, fault));
  return fault;
}

} // namespace

TEST_CASE("JSON is read with and without a BOM") {
  CHECK(core::parse_json("{\"a\":1}") == Json{{"a", 1}});
  CHECK(core::parse_json("\xEF\xBB\xBF[1]") == Json::array({1}));
}

TEST_CASE("what is not JSON is nullopt") {
  auto const* text =
      GENERATE("", " ", "{", "[1,]", "{\"a\":}", "nul", "[1] x", "<html>", "\"a\nb\"", "\"\xFF\"",
               "\"\xC0\x80\"", "\"\xED\xA0\x80\"", "\"\\ud800\"", "[1e400]", "\xFF\xFE{");
  CAPTURE(text);
  CHECK_FALSE(core::parse_json(text));
}

TEST_CASE("JSON of 64 levels is read, of 65 refused, of half a million refused at once") {
  CHECK(core::parse_json(nested(64)));
  CHECK_FALSE(core::parse_json(nested(65)));
  CHECK_FALSE(core::parse_json(nested(500'000)));
  CHECK_FALSE(core::parse_json(std::string(500'000, '[')));
  std::string objects;
  for (int i = 0; i < 65; ++i) {
    objects += "{\"a\":";
  }
  CHECK_FALSE(core::parse_json(objects + "1" + std::string(65, '}')));
}

TEST_CASE("brackets inside JSON strings are not levels") {
  CHECK(core::parse_json("[\"" + std::string(1000, '[') + "\\\"" + std::string(1000, '{') + "\"]"));
  CHECK(core::parse_json("[\"\\\\\"," + nested(60) + "]"));
}

TEST_CASE("a JSON fault is told with its line and column") {
  auto fault = fault_of("[\n  \"a\",\n  b\n]");
  CHECK(fault.line == 3);
  CHECK(fault.column == 3);
  CHECK(fault.message == "is not JSON");
  fault = fault_of("{\"a\": 1\n");
  CHECK(fault.line == 2);
  CHECK(fault.message == "ends too early for JSON");
  fault = fault_of("[\n" + nested(64) + "]");
  CHECK(fault.line == 2);
  CHECK(fault.column == 64);
  CHECK(fault.message == "is deeper than 64 levels");
  CHECK(fault_of("[1e400]").message == "holds a number that is too large");
}

TEST_CASE("keys keep their order and the last of equal ones counts") {
  CHECK(core::write_json(core::parse_json("{\"b\":1,\"a\":2}").value()) == "{\"b\":1,\"a\":2}");
  CHECK(core::string_at(core::parse_json("{\"a\":\"x\",\"a\":\"y\"}").value(), "a") == "y");
}

TEST_CASE("writing never fails for what is not UTF-8") {
  CHECK(core::write_json(Json{{"a", "x\xFFy"}}) == "{\"a\":\"x\uFFFDy\"}");
  CHECK(core::write_json(Json{{"a", 1}}, 2) == "{\n  \"a\": 1\n}");
}

TEST_CASE("members are found only in objects and only with their type") {
  auto const value = core::parse_json(R"({"s":"x","n":null,"i":7,"e":""})").value();
  CHECK(core::string_at(value, "s") == "x");
  CHECK(core::string_at(value, "e") == "");
  CHECK_FALSE(core::string_at(value, "n"));
  CHECK_FALSE(core::string_at(value, "i"));
  CHECK_FALSE(core::string_at(value, "missing"));
  CHECK(core::member_at(value, "n") == nullptr);
  CHECK(core::member_at(Json::array({1}), "s") == nullptr);
  CHECK_FALSE(core::string_at(Json("text"), "s"));
}

TEST_CASE("a number may come as a string or with a fraction of nought") {
  auto const value = core::parse_json(
      R"({"i":3,"s":"3","neg":"-3","f":3.0,"x":"3x","empty":"","blank":" 3","list":[3],"t":true})");
  CHECK(core::number_at(*value, "i") == 3);
  CHECK(core::number_at(*value, "s") == 3);
  CHECK(core::number_at(*value, "neg") == -3);
  CHECK(core::number_at(*value, "f") == 3);
  for (auto const* key : {"x", "empty", "blank", "list", "t", "missing"}) {
    CAPTURE(key);
    CHECK_FALSE(core::number_at(*value, key));
  }
}

TEST_CASE("a number beyond 64 bits is none, not another number") {
  auto const value = core::parse_json(
      R"({"max":9223372036854775807,"above":9223372036854775808,"most":18446744073709551615,
          "huge":1e300,"tiny":-1e300,"text":"99999999999999999999"})");
  CHECK(core::number_at(*value, "max") == 9223372036854775807LL);
  for (auto const* key : {"above", "most", "huge", "tiny", "text"}) {
    CAPTURE(key);
    CHECK_FALSE(core::number_at(*value, key));
  }
}

// A line of -o jsonl that names a published schema fulfils it.

#include "cli/claim/claim_stage.hpp"
#include "support/fixtures.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using core::Json;
using test::ClaimStage;

namespace {

bool is_of_type(Json const& value, Json const& types) {
  auto const is = [&value](std::string const& type) {
    return (type == "string" && value.is_string()) || (type == "null" && value.is_null()) ||
           (type == "boolean" && value.is_boolean()) || (type == "array" && value.is_array()) ||
           (type == "integer" && value.is_number_integer()) ||
           (type == "object" && value.is_object());
  };
  for (auto const& type : types.is_array() ? types : Json::array({types})) {
    if (is(type.get<std::string>())) {
      return true;
    }
  }
  return false;
}

// The first place where a value is not as the words of JSON Schema that ours uses want it; empty
// where there is none.
std::string fault_of(Json const& value, Json const& schema, std::string const& path) {
  if (schema.contains("type") && !is_of_type(value, schema["type"])) {
    return path + " is of another type";
  }
  if (schema.contains("const") && value != schema["const"]) {
    return path + " is " + value.dump();
  }
  if (schema.contains("properties") && value.is_object()) {
    CHECK(schema.at("additionalProperties") == false);
    for (auto const& [name, member] : value.items()) {
      if (!schema["properties"].contains(name)) {
        return path + "." + name + " is not in the schema";
      }
      auto const fault = fault_of(member, schema["properties"][name], path + "." + name);
      if (!fault.empty()) {
        return fault;
      }
    }
  }
  if (schema.contains("items") && value.is_array()) {
    for (auto const& item : value) {
      auto const& form = schema["items"]["oneOf"].at(item.is_string() ? 0 : 1);
      auto const fault = fault_of(item, form, path + "[]");
      if (!fault.empty()) {
        return fault;
      }
    }
  }
  return "";
}

Json schema() {
  return Json::parse(test::content_of(test::source_folder() + "/docs/claim.schema.json"));
}

} // namespace

TEST_CASE("each line that is of the schema of claims fulfils it, and says its cloud") {
  ClaimStage const stage;
  stage.make_ready();
  stage.make({"--workload", "Teams"});
  stage.record("C-0001", "Submitted", 3);
  auto const claims = schema();
  for (std::vector<std::string> words : {std::vector<std::string>{"list"},
                                         {"show", "C-0001"},
                                         {"export"},
                                         {"edit", "C-0002", "--comments", "x"},
                                         {"new", "--name", "x"},
                                         {"delete", "C-0003", "--yes"},
                                         {"record", "C-0001", "--status", "Approved"}}) {
    words.insert(words.end(), {"-o", "jsonl"});
    INFO(words[0]);
    std::istringstream lines(stage.claim(words).out);
    std::size_t count = 0;
    for (std::string text; std::getline(lines, text); ++count) {
      auto const line = Json::parse(text);
      REQUIRE(line.at("schema") == "partnerctl/claim/1");
      CHECK(fault_of(line, claims, "line") == "");
      CHECK(line.at("cloud") == "public");
      CHECK(line.at("run").is_null());
    }
    CHECK(count > 0);
  }
}

TEST_CASE("a claim of a document fulfils the schema, and one that says more does not") {
  ClaimStage const stage;
  stage.make();
  auto claim = stage.shown("1");
  CHECK(fault_of(claim, schema(), "claim") == "");
  claim["customer"]["colour"] = "red";
  CHECK(fault_of(claim, schema(), "claim") == "claim.customer.colour is not in the schema");
}

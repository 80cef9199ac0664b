// Holds docs/claim.schema.json, what is written and what is read together.

#include "claim_texts.hpp"
#include "cpor/claim/claim_fields.hpp"
#include "support/fixtures.hpp"

#include <set>

using namespace partnerctl;
using namespace test::claim_texts;
using core::Json;

namespace {

Json const& schema() {
  static Json const k_schema = [] {
    auto const text = test::content_of(test::source_folder() + "/docs/claim.schema.json");
    auto value = core::parse_json(text);
    REQUIRE(value);
    return *value;
  }();
  return k_schema;
}

struct Described {
  std::string path{};
  Json schema{};
};

// All that the schema describes below an object, "workloads[].name" among them.
void describe(Json const& object, std::string const& prefix, std::vector<Described>& all) {
  CHECK(object.at("additionalProperties") == false);
  for (auto const& [name, member] : object.at("properties").items()) {
    all.push_back({prefix + name, member});
    if (member.contains("properties")) {
      describe(member, prefix + name + ".", all);
    } else if (member.contains("items")) {
      describe(member.at("items").at("oneOf").at(1), prefix + name + "[].", all);
    }
  }
}

std::vector<Described> const& described() {
  static auto const k_all = [] {
    std::vector<Described> all;
    describe(schema(), "", all);
    return all;
  }();
  return k_all;
}

bool is_kept(Described const& member) {
  return member.schema.value("readOnly", false);
}

void write_paths(Json const& object, std::string const& prefix, std::set<std::string>& paths) {
  for (auto const& [name, value] : object.items()) {
    paths.insert(prefix + name);
    if (value.is_object()) {
      write_paths(value, prefix + name + ".", paths);
    } else if (value.is_array() && !value.empty()) {
      write_paths(value[0], prefix + name + "[].", paths);
    }
  }
}

// The object that has nothing but a value at that path.
Json with(std::string const& path, Json const& value) {
  auto const dot = path.find('.');
  auto const name = path.substr(0, dot);
  auto const inner = dot == std::string::npos ? value : with(path.substr(dot + 1), value);
  if (name.ends_with("[]")) {
    return {{name.substr(0, name.size() - 2), Json::array({inner})}};
  }
  return {{name, inner}};
}

bool is_read(Json const& object) {
  return core::attempt([&] { return read(core::write_json(object)); }).value.has_value();
}

} // namespace

TEST_CASE("the schema has every member that is written, and no other") {
  std::set<std::string> written;
  write_paths(cpor::to_json(claim_number(0)), "", written);
  std::set<std::string> in_schema;
  for (auto const& member : described()) {
    if (!is_kept(member)) {
      in_schema.insert(member.path);
    }
  }
  CHECK(written == in_schema);
  CHECK(written.size() > 30);
}

TEST_CASE("the schema marks as read-only what an export adds, and nothing else") {
  std::set<std::string> marked;
  for (auto const& member : described()) {
    if (is_kept(member)) {
      marked.insert(member.path);
      auto const left_out =
          read(core::write_json({{"name", "x"}, {member.path, {1, "two"}}})).front().left_out;
      // Nobody misses what says where a line comes from.
      bool const is_of_line = member.path == "run" || member.path == "cloud";
      CHECK(left_out ==
            (is_of_line ? std::vector<std::string>() : std::vector<std::string>{member.path}));
    }
  }
  auto const& kept = cpor::kept_members();
  std::set<std::string> expected(kept.begin(), kept.end());
  expected.insert({"run", "cloud"});
  CHECK(marked == expected);
}

TEST_CASE("a member is read in the types that the schema gives it, and in no other") {
  std::vector<std::pair<std::string, Json>> const samples{
      {"null", nullptr}, {"string", "x"},          {"integer", 7},
      {"boolean", true}, {"array", Json::array()}, {"object", Json::object()},
      {"number", 1.5},   {"integer below 0", -1}};
  for (auto const& member : described()) {
    if (is_kept(member) || member.path == "schema") {
      continue;
    }
    auto const types = member.schema.at("type").get<std::set<std::string>>();
    for (auto const& [type, sample] : samples) {
      CAPTURE(member.path, type);
      CHECK(is_read(with(member.path, sample)) == (types.count(type) == 1));
    }
  }
}

TEST_CASE("a workload is read in the forms that the schema gives it") {
  auto const& forms = schema().at("properties").at("workloads").at("items").at("oneOf");
  CHECK(forms.size() == 2);
  CHECK(forms.at(0) == Json{{"type", "string"}});
  CHECK(is_read({{"workloads", {"x", Json::object()}}}));
  CHECK_FALSE(is_read({{"workloads", {nullptr}}}));
  CHECK_FALSE(is_read({{"workloads", {Json::array()}}}));
  auto const most = schema().at("properties").at("workloads").at("maxItems").get<std::size_t>();
  CHECK(is_read({{"workloads", std::vector<std::string>(most, "x")}}));
  CHECK_FALSE(is_read({{"workloads", std::vector<std::string>(most + 1, "x")}}));
}

TEST_CASE("the schema is of the version that is written and read") {
  auto const version = schema().at("properties").at("schema").at("const");
  CHECK(cpor::to_json({}).at("schema") == version);
  CHECK(is_read({{"schema", version}, {"name", "x"}}));
  CHECK(refusal(R"({"schema":"partnerctl/claim/2","name":"x"})").message ==
        "c.csv:1:2: schema is 'partnerctl/claim/2', this program reads 'partnerctl/claim/1'");
  CHECK_FALSE(is_read({{"schema", 1}, {"name", "x"}}));
}

TEST_CASE("every member of a claim is described where it is more than its name says") {
  for (auto const& member : described()) {
    bool const is_of_contact = member.path.find("ontact.") != std::string::npos;
    CAPTURE(member.path);
    CHECK((is_of_contact || member.schema.contains("description")));
  }
}

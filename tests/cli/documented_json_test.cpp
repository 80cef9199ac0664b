// The examples of JSON in docs/output.md, held to the documents that really come out (the golden
// files, which golden_test.cpp holds to the program).

#include "cli/stage.hpp"
#include "partnerctl/core/json.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace partnerctl;
using core::Json;
using Texts = std::vector<std::string>;

namespace {

std::string between(std::string const& text, std::string const& begin, std::string const& end,
                    std::size_t from = 0) {
  auto const at = text.find(begin, from);
  if (at == std::string::npos) {
    return {};
  }
  auto const first = at + begin.size();
  return text.substr(first, text.find(end, first) - first);
}

std::string page() {
  return test::content_of(test::source_folder() + "/docs/output.md");
}

std::vector<Json> examples() {
  std::vector<Json> found;
  auto const text = page();
  for (auto at = text.find("```json\n"); at != std::string::npos;
       at = text.find("```json\n", at + 1)) {
    found.push_back(Json::parse(between(text, "```json\n", "```", at)));
  }
  return found;
}

std::string golden_text(std::string const& name) {
  return between(
      test::content_of(test::source_folder() + "/tests/fixtures/golden/cli/" + name + ".pipe.txt"),
      "--- stdout\n", "--- stderr");
}

Json golden(std::string const& name) {
  auto text = golden_text(name + ".json");
  // How long something took is left out of golden files.
  std::string const left_out = "\": ,";
  for (auto at = text.find(left_out); at != std::string::npos; at = text.find(left_out, at)) {
    text.replace(at, left_out.size(), "\": 0,");
  }
  return Json::parse(text);
}

// The elements of a list in several documents.
std::vector<Json> elements(Texts const& names, std::string const& list) {
  std::vector<Json> found;
  for (auto const& name : names) {
    auto const document = golden(name);
    for (auto const& element : document.at(list)) {
      found.push_back(element);
    }
  }
  return found;
}

std::string kind_of(Json const& value) {
  return value.is_number() ? "number" : value.type_name();
}

// What an example says that documents do not have; empty where all is as it says. Nothing is said
// of what an example leaves out, or of a type where it has null.
void add_differences(Json const& says, std::vector<Json> const& real, std::string const& path,
                     Texts& differences) {
  for (auto const& value : real) {
    if (!says.is_null() && !value.is_null() && kind_of(value) != kind_of(says)) {
      differences.push_back(path + " is " + kind_of(value));
      return;
    }
  }
  if (says.is_object()) {
    for (auto const& [key, member] : says.items()) {
      std::vector<Json> members;
      bool is_there = key == "…" || key == "columns";
      for (auto const& value : real) {
        if (value.is_object() && value.contains(key)) {
          members.push_back(value.at(key));
          is_there = true;
        }
      }
      if (!is_there) {
        differences.push_back(path + "/" + key + " is not there");
      }
      if (key != "columns") {
        add_differences(member, members, path + "/" + key, differences);
      }
    }
  }
  if (says.is_array() && !says.empty()) {
    std::vector<Json> all;
    for (auto const& value : real) {
      all.insert(all.end(), value.begin(), value.end());
    }
    add_differences(says.front(), all, path + "/0", differences);
  }
}

Texts differences(Json const& says, std::vector<Json> const& real) {
  Texts found;
  REQUIRE_FALSE(real.empty());
  add_differences(says, real, "", found);
  return found;
}

std::vector<Json> members(std::vector<Json> const& objects, std::string const& key) {
  std::vector<Json> found;
  for (auto const& object : objects) {
    if (!object.at(key).is_null()) {
      found.push_back(object.at(key));
    }
  }
  return found;
}

std::vector<Json> claims() {
  return elements({"claim-list", "claim-show", "claim-show-history", "claim-acknowledge"},
                  "claims");
}

} // namespace

TEST_CASE("the JSON that docs/output.md shows is that of the documents") {
  auto const says = examples();
  REQUIRE(says.size() == 7);
  CHECK(differences(says[0], {golden("link-pal")}) == Texts{});
  CHECK(differences(says[1], elements({"status", "status-access"}, "tenants")) == Texts{});
  CHECK(differences(says[2], members(elements({"status-access"}, "tenants"), "earning")) ==
        Texts{});
  CHECK(differences(says[3], elements({"tenant-list", "tenant-list-file"}, "tenants")) == Texts{});
  CHECK(differences(says[4], elements({"run-list"}, "runs")) == Texts{});
  CHECK(differences(says[5], elements({"auth-status"}, "accounts")) == Texts{});
  CHECK(differences(says[6], claims()) == Texts{});
}

TEST_CASE("a claim has each member of a list that docs/output.md shows, and no other") {
  auto const says = examples().back();
  for (auto const* list : {"proofs", "acknowledgements", "history", "deadlines"}) {
    INFO(list);
    bool is_seen = false;
    for (auto const& claim : claims()) {
      for (auto const& element : claim.at(list)) {
        is_seen = true;
        Texts shown;
        Texts there;
        for (auto const& [key, value] : says.at(list).at(0).items()) {
          shown.push_back(key);
        }
        for (auto const& [key, value] : element.items()) {
          there.push_back(key);
        }
        std::sort(shown.begin(), shown.end());
        std::sort(there.begin(), there.end());
        CHECK(shown == there);
      }
    }
    CHECK(is_seen);
  }
}

TEST_CASE("a consent has a source wherever it has a state, as docs/output.md shows it") {
  CHECK(examples().back().at("consent").at("source").is_string());
  for (auto const& claim : claims()) {
    auto const& consent = claim.at("consent");
    INFO(claim.at("id"));
    CHECK(consent.at("source").is_string() == (consent.at("state") != "unknown"));
  }
}

TEST_CASE("the columns of an export are those that docs/output.md names") {
  auto const header = test::Stage().run({"claim", "new", "--csv-header"}).out;
  CHECK(header.starts_with("solution_area,"));
  CHECK(golden_text("claim-export.csv").starts_with("id," + header));
  CHECK(between(page(), "| `claim export` | ", " |") ==
        "ID, then the columns of `claim new --csv-header`");
}

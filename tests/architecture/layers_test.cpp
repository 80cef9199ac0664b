// Holds the #include lines of the code to the table of docs/architecture.md: who may know whom.

#include "support/fixtures.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

using namespace partnerctl;

namespace {

namespace fs = std::filesystem;

using Layers = std::set<std::string>;

std::map<std::string, Layers> const k_may_include{
    {"core", {}},
    {"terminal", {"core"}},
    {"config", {"core"}},
    {"http", {"core"}},
    {"auth", {"core", "http"}},
    {"directory", {"core", "http"}},
    {"arm", {"core", "http"}},
    {"pal", {"core", "http", "arm", "directory"}},
    {"partner_center", {"core", "http"}},
    {"cpor", {"core", "http", "directory", "partner_center"}},
    {"fleet", {"core"}},
    {"ledger", {"core", "fleet", "cpor"}},
    {"output", {"core", "terminal"}},
    {"sandbox", {"core", "http"}},
    {"cli",
     {"core", "terminal", "config", "http", "auth", "directory", "arm", "pal", "partner_center",
      "cpor", "fleet", "ledger", "output", "sandbox"}}};

// Packages that only one layer may know.
std::map<std::string, std::string> const k_packages{
    {"CLI/", "cli"},     {"boost/", "http"},    {"cpprest/", "http"}, {"pplx/", "http"},
    {"soci/", "ledger"}, {"toml++/", "config"}, {"pugixml", "cpor"},  {"date/", "cpor"}};

// Whose tests the thread sanitizer leaves out (tests/CMakeLists.txt).
Layers const k_without_threads{"config",         "directory", "arm",   "pal",
                               "partner_center", "cpor",      "output"};

struct Include {
  std::string file;
  std::string layer;
  std::string target;
  bool is_face = false;
};

// The layer of a file: the folder below src or include/partnerctl; empty for main.cpp.
std::string layer_of(fs::path const& path) {
  auto const relative = fs::relative(path, test::source_folder());
  std::vector<std::string> const parts(relative.begin(), relative.end());
  std::size_t const at = parts.front() == "include" ? 2 : 1;
  return parts.size() > at + 1 ? parts[at] : std::string();
}

std::vector<Include> includes() {
  static std::regex const k_line(R"re(^\s*#\s*include\s*["<]([^">]+)[">])re");
  std::vector<Include> found;
  for (auto const* top : {"src", "include"}) {
    for (auto const& entry : fs::recursive_directory_iterator(test::source_folder() + "/" + top)) {
      auto const extension = entry.path().extension();
      if (extension != ".cpp" && extension != ".hpp") {
        continue;
      }
      std::ifstream file(entry.path());
      std::string line;
      std::smatch match;
      while (std::getline(file, line)) {
        if (std::regex_search(line, match, k_line)) {
          found.push_back({.file = entry.path().string(),
                           .layer = layer_of(entry.path()),
                           .target = match[1],
                           .is_face = std::string(top) == "include"});
        }
      }
    }
  }
  return found;
}

// The layer that an include names, and whether it names its face; empty for packages and the
// system.
std::string included_layer(std::string const& target, bool& face) {
  static std::string const k_face = "partnerctl/";
  face = target.rfind(k_face, 0) == 0;
  auto const rest = face ? target.substr(k_face.size()) : target;
  auto const layer = rest.substr(0, rest.find('/'));
  return k_may_include.count(layer) > 0 && rest.find('/') != std::string::npos ? layer
                                                                               : std::string();
}

} // namespace

TEST_CASE("every layer includes only the layers that the table allows") {
  auto const all = includes();
  REQUIRE(all.size() > 200);
  for (auto const& include : all) {
    bool face = false;
    auto const target = included_layer(include.target, face);
    if (target.empty() || target == include.layer || include.layer.empty()) {
      continue;
    }
    INFO(include.file << " includes " << include.target);
    REQUIRE(k_may_include.count(include.layer) == 1);
    CHECK(k_may_include.at(include.layer).count(target) == 1);
    // The other layer's face, never its private headers.
    CHECK(face);
  }
}

TEST_CASE("a package that one layer wraps is included by no other") {
  for (auto const& include : includes()) {
    for (auto const& [prefix, layer] : k_packages) {
      if (include.target.rfind(prefix, 0) == 0) {
        INFO(include.file << " includes " << include.target);
        CHECK(include.layer == layer);
      }
    }
  }
}

TEST_CASE("a layer that the thread sanitizer leaves out has no thread and no lock of its own") {
  Layers const threads{"thread", "mutex",  "shared_mutex", "condition_variable",
                       "atomic", "future", "pthread.h"};
  for (auto const& include : includes()) {
    if (k_without_threads.count(include.layer) > 0) {
      INFO(include.file << " includes " << include.target);
      CHECK(threads.count(include.target) == 0);
    }
  }
}

TEST_CASE("no face includes a heavy header") {
  static std::regex const k_heavy(
      R"(^(CLI|boost|cpprest|pplx|spdlog|fmt|openssl|toml\+\+|soci)/|^nlohmann/json\.hpp)");
  for (auto const& include : includes()) {
    if (include.is_face) {
      INFO(include.file << " includes " << include.target);
      CHECK_FALSE(std::regex_search(include.target, k_heavy));
    }
  }
}

TEST_CASE("main is one call and includes nothing but cli") {
  for (auto const& include : includes()) {
    if (include.layer.empty()) {
      CHECK(include.target == "partnerctl/cli/run.hpp");
    }
  }
}

// Holds the documentation to what is there: its links, and the exit codes that scripts rely on.

#include "partnerctl/core/exit_code.hpp"
#include "support/fixtures.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

using namespace partnerctl;

namespace {

namespace fs = std::filesystem;

std::string text_of(fs::path const& path) {
  std::ifstream file(path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<fs::path> pages() {
  std::vector<fs::path> found;
  for (auto const* folder : {"", "docs"}) {
    for (auto const& entry : fs::directory_iterator(test::source_folder() + "/" + folder)) {
      if (entry.path().extension() == ".md") {
        found.push_back(entry.path());
      }
    }
  }
  return found;
}

// What [text](target) links to, without those that name a scheme.
std::vector<std::string> links_in(std::string const& text) {
  static std::regex const k_link(R"(\]\(([^)\s]+)\))");
  static std::regex const k_scheme("^[a-z]+:");
  std::vector<std::string> targets;
  for (std::sregex_iterator link(text.begin(), text.end(), k_link), end; link != end; ++link) {
    auto const target = (*link)[1].str();
    if (!std::regex_search(target, k_scheme)) {
      targets.push_back(target);
    }
  }
  return targets;
}

// The anchor that a heading gets: lower case, blanks as hyphens, no other signs.
std::string anchor_of(std::string const& heading) {
  std::string anchor;
  for (char const c : heading) {
    auto const byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) != 0 || c == '-' || c == '_') {
      anchor += static_cast<char>(std::tolower(byte));
    } else if (c == ' ') {
      anchor += '-';
    }
  }
  return anchor;
}

bool has_anchor(std::string const& text, std::string const& anchor) {
  std::istringstream lines(text);
  std::string line;
  while (std::getline(lines, line)) {
    auto const begin = line.find_first_not_of('#');
    if (begin != 0 && begin != std::string::npos && line[begin] == ' ' &&
        anchor_of(line.substr(begin + 1)) == anchor) {
      return true;
    }
  }
  return false;
}

} // namespace

TEST_CASE("every relative link of the documentation leads to a file, and to a heading in it") {
  std::size_t checked = 0;
  for (auto const& page : pages()) {
    for (auto const& target : links_in(text_of(page))) {
      INFO(page.string() << " links to " << target);
      auto const hash = target.find('#');
      auto const file = hash == 0 ? page : page.parent_path() / target.substr(0, hash);
      REQUIRE(fs::exists(file));
      if (hash != std::string::npos) {
        CHECK(has_anchor(text_of(file), target.substr(hash + 1)));
      }
      ++checked;
    }
  }
  CHECK(checked > 10);
}

TEST_CASE("every page of docs can be reached from the README") {
  fs::path const root(test::source_folder());
  auto const readme = text_of(root / "README.md");
  for (auto const& page : pages()) {
    auto const name = page.filename().string();
    if (page.parent_path() == root / "docs") {
      INFO(name);
      CHECK(readme.find("(docs/" + name + ")") != std::string::npos);
    }
  }
}

TEST_CASE("every exit code is explained in docs/output.md") {
  using core::ExitCode;
  auto const text = text_of(test::source_folder() + "/docs/output.md");
  auto const codes = text.substr(std::min(text.find("## Exit codes"), text.size()));
  for (auto const code :
       {ExitCode::ok, ExitCode::failed, ExitCode::usage, ExitCode::not_found, ExitCode::auth,
        ExitCode::some_failed, ExitCode::not_as_wanted, ExitCode::interrupted}) {
    auto const row = "\n| " + std::to_string(static_cast<int>(code)) + " | ";
    INFO(row);
    CHECK(codes.find(row) != std::string::npos);
  }
}

#pragma once

#include "partnerctl/auth/means.hpp"
#include "support/fake_clock.hpp"
#include "support/fixtures.hpp"

#include <string>
#include <vector>

namespace partnerctl::test {

// A program that stands in for az or azd: a script on PATH, which notes the words and variables of
// each of its runs and then does as told.
class FakeTool {
public:
  explicit FakeTool(std::string name);

  // What it does when its arguments begin with these words, as lines of bash.
  void on(std::string const& words, std::string const& script);
  // The same, printing this and ending well; with a warning on stderr, as az likes to.
  void prints(std::string const& words, std::string const& text);
  // The same, with this on stderr and the code 1.
  void fails(std::string const& words, std::string const& text);

  // The arguments of each run, each argument between < and >.
  std::vector<std::string> runs() const;
  // The variables of the last run, "NAME=value" in order; without those that bash itself sets.
  std::vector<std::string> variables() const;
  std::string const& folder() const { return m_folder.path(); }
  std::string const& path() const { return m_path; }

private:
  void write() const;

  TemporaryFolder m_folder{};
  std::string m_name;
  std::string m_path;
  std::string m_cases{};
};

} // namespace partnerctl::test

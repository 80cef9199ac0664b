#include "auth/fake_tool.hpp"

#include "partnerctl/core/text.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <fstream>

namespace partnerctl::test {
namespace {

std::vector<std::string> lines_of(std::string const& path) {
  std::ifstream file(path);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) {
    lines.push_back(line);
  }
  return lines;
}

} // namespace

FakeTool::FakeTool(std::string name)
    : m_name(std::move(name)), m_path(m_folder.path() + ":/usr/bin:/bin") {
  write();
}

void FakeTool::on(std::string const& words, std::string const& script) {
  m_cases = "if [[ \"$*\" == '" + words + "'* ]]; then\n" + script + "\nexit 0; fi\n" + m_cases;
  write();
}

void FakeTool::prints(std::string const& words, std::string const& text) {
  on(words, "echo 'WARNING: run az login, or AADSTS1' >&2\ncat <<'END'\n" + text + "\nEND");
}

void FakeTool::fails(std::string const& words, std::string const& text) {
  on(words, "cat >&2 <<'END'\n" + text + "\nEND\nexit 1");
}

// A line is appended in one piece, so that runs at once do not mix.
void FakeTool::write() const {
  auto const path = m_folder.write(
      m_name, "#!/bin/bash\nwords=$(printf '<%s>' \"$@\")\necho \"$words\" >> '" + m_folder.path() +
                  "/runs'\n/usr/bin/env > '" + m_folder.path() + "/variables'\n" + m_cases +
                  "echo unexpected: \"$@\" >&2\nexit 99\n");
  ::chmod(path.c_str(), 0700);
}

std::vector<std::string> FakeTool::runs() const {
  return lines_of(m_folder.path() + "/runs");
}

std::vector<std::string> FakeTool::variables() const {
  auto lines = lines_of(m_folder.path() + "/variables");
  std::erase_if(lines, [](std::string const& line) {
    return line.starts_with("_=") || line.starts_with("SHLVL=") || line.starts_with("PWD=");
  });
  std::sort(lines.begin(), lines.end());
  return lines;
}

} // namespace partnerctl::test

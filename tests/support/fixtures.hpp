#pragma once

#include <optional>
#include <string>

namespace partnerctl::test {

// Where the project lies, as an absolute path. Only fixtures.cpp is compiled with it: what else has
// it in its text or its flags, the compiler cache does not serve in another clone.
std::string source_folder();

// A file under tests/fixtures, whole. Throws when it is missing: what is ours is always there.
std::string fixture(std::string const& path);

// A file of the recorded traffic that lies beside the project (../shared/fixtures), or nullopt
// where the project was cloned alone; then says so on stderr, once, and the test that asked passes
// by.
std::optional<std::string> recorded(std::string const& path);

// Compares with tests/fixtures/golden/<name>, byte by byte; with PARTNERCTL_WRITE_GOLDEN set it
// writes the file instead. Returns what differs, empty when nothing does.
std::string differs_from_golden(std::string const& name, std::string const& actual);

// All bytes of a file; empty where there is none.
std::string content_of(std::string const& path);

// A folder of its own for one test, removed with it.
class TemporaryFolder {
public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(TemporaryFolder const&) = delete;
  TemporaryFolder& operator=(TemporaryFolder const&) = delete;
  std::string const& path() const { return m_path; }
  // Writes a file into it and returns its path.
  std::string write(std::string const& name, std::string const& text) const;

private:
  std::string m_path;
};

} // namespace partnerctl::test

#include "support/fixtures.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <stdexcept>

namespace partnerctl::test {
namespace {

namespace fs = std::filesystem;

fs::path const k_source(PARTNERCTL_SOURCE_DIR);

std::optional<std::string> read(fs::path const& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    return std::nullopt;
  }
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

} // namespace

std::string source_folder() {
  return PARTNERCTL_SOURCE_DIR;
}

std::string fixture(std::string const& path) {
  auto text = read(k_source / "tests" / "fixtures" / path);
  if (!text) {
    throw std::runtime_error("no fixture " + path);
  }
  return *text;
}

std::optional<std::string> recorded(std::string const& path) {
  auto const root = k_source.parent_path() / "shared" / "fixtures";
  if (!fs::exists(root)) {
    static bool const k_said = [] {
      std::cerr << "SKIPPED: recorded traffic is not beside this clone (../shared/fixtures)\n";
      return true;
    }();
    static_cast<void>(k_said);
    return std::nullopt;
  }
  auto text = read(root / path);
  if (!text) {
    throw std::runtime_error("no recorded file " + path);
  }
  return text;
}

std::string content_of(std::string const& path) {
  return read(path).value_or("");
}

std::string differs_from_golden(std::string const& name, std::string const& actual) {
  auto const path = k_source / "tests" / "fixtures" / "golden" / name;
  if (std::getenv("PARTNERCTL_WRITE_GOLDEN") != nullptr) {
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << actual;
    return {};
  }
  auto const expected = read(path);
  if (!expected) {
    return "no golden file " + name + "; PARTNERCTL_WRITE_GOLDEN=1 writes it";
  }
  return *expected == actual ? std::string()
                             : name + " differs\n--- golden\n" + *expected + "\n--- now\n" + actual;
}

TemporaryFolder::TemporaryFolder() {
  auto name = (fs::temp_directory_path() / "partnerctl-test-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) {
    throw std::runtime_error("no temporary folder could be made");
  }
  m_path = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  fs::remove_all(m_path, ignored);
}

std::string TemporaryFolder::write(std::string const& name, std::string const& text) const {
  auto const path = fs::path(m_path) / name;
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
  return path.string();
}

} // namespace partnerctl::test

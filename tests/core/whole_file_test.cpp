#include "partnerctl/core/error.hpp"
#include "partnerctl/core/whole_file.hpp"
#include "support/fixtures.hpp"

#include <catch2/catch.hpp>

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

using namespace partnerctl;
using test::content_of;
namespace fs = std::filesystem;

namespace {

std::size_t files_in(std::string const& folder) {
  return static_cast<std::size_t>(
      std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

mode_t mode_of(std::string const& path) {
  struct stat facts {};
  return ::stat(path.c_str(), &facts) == 0 ? facts.st_mode & 0777 : 0;
}

} // namespace

TEST_CASE("a file is there as a whole, for its owner alone, and nothing else is left") {
  test::TemporaryFolder const folder;
  auto const path = folder.path() + "/page.html";
  core::check_can_write("--html", path, "<!doctype html>");
  CHECK(files_in(folder.path()) == 0);
  core::write_whole_file(path, "one");
  CHECK(content_of(path) == "one");
  CHECK(mode_of(path) == 0600);
  CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("a file that is replaced keeps its mode, and a link stays a link") {
  test::TemporaryFolder const folder;
  auto const path = folder.write("page.html", "old");
  ::chmod(path.c_str(), 0644);
  fs::create_symlink(path, folder.path() + "/link.html");
  core::write_whole_file(folder.path() + "/link.html", "new");
  CHECK(content_of(path) == "new");
  CHECK(mode_of(path) == 0644);
  CHECK(fs::is_symlink(folder.path() + "/link.html"));
}

TEST_CASE("what cannot be written is said before the work with the option and the reason") {
  test::TemporaryFolder const folder;
  auto const roster = folder.write("customers.csv", "tenant\ncontoso.example\n");
  for (auto const& path :
       {folder.path(), folder.path() + "/none/page.html", std::string("/dev/null"), std::string(),
        std::string("--check"), roster}) {
    INFO(path);
    try {
      core::check_can_write("--html", path, "<!doctype html>");
      FAIL("it was not refused");
    } catch (core::Error const& error) {
      CHECK(error.kind == core::ErrorKind::usage);
      CHECK(error.message.find("--html") == 0);
      CHECK_FALSE(error.hint.empty());
    }
  }
}

TEST_CASE("a file that cannot be replaced stays as it is and nothing is left beside it") {
  test::TemporaryFolder const folder;
  fs::create_directory(folder.path() + "/taken");
  CHECK_THROWS_AS(core::write_whole_file(folder.path() + "/taken", "new"), core::Error);
  CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("what is there may be written over where it is such a file already") {
  test::TemporaryFolder const folder;
  CHECK_NOTHROW(core::check_can_write("--html", folder.write("a.html", "<!DOCTYPE html>\n<p>"),
                                      "<!doctype html>"));
  CHECK_NOTHROW(core::check_can_write("--html", folder.write("b.html", ""), "<!doctype html>"));
}

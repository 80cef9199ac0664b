#include "core/new_place.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/folder.hpp"
#include "partnerctl/core/whole_file.hpp"
#include "support/fixtures.hpp"
#include "support/sync_fault.hpp"

#include <catch2/catch.hpp>

#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <filesystem>
#include <thread>

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

TEST_CASE("where nothing may be written over, what is there stays, a link too") {
  test::TemporaryFolder const folder;
  auto const path = folder.path() + "/pack.zip";
  core::write_whole_file(path, "one", {.may_replace = false});
  CHECK(mode_of(path) == 0600);
  fs::create_symlink(folder.path() + "/nowhere", folder.path() + "/link.zip");
  for (auto const& taken : {path, folder.path() + "/link.zip"}) {
    INFO(taken);
    try {
      core::write_whole_file(taken, "two", {.may_replace = false});
      FAIL("it was written over");
    } catch (core::Error const& error) {
      CHECK(error.kind == core::ErrorKind::usage);
      CHECK(error.message.find(taken) != std::string::npos);
    }
  }
  CHECK(content_of(path) == "one");
  CHECK(files_in(folder.path()) == 2);
}

TEST_CASE("of many who write a new file at once one does, and the others hear of it") {
  test::TemporaryFolder const folder;
  auto const path = folder.path() + "/pack.zip";
  std::atomic<int> refused = 0;
  {
    std::vector<std::jthread> writers;
    for (int i = 0; i < 8; ++i) {
      writers.emplace_back([&] {
        try {
          core::write_whole_file(path, "one", {.may_replace = false});
        } catch (core::Error const&) {
          ++refused;
        }
      });
    }
  }
  CHECK(refused == 7);
  CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("a new place is taken once, with and without a rename that knows of it") {
  for (auto* const place : {core::rename_to_new, core::link_to_new}) {
    test::TemporaryFolder const folder;
    auto const to = folder.path() + "/to";
    CHECK(place(folder.write("a", "a"), to) == 0);
    CHECK(place(folder.write("b", "b"), to) == EEXIST);
    CHECK(content_of(to) == "a");
    CHECK(content_of(folder.path() + "/b") == "b");
    CHECK_FALSE(fs::exists(folder.path() + "/a"));
    CHECK(place(folder.path() + "/none", folder.path() + "/new") == ENOENT);
  }
}

TEST_CASE("a folder is kept by the disk, and one that is none says so") {
  test::TemporaryFolder const folder;
  CHECK(core::sync_folder(folder.path()) == 0);
  CHECK(core::sync_folder("") == 0);
  CHECK(core::sync_folder(folder.write("file", "")) == ENOTDIR);
  CHECK(core::sync_folder(folder.path() + "/none") == ENOENT);
}

TEST_CASE("a file system that keeps no folder is no fault") {
  test::TemporaryFolder const folder;
  for (int const fault : {EINVAL, ENOTSUP, EOPNOTSUPP, ENOSYS, EACCES}) {
    INFO(fault);
    test::SyncFault const failing(folder.path(), fault);
    CHECK(core::sync_folder(folder.path()) == 0);
    CHECK_NOTHROW(core::write_whole_file(folder.path() + "/page.html", "one"));
  }
  test::SyncFault const failing(folder.path(), EIO);
  CHECK(core::sync_folder(folder.path()) == EIO);
}

TEST_CASE("what was written says so where the disk may not keep it") {
  test::TemporaryFolder const folder;
  auto const path = folder.path() + "/page.html";
  test::SyncFault const failing(folder.path(), EIO);
  try {
    core::write_whole_file(path, "one");
    FAIL("nothing was said");
  } catch (core::Error const& error) {
    CHECK(error.message == "'" + path +
                               "' was written, but it is not sure that the disk keeps it: "
                               "Input/output error");
  }
  CHECK(content_of(path) == "one");
  CHECK(files_in(folder.path()) == 1);
  CHECK_NOTHROW(core::write_whole_file(path, "two", {.syncs_folder = false}));
}

TEST_CASE("the folder of what was written need not be one to read") {
  test::TemporaryFolder const folder;
  test::SyncFault const failing(folder.path(), EACCES);
  CHECK_NOTHROW(core::write_whole_file(folder.path() + "/page.html", "one"));
}

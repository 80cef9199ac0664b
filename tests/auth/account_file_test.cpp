#include "auth/account_file.hpp"
#include "auth/account_lock.hpp"
#include "auth/errors.hpp"
#include "auth/other_process.hpp"
#include "auth/some_accounts.hpp"
#include "support/fixtures.hpp"

#include <catch2/catch.hpp>

#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <iostream>
#include <thread>

using namespace partnerctl;
using Catch::Matchers::Contains;
namespace fs = std::filesystem;

namespace {

struct Place {
  test::TemporaryFolder root{};
  std::string folder{root.path() + "/state/partnerctl"};
  std::string file{folder + "/accounts.json"};
  std::unique_ptr<auth::Accounts> accounts{opened()};

  std::unique_ptr<auth::Accounts> opened() const {
    return auth::open_accounts({.choice = "file", .folder = folder});
  }
  std::string text() const { return auth::AccountFile(folder).read().value(); }
  // Both the reading and the changing of what stands there is refused, and it stays as it is.
  core::Error refusal() {
    auto error = test::error_of([this] { accounts->all(); });
    CHECK(error.kind == core::ErrorKind::usage);
    CHECK_THAT(error.message, Contains(folder));
    CHECK_FALSE(error.hint.empty());
    bool was_called = false;
    CHECK(test::error_of([&] { accounts->change([&](auto&) { was_called = true; }); }).message ==
          error.message);
    CHECK_FALSE(was_called);
    return error;
  }
};

unsigned mode_of(std::string const& path) {
  struct stat found {};
  REQUIRE(::lstat(path.c_str(), &found) == 0);
  return found.st_mode & 07777U;
}

} // namespace

TEST_CASE("sign-ins in a file are for their user alone and outlive the process") {
  Place place;
  CHECK(place.accounts->place() == "the file " + place.file);
  CHECK(place.accounts->outlives_the_process());
  CHECK(place.accounts->why_not_kept().empty());
  // Looking makes nothing.
  CHECK(place.accounts->all().empty());
  place.accounts->change([](auto&) {});
  CHECK_FALSE(fs::exists(place.file));
  auto const mask = ::umask(0);
  test::add(*place.accounts, test::account_of());
  ::umask(mask);
  CHECK(mode_of(place.folder) == 0700);
  CHECK(mode_of(place.file) == 0600);
  CHECK(mode_of(place.folder + "/accounts.lock") == 0600);
  CHECK_FALSE(fs::exists(place.file + ".new"));
  CHECK(place.opened()->all().at(0).user_name == test::k_person);
}

TEST_CASE("a change that throws leaves the file as it was, and the lock free") {
  Place place;
  test::add(*place.accounts, test::account_of());
  auto const before = place.text();
  test::error_of([&] {
    place.accounts->change([](auto& all) {
      all.clear();
      throw core::usage_error("no");
    });
  });
  CHECK(place.text() == before);
  place.accounts->change([](auto& all) { all.clear(); });
  CHECK(place.accounts->all().empty());
}

TEST_CASE("a change that changes nothing does not write") {
  Place place;
  test::add(*place.accounts, test::account_of());
  auto const before = fs::last_write_time(place.file);
  fs::last_write_time(place.file, before - std::chrono::hours(1));
  place.accounts->change([](auto&) {});
  CHECK(fs::last_write_time(place.file) == before - std::chrono::hours(1));
}

TEST_CASE("a link in the place of the file, its successor or the lock is never followed") {
  for (auto const* name : {"/accounts.json", "/accounts.lock"}) {
    Place place;
    test::add(*place.accounts, test::account_of());
    auto const elsewhere = place.root.write("elsewhere", "other");
    fs::permissions(elsewhere, fs::perms::owner_read | fs::perms::owner_write);
    fs::remove(place.folder + name);
    fs::create_symlink(elsewhere, place.folder + name);
    auto const error = test::error_of([&] { test::add(*place.accounts, test::account_of("b")); });
    CHECK(error.kind == core::ErrorKind::usage);
    CHECK_THAT(error.message, Contains(place.folder + name) && Contains("link"));
    CHECK(fs::file_size(elsewhere) == 5);
  }
  Place place;
  test::add(*place.accounts, test::account_of());
  auto const elsewhere = place.root.write("elsewhere", "other");
  fs::create_symlink(elsewhere, place.file + ".new");
  test::add(*place.accounts, test::account_of("b"));
  CHECK(fs::file_size(elsewhere) == 5);
  CHECK(fs::is_regular_file(fs::symlink_status(place.file)));
  CHECK(place.accounts->all().size() == 2);
}

TEST_CASE("a link is refused by reading too, also one that leads nowhere") {
  for (auto const* target : {"/nowhere/at/all", "accounts.lock"}) {
    Place place;
    test::add(*place.accounts, test::account_of());
    fs::remove(place.file);
    fs::create_symlink(target, place.file);
    CHECK_THAT(place.refusal().message, Contains("it is a link"));
    CHECK(fs::is_symlink(place.file));
  }
}

TEST_CASE("what is no regular file is refused") {
  Place place;
  fs::create_directories(place.folder);
  fs::permissions(place.folder, fs::perms::owner_all);
  SECTION("a folder") {
    fs::create_directory(place.file);
  }
  SECTION("a pipe, which nobody waits for") {
    REQUIRE(::mkfifo(place.file.c_str(), 0600) == 0);
  }
  CHECK_THAT(place.refusal().message, Contains("no regular file"));
}

TEST_CASE("a file that others may read or write is refused, and one of another user") {
  Place place;
  test::add(*place.accounts, test::account_of());
  for (unsigned const mode : {0644U, 0640U, 0604U, 0620U, 0602U}) {
    REQUIRE(::chmod(place.file.c_str(), mode) == 0);
    auto const error = place.refusal();
    CHECK_THAT(error.message, Contains("others may read it"));
    CHECK_THAT(error.hint, Contains("chmod 600 '" + place.file + "'"));
    CHECK(mode_of(place.file) == mode);
  }
  REQUIRE(::chmod(place.file.c_str(), 0600) == 0);
  CHECK(place.accounts->all().size() == 1);
  if (::geteuid() != 0) {
    std::cerr << "SKIPPED: only root can give a file to another user\n";
    return;
  }
  REQUIRE(::chown(place.file.c_str(), 12345, 12345) == 0);
  CHECK_THAT(place.refusal().message, Contains("belongs to another user"));
}

TEST_CASE("a folder that others may write to is refused") {
  Place place;
  test::add(*place.accounts, test::account_of());
  REQUIRE(::chmod(place.folder.c_str(), 0770) == 0);
  auto const error = place.refusal();
  CHECK_THAT(error.message, Contains("others may write"));
  CHECK_THAT(error.hint, Contains("chmod 700 '" + place.folder + "'"));
  REQUIRE(::chmod(place.folder.c_str(), 0755) == 0);
  CHECK(place.accounts->all().size() == 1);
}

TEST_CASE("a file in the place of the folder is refused") {
  Place place;
  fs::create_directories(fs::path(place.folder).parent_path());
  place.root.write("state/partnerctl", "");
  place.refusal();
}

TEST_CASE("a damaged file is an error that says what to do, and is never written over") {
  Place place;
  test::add(*place.accounts, test::account_of());
  auto const whole = place.text();
  for (auto const& text : {whole.substr(0, whole.size() / 2), std::string("null"), std::string()}) {
    REQUIRE(::truncate(place.file.c_str(), 0) == 0);
    place.root.write("state/partnerctl/accounts.json", text);
    auto const error = place.refusal();
    CHECK_THAT(error.message, Contains("damaged"));
    CHECK_THAT(error.hint,
               Contains("remove the file " + place.file) && Contains("partnerctl auth login"));
    CHECK_THAT(error.message + error.hint, !Contains("r3fresh"));
    CHECK(place.text() == text);
  }
}

TEST_CASE("a lock that is held for too long names its file") {
  Place const place;
  auto const folder = auth::PrivateFolder::make(place.folder);
  auth::AccountLock const lock(folder);
  auto const error =
      test::error_of([&] { auth::AccountLock const other(folder, std::chrono::milliseconds(20)); });
  CHECK(error.kind == core::ErrorKind::usage);
  CHECK_THAT(error.message, Contains(place.folder + "/accounts.lock"));
  CHECK_FALSE(error.hint.empty());
}

TEST_CASE("two processes that change the file at once lose nothing") {
  Place const place;
  auto one = test::other_process("count", "file", place.folder);
  auto other = test::other_process("count", "file", place.folder);
  CHECK(one->wait().code == 0);
  CHECK(other->wait().code == 0);
  CHECK(test::counted("file", place.folder) == 80);
}

TEST_CASE("threads that change the file at once lose nothing") {
  Place const place;
  {
    std::array<std::jthread, 8> threads;
    for (std::size_t i = 0; i < threads.size(); ++i) {
      threads.at(i) = std::jthread([&place, i] {
        for (std::size_t j = 0; j < 5; ++j) {
          test::add(*place.accounts, test::account_of(std::to_string(i * 5 + j)));
        }
      });
    }
  }
  CHECK(place.accounts->all().size() == 40);
}

TEST_CASE("a writer that is killed leaves a whole document, and nothing in the next one's way") {
  Place const place;
  for (int i = 0; i < 8; ++i) {
    auto writer = test::other_process("churn", "file", place.folder);
    while (writer->read_line() != "said: ready") {
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(3 * i));
    writer->signal(SIGKILL);
    CHECK(writer->wait().code == 128 + SIGKILL);
    CHECK(test::counted("file", place.folder) > 0);
  }
  place.root.write("state/partnerctl/accounts.json.new", "half a docum");
  test::add(*place.accounts, test::account_of());
  CHECK(place.accounts->all().size() == 2);
  CHECK_FALSE(fs::exists(place.file + ".new"));
}

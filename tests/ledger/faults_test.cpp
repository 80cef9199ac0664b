// Bad files and bad disks.

#include "ledger/refusals.hpp"
#include "ledger/runs.hpp"
#include "ledger/schema.hpp"
#include "ledger/small_disk.hpp"
#include "partnerctl/ledger/ledger.hpp"
#include "support/fixtures.hpp"

#include <catch2/catch.hpp>

#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>

using namespace partnerctl;
using test::as_expected;
using test::cannot_be_tried;
using test::check_found;
using test::contains;
using test::content_of;
using test::mount_disk;
using test::refusal;
using test::run_apart;
using test::wrong;

namespace fs = std::filesystem;

namespace {

core::Error refused_file(std::string const& path) {
  auto const before = content_of(path);
  auto error = refusal([&] { test::open_ledger(path); });
  INFO(error.message);
  CHECK(contains(error.message, path));
  CHECK_FALSE(error.hint.empty());
  CHECK(content_of(path) == before);
  CHECK_FALSE(fs::exists(path + "-wal"));
  return error;
}

} // namespace

TEST_CASE("a file that is no database is refused and left as it is") {
  test::TemporaryFolder const folder;
  auto const error = refused_file(
      folder.write("a.db", "tenant,name\ncontoso.com,Contoso\n" + std::string(9000, 'x')));
  CHECK(error.kind == core::ErrorKind::usage);
  CHECK(contains(error.message, "no ledger"));
}

TEST_CASE("another program's database is refused and left as it is") {
  test::TemporaryFolder const folder;
  auto const path = folder.path() + "/a.db";
  test::execute(path, {"create table run (id text)"});
  auto const error = refused_file(path);
  CHECK(error.kind == core::ErrorKind::usage);
  CHECK(contains(error.message, "another program"));
}

TEST_CASE("a ledger of a newer version is refused with both versions and left as it is") {
  test::TemporaryFolder const folder;
  auto const path = folder.path() + "/a.db";
  test::execute(path, {"create table partnerctl_schema (version integer not null primary key, "
                       "tool_version text not null, applied_at bigint not null)",
                       "insert into partnerctl_schema values (1, '0.1.0', 0)",
                       "insert into partnerctl_schema values (99, '9.8.7', 0)"});
  auto const error = refused_file(path);
  CHECK(error.kind == core::ErrorKind::usage);
  CHECK(contains(error.message, "99"));
  CHECK(contains(error.message, "9.8.7"));
  CHECK(contains(error.message, "knows " + std::to_string(ledger::migrations().size())));
  CHECK(contains(error.message, PARTNERCTL_VERSION));
}

TEST_CASE("what is no regular file is refused") {
  test::TemporaryFolder const folder;
  fs::create_directory(folder.path() + "/folder.db");
  CHECK(refusal([&] { test::open_ledger(folder.path() + "/folder.db"); }).kind ==
        core::ErrorKind::usage);
  auto const pipe = folder.path() + "/pipe.db";
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  CHECK(contains(refusal([&] { test::open_ledger(pipe); }).message, "no regular file"));
  auto const file = folder.write("file", "x");
  CHECK(refusal([&] { test::open_ledger(file + "/a.db"); }).kind == core::ErrorKind::usage);
}

TEST_CASE("a damaged ledger says so wherever the damage is met") {
  test::TemporaryFolder const folder;
  auto const path = folder.path() + "/a.db";
  std::string id;
  {
    auto book = test::open_ledger(path);
    auto const writer = book.begin(test::link_run(), test::tenants(500));
    id = writer->id();
    for (std::size_t i = 0; i < 500; ++i) {
      writer->ended(test::linked(i));
    }
    writer->finish(ledger::Ending::finished);
  }
  auto const size = fs::file_size(path);
  {
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    for (std::uintmax_t at = 4096; at < size; at += 4096) {
      file.seekp(static_cast<std::streamoff>(at));
      file << std::string(200, '\x5a');
    }
  }
  auto const error = refusal([&] { static_cast<void>(test::open_ledger(path).run(id)); });
  CHECK(contains(error.message, "damaged"));
  CHECK(contains(error.message, path));
}

TEST_CASE("a disk that is full before the first tenant stops the run at its beginning") {
  test::TemporaryFolder const folder;
  check_found(run_apart([&] {
                if (!mount_disk(folder.path(), "size=256k")) {
                  return cannot_be_tried;
                }
                auto book = test::open_ledger(folder.path() + "/a.db");
                auto const error =
                    refusal([&] { book.begin(test::link_run(), test::tenants(5000)); });
                bool const said = contains(error.message, "no room") &&
                                  contains(error.message, "a.db") && !error.hint.empty();
                // Nothing of it is left, and a smaller run has room.
                return said && book.runs(5).empty() &&
                               book.begin(test::link_run(), test::tenants(5)) != nullptr
                           ? as_expected
                           : wrong;
              }),
              "a small disk");
}

TEST_CASE("a disk that fills in the middle of a run costs no outcome that was kept") {
  test::TemporaryFolder const folder;
  check_found(run_apart([&] {
                if (!mount_disk(folder.path(), "size=512k")) {
                  return cannot_be_tried;
                }
                auto const path = folder.path() + "/a.db";
                auto book = test::open_ledger(path);
                auto const writer = book.begin(test::link_run(), test::tenants(300));
                std::size_t kept = 0;
                auto const error = refusal([&] {
                  for (; kept < 300; ++kept) {
                    auto outcome = test::linked(kept);
                    outcome.reason = std::string(4000, 'x');
                    writer->ended(outcome);
                  }
                });
                auto const run = test::open_ledger(path).run(writer->id());
                return contains(error.message, "no room") && kept > 10 && writer->lost() == 1 &&
                               run.summary.count("linked") == kept
                           ? as_expected
                           : wrong;
              }),
              "a small disk");
}

TEST_CASE("a limit on the size of files is told as a full disk") {
  test::TemporaryFolder const folder;
  CHECK(run_apart([&] {
          auto const path = folder.path() + "/a.db";
          auto book = test::open_ledger(path);
          auto const writer = book.begin(test::link_run(), test::tenants(300));
          std::signal(SIGXFSZ, SIG_IGN);
          auto const limit = fs::file_size(path + "-wal") + 100000;
          rlimit const allowed{.rlim_cur = limit, .rlim_max = limit};
          ::setrlimit(RLIMIT_FSIZE, &allowed);
          std::size_t kept = 0;
          auto const error = refusal([&] {
            for (; kept < 300; ++kept) {
              writer->ended(test::linked(kept));
            }
          });
          return contains(error.message, "no room") && kept > 1 &&
                         book.run(writer->id()).summary.count("linked") == kept
                     ? as_expected
                     : wrong;
        }) == as_expected);
}

TEST_CASE("a disk that may not be written to is told before anything else") {
  test::TemporaryFolder const folder;
  check_found(run_apart([&] {
                if (!mount_disk(folder.path(), "size=1m")) {
                  return cannot_be_tried;
                }
                auto const path = folder.path() + "/a.db";
                test::open_ledger(path);
                if (::mount("tmpfs", folder.path().c_str(), "tmpfs", MS_REMOUNT | MS_RDONLY,
                            nullptr) != 0) {
                  return cannot_be_tried;
                }
                auto const there = refusal([&] { test::open_ledger(path); });
                auto const fresh = refusal([&] { test::open_ledger(folder.path() + "/x/b.db"); });
                return contains(there.message, "Read-only file system") &&
                               contains(fresh.message, "Read-only file system") &&
                               there.kind == core::ErrorKind::usage
                           ? as_expected
                           : wrong;
              }),
              "a read-only disk");
}

TEST_CASE("a folder that may not be written to is told, for a new ledger and for one in it") {
  test::TemporaryFolder const folder;
  fs::permissions(folder.path(), fs::perms(0755));
  auto const path = folder.path() + "/a.db";
  test::open_ledger(path);
  fs::permissions(path, fs::perms(0666));
  fs::permissions(folder.path(), fs::perms(0555));
  auto const found = run_apart([&] {
    // For root no folder is closed.
    if (::getuid() == 0 && ::setuid(65534) != 0) {
      return cannot_be_tried;
    }
    auto const fresh = refusal([&] { test::open_ledger(folder.path() + "/b.db"); });
    auto const there = refusal([&] { test::open_ledger(path); });
    return contains(fresh.message, "b.db cannot be written") &&
                   contains(there.message, "a.db cannot be written") && !there.hint.empty()
               ? as_expected
               : wrong;
  });
  fs::permissions(folder.path(), fs::perms(0755));
  check_found(found, "a closed folder");
}

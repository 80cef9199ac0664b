// A ledger that can be read and not written, as in a backup. What root may do is no measure, so a
// process of its own becomes nobody.

#include "ledger/claims.hpp"
#include "ledger/refusals.hpp"
#include "ledger/runs.hpp"
#include "support/fixtures.hpp"

#include <catch2/catch.hpp>

#include <unistd.h>

#include <filesystem>
#include <fstream>

using namespace partnerctl;
using cpor::EventKind;
using ledger::ClaimBook;
using ledger::Ledger;
using test::contains;
using test::refusal;

namespace fs = std::filesystem;

namespace {

// In memory or not: a folder that nobody else can write to, and all can enter.
struct Shelf {
  test::TemporaryFolder folder{};
  std::string backup = folder.path() + "/backup";
  std::string path = backup + "/a.db";
  ledger::Url url = ledger::Url::of_file(path);

  Shelf() {
    fs::permissions(folder.path(), fs::perms(0755));
    fs::create_directory(backup);
    test::EasyBook(path).attach(test::EasyBook(path).add(), "bytes");
    run_id = test::open_ledger(path).begin(test::link_run(), test::tenants(2))->id();
    close();
  }
  ~Shelf() { open(); }
  Shelf(Shelf const&) = delete;
  Shelf& operator=(Shelf const&) = delete;

  void close(fs::perms file = fs::perms(0444), fs::perms folders = fs::perms(0555)) const {
    fs::permissions(backup, fs::perms(0755));
    for (auto const& entry : fs::recursive_directory_iterator(backup)) {
      fs::permissions(entry.path(), entry.is_directory() ? folders : file);
    }
    fs::permissions(backup, folders);
  }
  void open() const { close(fs::perms(0644), fs::perms(0755)); }
  // What a process that may write nothing finds: 0 where f says that all is as it should be.
  static int as_nobody(std::function<bool()> const& f) {
    return test::Child([&] {
             if (::geteuid() == 0 && (::setgid(65534) != 0 || ::setuid(65534) != 0)) {
               return 2;
             }
             return f() ? 0 : 1;
           })
        .wait();
  }
  std::string run_id{};
};

} // namespace

TEST_CASE("claims and runs are read in a ledger that cannot be written") {
  Shelf const shelf;
  for (auto const file : {fs::perms(0444), fs::perms(0666)}) {
    shelf.close(file);
    CHECK(Shelf::as_nobody([&] {
            auto const book = ClaimBook::open_existing(shelf.url, core::system_clock());
            return book->all().size() == 1 && book->get("1").proofs.size() == 1 &&
                   test::content_of(book->proof_path(book->get("1").proofs[0].sha256)) == "bytes";
          }) == 0);
    CHECK(Shelf::as_nobody([&] {
            auto const book = Ledger::open_existing(shelf.url, core::system_clock());
            return book->runs(10).size() == 1 && book->run(shelf.run_id).rows.size() == 2;
          }) == 0);
  }
  CHECK(test::copies_of(shelf.path).size() == 1);
  // Nothing was made beside it.
  CHECK_FALSE(fs::exists(shelf.path + "-wal"));
  CHECK_FALSE(fs::exists(shelf.path + "-shm"));
}

TEST_CASE(
    "a file that cannot be written in a folder that can is read, and nothing made beside it") {
  Shelf const shelf;
  shelf.close(fs::perms(0444), fs::perms(0777));
  CHECK(Shelf::as_nobody([&] {
          return ClaimBook::open_existing(shelf.url, core::system_clock())->all().size() == 1 &&
                 !fs::exists(shelf.path + "-wal") && !fs::exists(shelf.path + "-shm");
        }) == 0);
}

TEST_CASE("what would change a ledger that cannot be written is forbidden, and changes nothing") {
  Shelf const shelf;
  CHECK(Shelf::as_nobody([&] {
          auto book = ClaimBook::open_existing(shelf.url, core::system_clock());
          auto const error =
              refusal([&] { book->add_event("1", 2, test::portal_word("Approved", "77")); });
          return error.kind == core::ErrorKind::forbidden &&
                 contains(error.message, "cannot be written");
        }) == 0);
  for (auto const file : {fs::perms(0444), fs::perms(0666)}) {
    shelf.close(file);
    CHECK(Shelf::as_nobody([&] {
            auto const error = refusal([&] { ClaimBook::open(shelf.url, core::system_clock()); });
            return contains(error.message, "the ledger " + shelf.path + " cannot be written") &&
                   !error.hint.empty();
          }) == 0);
  }
  shelf.open();
  CHECK(test::faults_of(shelf.path).empty());
  CHECK(test::open_book(shelf.path).get("1").revision == 2);
}

TEST_CASE("what a killed process left beside a ledger is not passed over") {
  Shelf const shelf;
  shelf.open();
  // Killed with its change in the log alone.
  test::Child([&] {
    auto book = test::open_book(shelf.path);
    book.add(test::some_claims(2), test::an_event(EventKind::created));
    ::_exit(0);
    return 0;
  }).wait();
  REQUIRE(fs::file_size(shelf.path + "-wal") > 0);
  shelf.close();
  CHECK(Shelf::as_nobody([&] {
          return ClaimBook::open_existing(shelf.url, core::system_clock())->all().size() == 3;
        }) == 0);
  // A copy without the file that SQLite makes for it says so, and never shows the older state.
  shelf.open();
  fs::remove(shelf.path + "-shm");
  shelf.close();
  CHECK(Shelf::as_nobody([&] {
          auto const error =
              refusal([&] { ClaimBook::open_existing(shelf.url, core::system_clock())->all(); });
          return error.kind == core::ErrorKind::forbidden &&
                 contains(error.message, shelf.path + " cannot be read where it is") &&
                 contains(error.hint, "-wal");
        }) == 0);
}

TEST_CASE("an older, an empty and a foreign file that cannot be written are refused as they are") {
  Shelf const shelf;
  auto const refused = [&](std::string const& part) {
    return Shelf::as_nobody([&] {
      auto const error =
          refusal([&] { ClaimBook::open_existing(shelf.url, core::system_clock()); });
      return error.kind == core::ErrorKind::usage && contains(error.message, part);
    });
  };
  shelf.open();
  test::execute(shelf.path, {"delete from partnerctl_schema where version = 3"});
  shelf.close();
  CHECK(refused("its schema is version 2") == 0);
  shelf.open();
  test::execute(shelf.path, {"insert into partnerctl_schema values (99, '9.0', 0)"});
  shelf.close();
  CHECK(refused("is of a newer partnerctl") == 0);
  shelf.open();
  std::ofstream(shelf.path, std::ios::trunc) << "";
  shelf.close();
  CHECK(refused("its schema is version 0") == 0);
  shelf.open();
  std::ofstream(shelf.path, std::ios::trunc) << std::string(9000, 'x');
  shelf.close();
  CHECK(refused("it is no SQLite database") == 0);
}

TEST_CASE("a ledger in a folder that cannot be entered is no ledger without claims") {
  Shelf const shelf;
  fs::permissions(shelf.backup, fs::perms(0600));
  CHECK(Shelf::as_nobody([&] {
          auto const error =
              refusal([&] { ClaimBook::open_existing(shelf.url, core::system_clock()); });
          return contains(error.message, shelf.path) &&
                 contains(error.message, "Permission denied");
        }) == 0);
  fs::permissions(shelf.backup, fs::perms(0755));
  fs::permissions(shelf.path, fs::perms(0000));
  CHECK(Shelf::as_nobody([&] {
          auto const error =
              refusal([&] { ClaimBook::open_existing(shelf.url, core::system_clock()); });
          return contains(error.message, shelf.path + " cannot be read");
        }) == 0);
}

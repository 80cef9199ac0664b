// Bad disks, closed folders, locks that others hold, and ledgers that somebody changed by hand.

#include "ledger/claims.hpp"
#include "ledger/refusals.hpp"
#include "ledger/runs.hpp"
#include "ledger/small_disk.hpp"
#include "support/fake_clock.hpp"
#include "support/fixtures.hpp"

#include <catch2/catch.hpp>
#include <soci/session.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <sys/resource.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>

using namespace partnerctl;
using cpor::EventKind;
using test::an_event;
using test::as_expected;
using test::cannot_be_tried;
using test::contains;
using test::copies_of;
using test::EasyBook;
using test::refusal;
using test::wrong;

namespace fs = std::filesystem;

namespace {

struct Shelf {
  test::TemporaryFolder folder{};
  std::string path = folder.path() + "/a.db";
};

} // namespace

TEST_CASE("a proof for which there is no room is told, and nothing of it is left") {
  Shelf const shelf;
  test::check_found(
      test::run_apart([&] {
        if (!test::mount_disk(shelf.folder.path(), "size=512k")) {
          return cannot_be_tried;
        }
        EasyBook book(shelf.path);
        auto const id = book.add();
        auto const error = refusal([&] { book.attach(id, std::string(2000000, 'x')); });
        bool const said = contains(error.message, "no room") &&
                          contains(error.message, "a.db.proofs") && !error.hint.empty();
        bool const clean = copies_of(shelf.path).empty() && book.book().get(id).revision == 1;
        // A smaller one has room.
        return said && clean && book.attach(id, "x").proofs.size() == 1 ? as_expected : wrong;
      }),
      "a small disk");
}

TEST_CASE("a disk that fills up costs no claim that was kept") {
  Shelf const shelf;
  test::check_found(test::run_apart([&] {
                      if (!test::mount_disk(shelf.folder.path(), "size=1m")) {
                        return cannot_be_tried;
                      }
                      EasyBook book(shelf.path);
                      auto const id = book.add();
                      int kept = 0;
                      auto const error = refusal([&] {
                        for (; kept < 5000; ++kept) {
                          book.attach(id, std::string(3000, 'a') + std::to_string(kept));
                        }
                      });
                      auto const claim = test::open_book(shelf.path).get(id);
                      return contains(error.message, "no room") && kept > 5 &&
                                     claim.proofs.size() == static_cast<std::size_t>(kept) &&
                                     test::faults_of(shelf.path).empty()
                                 ? as_expected
                                 : wrong;
                    }),
                    "a small disk");
}

TEST_CASE("an import for which there is no room changes no claim") {
  Shelf const shelf;
  test::check_found(test::run_apart([&] {
                      if (!test::mount_disk(shelf.folder.path(), "size=1m")) {
                        return cannot_be_tried;
                      }
                      EasyBook book(shelf.path);
                      auto const id = book.add();
                      std::vector<std::pair<std::string, cpor::Event>> events;
                      for (int i = 0; i < 1000; ++i) {
                        auto word = test::portal_word("Approved", std::to_string(i));
                        word.comment = std::string(3000, 'x');
                        events.emplace_back(id, word);
                      }
                      auto const error =
                          refusal([&] { book.book().add_evidence(events, test::a_file()); });
                      return contains(error.message, "no room") &&
                                     book.book().get(id).history.size() == 1 &&
                                     !book.book().imported(test::a_file().sha256) &&
                                     book.edit(id, test::a_claim(2)).revision == 2
                                 ? as_expected
                                 : wrong;
                    }),
                    "a small disk");
}

TEST_CASE("a limit on the size of files is told as a full disk by proofs too") {
  Shelf const shelf;
  CHECK(test::run_apart([&] {
          EasyBook book(shelf.path);
          auto const id = book.add();
          std::signal(SIGXFSZ, SIG_IGN);
          rlimit const allowed{.rlim_cur = 200000, .rlim_max = 200000};
          ::setrlimit(RLIMIT_FSIZE, &allowed);
          auto const error = refusal([&] { book.attach(id, std::string(300000, 'x')); });
          return contains(error.message, "no room") && copies_of(shelf.path).empty() &&
                         book.attach(id, std::string(100000, 'x')).revision == 2
                     ? as_expected
                     : wrong;
        }) == as_expected);
}

TEST_CASE("claims and runs are read where there is no room to write any") {
  Shelf const shelf;
  auto const url = ledger::Url::of_file(shelf.path);
  {
    EasyBook book(shelf.path);
    book.attach(book.add(), "bytes");
    test::open_ledger(shelf.path).begin(test::link_run(), test::tenants(2));
  }
  // What a killed process left in the log alone counts too, also where the index of it is gone.
  auto const left = GENERATE(as<std::string>(), "nothing", "a log", "a log without its index");
  if (left != "nothing") {
    test::Child([&] {
      auto book = test::open_book(shelf.path);
      book.add(test::some_claims(2), an_event(EventKind::created));
      ::_exit(0);
      return 0;
    }).wait();
  }
  if (left == "a log without its index") {
    fs::remove(shelf.path + "-shm");
  }
  INFO(left);
  CHECK(test::run_apart([&] {
          std::signal(SIGXFSZ, SIG_IGN);
          rlimit const allowed{.rlim_cur = 4096, .rlim_max = 4096};
          ::setrlimit(RLIMIT_FSIZE, &allowed);
          auto book = ledger::ClaimBook::open_existing(url, core::system_clock());
          auto const runs = ledger::Ledger::open_existing(url, core::system_clock());
          bool const read = book->all().size() == (left == "nothing" ? 1U : 3U) &&
                            book->get("1").proofs.size() == 1 && runs->runs(10).size() == 1;
          auto const seen = book->get("1").revision;
          auto const error =
              refusal([&] { book->add_event("1", seen, test::portal_word("Submitted", "77")); });
          return read && contains(error.message, "no room left for the ledger " + shelf.path) &&
                         contains(error.hint, "make room")
                     ? as_expected
                     : wrong;
        }) == as_expected);
  CHECK(test::faults_of(shelf.path).empty());
  CHECK(test::open_book(shelf.path).all().size() == (left == "nothing" ? 1U : 3U));
}

TEST_CASE("a folder of copies that may not be written to is told, and the claim stays as it is") {
  Shelf const shelf;
  {
    EasyBook book(shelf.path);
    book.attach(book.add(), "old");
  }
  for (auto const& entry : fs::recursive_directory_iterator(shelf.folder.path())) {
    fs::permissions(entry.path(), entry.is_directory() ? fs::perms(0755) : fs::perms(0666));
  }
  fs::permissions(shelf.folder.path(), fs::perms(0777));
  test::check_found(test::run_apart([&] {
                      // For root no folder is closed.
                      if (::getuid() == 0 && ::setuid(65534) != 0) {
                        return cannot_be_tried;
                      }
                      if (::getuid() != 65534) {
                        fs::permissions(shelf.path + ".proofs", fs::perms(0555));
                      }
                      EasyBook book(shelf.path);
                      auto const error = refusal([&] { book.attach("1", "new"); });
                      return error.kind == core::ErrorKind::forbidden &&
                                     contains(error.message, "a.db.proofs") &&
                                     contains(error.message, "Permission denied") &&
                                     book.book().get("1").proofs.size() == 1 &&
                                     // What is no matter of copies goes on.
                                     book.edit("1", test::a_claim(2)).revision == 3
                                 ? as_expected
                                 : wrong;
                    }),
                    "a closed folder");
  fs::permissions(shelf.path + ".proofs", fs::perms(0755));
}

TEST_CASE("a book that stays locked is a conflict, and a proof's draft does not stay behind") {
  Shelf const shelf;
  test::FakeClock const clock;
  auto book = test::open_book(shelf.path, clock, core::Milliseconds(300));
  auto const id = book.add({test::a_claim()}, an_event(EventKind::created)).front();
  soci::session holder(*soci::factory_sqlite3(), "dbname=" + shelf.path);
  holder << "begin immediate";
  auto const error =
      refusal([&] { book.attach(id, 1, test::a_proof("bytes"), an_event(EventKind::attached)); });
  CHECK(error.kind == core::ErrorKind::conflict);
  CHECK(contains(error.message, "stayed locked for 300 ms"));
  CHECK(copies_of(shelf.path).empty());
  // Reading goes on.
  CHECK(book.all().size() == 1);
  holder << "rollback";
  CHECK(book.attach(id, 1, test::a_proof("bytes"), an_event(EventKind::attached)).revision == 2);
}

TEST_CASE("a claim that was changed by hand is told as damage, with the ledger and the claim") {
  for (std::string const statement :
       {"update claim set document = 'no JSON' where number = 2",
        "update claim set document = '[]' where number = 2",
        "update claim_event set kind = 'guessed' where claim_number = 2",
        "update claim_event set source = 'hearsay' where claim_number = 2",
        "update claim_event set on_day = '2026-02-30' where claim_number = 2",
        "update claim_proof set kind = 'rumour' where claim_number = 2",
        "update claim_proof set acknowledged_on = 'once' where claim_number = 2"}) {
    INFO(statement);
    Shelf const shelf;
    EasyBook book(shelf.path);
    book.book().add(test::some_claims(2), an_event(EventKind::created));
    book.attach("C-0002", "bytes");
    test::execute(shelf.path, {statement});
    for (auto const& error : {refusal([&] { book.book().get("C-0002"); }),
                              refusal([&] { static_cast<void>(book.book().all()); })}) {
      CHECK(error.kind == core::ErrorKind::internal);
      CHECK(contains(error.message, shelf.path));
      CHECK(contains(error.message, "C-0002"));
      CHECK_FALSE(error.hint.empty());
    }
    CHECK(book.book().get("C-0001").revision == 1);
  }
}

TEST_CASE("a claim that could not be read again is not kept in the first place") {
  Shelf const shelf;
  EasyBook book(shelf.path);
  auto const id = book.add();
  auto claim = test::a_claim();
  claim.comments = std::string("a\0b", 3);
  CHECK(refusal([&] { book.edit(id, claim); }).kind == core::ErrorKind::usage);
  CHECK(refusal([&] {
          book.book().add({test::a_claim(), claim}, an_event(EventKind::created));
        }).kind == core::ErrorKind::usage);
  claim = test::a_claim();
  claim.workloads.assign(2000, {.name = "Power BI"});
  CHECK(refusal([&] { book.edit(id, claim); }).kind == core::ErrorKind::usage);
  // What is foreign but can be read is.
  claim = test::a_claim();
  claim.comments = "Latin-1: \xfc \x1b[2J \r\n\t \xE2\x80\xAE" + std::string(200000, 'x');
  claim.customer_name = "\"}, {\"name\": 'x'; --";
  CHECK(book.edit(id, claim).claim.customer_name == claim.customer_name);
  CHECK(book.book().all().size() == 1);
  CHECK(book.book().get(id).claim.comments.size() == claim.comments.size() + 2);
}

TEST_CASE("a text that no database takes is kept as well as can be") {
  Shelf const shelf;
  EasyBook book(shelf.path);
  auto const id = book.add();
  auto word = test::portal_word(std::string("Under\0review", 12), "77");
  word.comment = "Latin-1: \xfc, and Zoë\n\t'\"; \\";
  word.by = std::string("\0", 1);
  word.source_name = std::string(300000, '\xff');
  auto const kept = book.book().add_event(id, 1, word).history.at(1);
  CHECK(kept.text == "Under\xEF\xBF\xBDreview");
  CHECK(kept.comment == "Latin-1: \xEF\xBF\xBD, and Zoë\n\t'\"; \\");
  CHECK(kept.by == "\xEF\xBF\xBD");
  CHECK(kept.source_name.size() == 900000);
}

// Files of evidence, read once or again, by one or by several.

#include "ledger/claims.hpp"
#include "ledger/refusals.hpp"
#include "ledger/runs.hpp"
#include "support/fake_clock.hpp"
#include "support/fixtures.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using cpor::EventKind;
using test::an_event;

namespace {

struct Shelf {
  test::TemporaryFolder folder{};
  std::string path = folder.path() + "/a.db";
};

} // namespace

TEST_CASE("a file of evidence is remembered with what it said") {
  Shelf const shelf;
  test::EasyBook book(shelf.path);
  auto const id = book.add();
  auto const file = test::a_file();
  CHECK_FALSE(book.book().imported(file.sha256));
  book.book().add_evidence({{id, test::portal_word("Approved", "77")}}, file);
  auto const remembered = test::open_book(shelf.path).imported(file.sha256);
  REQUIRE(remembered);
  CHECK(remembered->source == cpor::Source::portal_export);
  CHECK(remembered->name == "claims.csv");
  CHECK(remembered->sha256 == file.sha256);
  CHECK(remembered->imported == file.imported);
  CHECK_FALSE(book.book().imported(std::string(64, 'e')));
  CHECK_FALSE(book.book().imported(""));
  auto const kept = book.book().get(id);
  CHECK(kept.history.size() == 2);
  CHECK(kept.revision == 2);
}

TEST_CASE("a file that names a claim that is not there is not remembered and changes none") {
  Shelf const shelf;
  test::EasyBook book(shelf.path);
  auto const id = book.add();
  auto const word = test::portal_word("Approved", "77");
  auto const error = test::refusal([&] {
    book.book().add_evidence({{id, word}, {"C-0099", word}}, test::a_file());
  });
  CHECK(error.kind == core::ErrorKind::not_found);
  CHECK_FALSE(book.book().imported(test::a_file().sha256));
  CHECK(book.book().get(id).revision == 1);
}

TEST_CASE("the same bytes read again add nothing that they said before") {
  Shelf const shelf;
  test::EasyBook book(shelf.path);
  auto const id = book.add();
  auto const word = test::portal_word("Approved", "77");
  auto file = test::a_file();
  book.book().add_evidence({{id, word}, {id, word}}, file);
  CHECK(book.book().get(id).history.size() == 2);
  auto again = word;
  again.source_name = "the same under another name.csv";
  again.recorded += std::chrono::hours(5);
  file.imported += std::chrono::hours(5);
  book.book().add_evidence({{id, again}}, file);
  auto const kept = book.book().get(id);
  CHECK(kept.history.size() == 2);
  CHECK(kept.revision == 2);
  // When it was read first.
  CHECK(book.book().imported(file.sha256)->imported == test::a_file().imported);
}

TEST_CASE("the same bytes may say something new of a claim, and another file the same") {
  Shelf const shelf;
  test::EasyBook book(shelf.path);
  book.book().add(test::some_claims(2), an_event(EventKind::created));
  auto const word = test::portal_word("Approved", "77");
  std::vector<cpor::Event> others(6, word);
  others[0].text = "Rejected";
  others[1].on = *core::parse_date("2026-11-21");
  others[2].portal_number = "78";
  others[3].kind = EventKind::consent;
  others[4].comment = "";
  others[5].source_sha256 = std::string(64, 'e');
  book.book().add_evidence({{"1", word}}, test::a_file());
  for (auto const& other : others) {
    book.book().add_evidence({{"1", other}}, test::a_file());
  }
  book.book().add_evidence({{"2", word}}, test::a_file());
  CHECK(book.book().get("1").history.size() == 8);
  CHECK(book.book().get("2").history.size() == 2);
}

TEST_CASE("a file that says nothing new is remembered all the same") {
  Shelf const shelf;
  test::EasyBook book(shelf.path);
  auto file = test::a_file();
  test::FakeClock const clock;
  file.imported = {};
  test::open_book(shelf.path, clock).add_evidence({}, file);
  REQUIRE(book.book().imported(file.sha256));
  CHECK(book.book().imported(file.sha256)->imported == clock.now());
}

TEST_CASE("two processes that read one file at once add what it says once") {
  Shelf const shelf;
  auto const id = test::EasyBook(shelf.path).add();
  auto const read = [&] {
    auto mine = test::open_book(shelf.path);
    for (int i = 0; i < 20; ++i) {
      auto word = test::portal_word("Approved", std::to_string(100 + i));
      mine.add_evidence({{id, word}}, test::a_file(std::string(62, 'c') + std::to_string(10 + i)));
    }
    return 0;
  };
  test::Child first(read);
  test::Child second(read);
  CHECK(first.wait() == 0);
  CHECK(second.wait() == 0);
  CHECK(test::open_book(shelf.path).get(id).history.size() == 21);
  CHECK(test::ask(shelf.path, "select count(*) from claim_import") == "20");
}

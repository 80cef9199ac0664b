// What was decided on a claim as it was seen is kept of that claim alone, and of several at once
// all or nothing.

#include "ledger/claims.hpp"
#include "ledger/quick_folder.hpp"
#include "ledger/refusals.hpp"
#include "ledger/runs.hpp"

#include <catch2/catch.hpp>

#include <memory>

using namespace partnerctl;
using cpor::EventKind;
using test::an_event;
using test::contains;
using test::portal_word;
using test::refusal;

namespace {

struct Shelf {
  test::QuickFolder folder{};
  std::string path = folder.path() + "/a.db";
  test::EasyBook book{path};

  void import(std::string const& id, cpor::Event const& word) {
    book.book().add_evidence({{id, word}}, test::a_file());
  }
};

} // namespace

TEST_CASE("an event is added to a claim that is as it was seen, and counts its revision on") {
  Shelf shelf;
  auto const id = shelf.book.add();
  auto word = portal_word("Submitted", "77");
  word.recorded = {};
  auto const kept = shelf.book.book().add_event("c-1", 1, word);
  CHECK(kept.id == id);
  CHECK(kept.revision == 2);
  REQUIRE(kept.history.size() == 2);
  CHECK(kept.history[1].text == "Submitted");
  CHECK(kept.history[1].portal_number == "77");
  CHECK(kept.history[1].recorded > core::TimePoint());
  CHECK(refusal([&] { shelf.book.book().add_event("C-0009", 1, word); }).kind ==
        core::ErrorKind::not_found);
}

TEST_CASE("an event is not added where an import came in between") {
  Shelf shelf;
  auto const id = shelf.book.add();
  shelf.import(id, portal_word("Approved", "77"));
  auto const error =
      refusal([&] { shelf.book.book().add_event(id, 1, portal_word("Submitted", "77")); });
  CHECK(error.kind == core::ErrorKind::conflict);
  CHECK(error.cause == ledger::k_changed_meanwhile);
  auto const kept = shelf.book.book().get(id);
  CHECK(kept.history.size() == 2);
  CHECK(kept.revision == 2);
}

TEST_CASE("a portal's number that became another claim's meanwhile is a conflict that names it") {
  Shelf shelf;
  shelf.book.book().add(test::some_claims(2), an_event(EventKind::created));
  shelf.import("C-0001", portal_word("Submitted", "ab7"));
  auto const take = [&](std::string const& number) {
    return shelf.book.book().add_event("C-0002", 1, portal_word("Submitted", number));
  };
  for (auto const* number : {"ab7", "AB7", " ab7 "}) {
    auto const error = refusal([&] { take(number); });
    CHECK(error.kind == core::ErrorKind::conflict);
    CHECK(error.cause == ledger::k_changed_meanwhile);
    CHECK(contains(error.message, "is the portal's number of C-0001"));
    CHECK(contains(error.hint, "partnerctl claim show C-0001"));
  }
  CHECK(shelf.book.book().get("C-0002").revision == 1);
  // Its own again is nobody else's, and what was withdrawn is free.
  CHECK_NOTHROW(shelf.book.book().add_event("C-0001", 2, portal_word("Approved", "ab7")));
  shelf.import("C-0001", an_event(EventKind::withdrawn));
  shelf.import("C-0001", an_event(EventKind::withdrawn));
  CHECK(take("ab7").revision == 2);
}

TEST_CASE("of claims that are removed at once each goes, or none") {
  Shelf shelf;
  auto& book = shelf.book.book();
  book.add(test::some_claims(4), an_event(EventKind::created));
  for (auto const* id : {"C-0001", "C-0003"}) {
    shelf.book.attach(id, std::string("bytes of ") + id);
  }
  std::vector<std::vector<std::pair<std::string, long long>>> const refused{
      {{"C-0001", 2}, {"C-0002", 2}},
      {{"C-0001", 2}, {"C-0099", 1}},
      {{"C-0002", 1}, {"C-0003", 2}, {"C-0003", 2}}};
  for (auto const& claims : refused) {
    CHECK_THROWS_AS(book.remove(claims), core::Error);
    CHECK(book.all().size() == 4);
    CHECK(test::copies_of(shelf.path).size() == 2);
    CHECK(test::faults_of(shelf.path).empty());
  }
  book.remove({});
  CHECK(book.all().size() == 4);
  book.remove({{"C-0001", 2}, {"C-0002", 1}, {"c-3", 2}});
  REQUIRE(book.all().size() == 1);
  CHECK(book.all().front().id == "C-0004");
  CHECK(test::copies_of(shelf.path).empty());
}

TEST_CASE("first claims are added with what became of them, where there never was one") {
  Shelf shelf;
  auto& book = shelf.book.book();
  auto const add = [&](std::size_t place) {
    return book.add_first(
        test::some_claims(2), an_event(EventKind::created),
        {{place, portal_word("Submitted", "77")}, {1, an_event(EventKind::handed_off)}});
  };
  CHECK(book.never_had_claims());
  CHECK_THROWS(add(2));
  CHECK(book.never_had_claims());
  CHECK(book.all().empty());
  CHECK(add(1));
  CHECK_FALSE(book.never_had_claims());
  REQUIRE(book.all().size() == 2);
  CHECK(book.get("C-0001").history.size() == 1);
  CHECK(book.get("77").id == "C-0002");
  CHECK(book.get("C-0002").history.size() == 3);
  CHECK_FALSE(add(1));
  // Whose claims are all deleted had some.
  book.remove({{"C-0001", book.get("C-0001").revision}, {"C-0002", book.get("C-0002").revision}});
  CHECK_FALSE(add(1));
  CHECK_FALSE(book.never_had_claims());
  CHECK(book.all().empty());
  CHECK(shelf.book.add() == "C-0003");
}

TEST_CASE("of several processes that add the first claims at once one does") {
  test::QuickFolder const folder;
  auto const path = folder.path() + "/a.db";
  for (int round = 0; round < 5; ++round) {
    auto const ledger = path + std::to_string(round);
    std::vector<std::unique_ptr<test::Child>> children;
    for (int i = 0; i < 4; ++i) {
      children.push_back(std::make_unique<test::Child>([&] {
        return test::open_book(ledger).add_first(test::some_claims(3), an_event(EventKind::created),
                                                 {})
                   ? 1
                   : 0;
      }));
    }
    int added = 0;
    for (auto const& child : children) {
      added += child->wait();
    }
    CHECK(added == 1);
    CHECK(test::open_book(ledger).all().size() == 3);
  }
}

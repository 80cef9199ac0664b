#include "ledger/claims.hpp"
#include "ledger/refusals.hpp"
#include "ledger/runs.hpp"
#include "partnerctl/core/json.hpp"
#include "support/fake_clock.hpp"
#include "support/fixtures.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <filesystem>

using namespace partnerctl;
using cpor::EventKind;
using ledger::ClaimBook;
using ledger::Url;
using test::a_claim;
using test::an_event;
using test::contains;
using test::refusal;

namespace {

struct Shelf {
  test::TemporaryFolder folder{};
  std::string path = folder.path() + "/a.db";
};

void check_same(cpor::Event const& a, cpor::Event const& b) {
  CHECK(a.kind == b.kind);
  CHECK(a.text == b.text);
  CHECK(a.source == b.source);
  CHECK(a.source_name == b.source_name);
  CHECK(a.source_sha256 == b.source_sha256);
  CHECK(a.by == b.by);
  CHECK(a.on == b.on);
  CHECK(a.recorded == b.recorded);
  CHECK(a.portal_number == b.portal_number);
  CHECK(a.comment == b.comment);
}

} // namespace

TEST_CASE("a claim comes back as it was added, with its event and its times") {
  Shelf const shelf;
  test::FakeClock const clock;
  auto book = test::open_book(shelf.path, clock);
  auto created = an_event(EventKind::created);
  created.comment = "made from claims.csv:7";
  CHECK(book.add({a_claim(1)}, created) == std::vector<std::string>{"C-0001"});
  auto const kept = test::open_book(shelf.path).get("C-0001");
  CHECK(kept.id == "C-0001");
  CHECK(kept.revision == 1);
  CHECK(kept.claim == a_claim(1));
  CHECK(kept.created == clock.now());
  CHECK(kept.updated == clock.now());
  CHECK(kept.proofs.empty());
  CHECK(kept.acknowledgements.empty());
  REQUIRE(kept.history.size() == 1);
  created.recorded = clock.now();
  check_same(kept.history[0], created);
}

TEST_CASE("an empty claim is kept too, and no claims are no change") {
  Shelf const shelf;
  auto book = test::open_book(shelf.path);
  CHECK(book.add({}, an_event(EventKind::created)).empty());
  CHECK(book.all().empty());
  book.add({cpor::Claim()}, an_event(EventKind::created));
  CHECK(book.get("1").claim == cpor::Claim());
}

TEST_CASE("IDs count on and are never given again, whatever was removed") {
  Shelf const shelf;
  test::EasyBook book(shelf.path);
  CHECK(book.book().add(test::some_claims(3), an_event(EventKind::created)) ==
        std::vector<std::string>{"C-0001", "C-0002", "C-0003"});
  book.remove("C-0003");
  book.remove("C-0002");
  CHECK(book.add() == "C-0004");
  for (auto const* id : {"C-0001", "C-0004"}) {
    book.remove(id);
  }
  CHECK(test::EasyBook(shelf.path).add() == "C-0005");
  CHECK(book.book().all().size() == 1);
}

TEST_CASE("the ten thousandth ID is longer and in its place") {
  Shelf const shelf;
  test::EasyBook book(shelf.path);
  book.add();
  test::execute(shelf.path, {"update claim_counter set last_number = 9998"});
  CHECK(book.book().add(test::some_claims(2), an_event(EventKind::created)) ==
        std::vector<std::string>{"C-9999", "C-10000"});
  auto const all = book.book().all();
  REQUIRE(all.size() == 3);
  CHECK(all[1].id == "C-9999");
  CHECK(all[2].id == "C-10000");
  CHECK(book.book().get("c-10000").claim == a_claim(2));
}

TEST_CASE("of several claims that are added at once all are kept or none") {
  Shelf const shelf;
  test::EasyBook book(shelf.path);
  book.add();
  // The third number is taken, which only a hand could have done.
  test::execute(shelf.path, {"insert into claim values (4, 1, '{}', 0, 0)"});
  refusal([&] { book.book().add(test::some_claims(3), an_event(EventKind::created)); });
  test::execute(shelf.path, {"delete from claim where number = 4"});
  CHECK(book.book().all().size() == 1);
  CHECK(book.add() == "C-0002");
}

TEST_CASE("an edit changes what a claim says and keeps what it said before") {
  Shelf const shelf;
  test::FakeClock clock;
  auto book = test::open_book(shelf.path, clock);
  auto const id = book.add({a_claim(1)}, an_event(EventKind::created)).front();
  clock.advance(std::chrono::hours(1));
  auto const edited = an_event(EventKind::edited, "name, partnerId");
  auto const returned = book.edit("c-1", 1, a_claim(2), edited);
  auto const kept = book.get(id);
  for (auto const& claim : {returned, kept}) {
    CHECK(claim.claim == a_claim(2));
    CHECK(claim.revision == 2);
    CHECK(claim.updated == clock.now());
    CHECK(claim.created == clock.now() - std::chrono::hours(1));
    REQUIRE(claim.history.size() == 2);
    CHECK(claim.history[1].text == "name, partnerId");
  }
  book.edit(id, 2, a_claim(3), edited);
  auto const before = [&](int ordinal) {
    auto const document = core::parse_json(test::ask(
        shelf.path, "select document from claim_event where ordinal = " + std::to_string(ordinal)));
    return document ? core::string_at(*document, "name") : std::nullopt;
  };
  CHECK(before(2) == a_claim(1).name);
  CHECK(before(3) == a_claim(2).name);
}

TEST_CASE("who saw an earlier revision changes nothing and learns how to look again") {
  Shelf const shelf;
  test::EasyBook book(shelf.path);
  auto const id = book.add();
  book.edit(id, a_claim(2));
  book.attach(id, "bytes");
  auto const before = book.book().get(id);
  REQUIRE(before.revision == 3);
  auto& raw = book.book();
  std::vector<std::function<void(long long)>> const changes{
      [&](long long seen) { raw.edit(id, seen, a_claim(9), an_event(EventKind::edited)); },
      [&](long long seen) {
        raw.acknowledge(id, seen, test::an_acknowledgement(), an_event(EventKind::acknowledged));
      },
      [&](long long seen) {
        raw.attach(id, seen, test::a_proof("others"), an_event(EventKind::attached));
      },
      [&](long long seen) { raw.detach(id, seen, "sow.pdf", an_event(EventKind::detached)); },
      [&](long long seen) { raw.add_event(id, seen, test::portal_word("Approved", "77")); },
      [&](long long seen) {
        raw.remove({{id, seen}});
      }};
  for (auto const& change : changes) {
    for (long long const seen : {2LL, 4LL, 0LL, -1LL}) {
      auto const error = refusal([&] { change(seen); });
      CHECK(error.kind == core::ErrorKind::conflict);
      CHECK(contains(error.message, "C-0001"));
      CHECK(contains(error.message, "revision 3"));
      CHECK(contains(error.hint, "partnerctl claim show C-0001"));
    }
  }
  auto const after = raw.get(id);
  CHECK(after.revision == 3);
  CHECK(after.history.size() == before.history.size());
  CHECK(test::copies_of(shelf.path).size() == 1);
}

TEST_CASE("what became known of several claims is added to all of them or to none") {
  Shelf const shelf;
  test::EasyBook book(shelf.path);
  book.book().add(test::some_claims(2), an_event(EventKind::created));
  auto const word = test::portal_word("Under review", "12345");
  auto const handed = an_event(EventKind::handed_off, "pack");
  auto const error = refusal([&] {
    book.book().add_evidence({{"C-0001", word}, {"C-0003", word}}, test::a_file());
  });
  CHECK(error.kind == core::ErrorKind::not_found);
  CHECK(book.book().get("1").history.size() == 1);
  book.book().add_evidence({{"C-0001", handed}, {"C-0002", word}, {"C-0001", word}},
                           test::a_file());
  auto const first = book.book().get("1");
  REQUIRE(first.history.size() == 3);
  CHECK(first.history[1].kind == EventKind::handed_off);
  check_same(first.history[2], word);
  // Once a claim and change, so that an editor notices.
  CHECK(first.revision == 2);
  CHECK(book.book().get("2").revision == 2);
  book.book().add_evidence({}, test::a_file());
  CHECK(book.book().get("1").revision == 2);
}

TEST_CASE("an event keeps each kind and source, and a day that nobody knows stays unknown") {
  Shelf const shelf;
  test::EasyBook book(shelf.path);
  auto const id = book.add();
  std::vector<EventKind> const kinds{
      EventKind::created,  EventKind::edited,       EventKind::attached,
      EventKind::detached, EventKind::acknowledged, EventKind::handed_off,
      EventKind::status,   EventKind::consent,      EventKind::association};
  std::vector<cpor::Source> const sources{cpor::Source::local, cpor::Source::record,
                                          cpor::Source::usage_report, cpor::Source::portal_export};
  std::vector<std::pair<std::string, cpor::Event>> events;
  for (auto const kind : kinds) {
    for (auto const source : sources) {
      cpor::Event event;
      event.kind = kind;
      event.source = source;
      events.emplace_back(id, event);
    }
  }
  book.book().add_evidence(events, test::a_file());
  auto const history = book.book().get(id).history;
  REQUIRE(history.size() == events.size() + 1);
  for (std::size_t i = 0; i < events.size(); ++i) {
    CHECK(history[i + 1].kind == events[i].second.kind);
    CHECK(history[i + 1].source == events[i].second.source);
    CHECK(history[i + 1].on == core::Date());
    CHECK(history[i + 1].recorded > core::TimePoint());
  }
}

TEST_CASE("an acknowledgement is kept as it was given, and none before it is lost") {
  Shelf const shelf;
  test::EasyBook book(shelf.path);
  auto const id = book.add();
  auto given = test::an_acknowledgement();
  book.book().acknowledge(id, 1, given, an_event(EventKind::acknowledged));
  given.by = "Bob";
  auto const kept = book.book().acknowledge(id, 2, given, an_event(EventKind::acknowledged));
  REQUIRE(kept.acknowledgements.size() == 2);
  CHECK(kept.acknowledgements[0].by == "Ann");
  auto const& last = kept.acknowledgements[1];
  CHECK(last.by == "Bob");
  CHECK(last.text == given.text);
  CHECK(last.text_sha256 == given.text_sha256);
  CHECK(last.for_digest == given.for_digest);
  CHECK(last.at == given.at);
  CHECK(kept.history.size() == 3);
}

TEST_CASE("a removed claim takes all that it had with it, and no other's") {
  Shelf const shelf;
  test::EasyBook book(shelf.path);
  book.book().add(test::some_claims(2), an_event(EventKind::created));
  for (auto const* id : {"C-0001", "C-0002"}) {
    auto const kept = book.attach(id, std::string("bytes of ") + id);
    book.book().acknowledge(id, kept.revision, test::an_acknowledgement(),
                            an_event(EventKind::acknowledged));
  }
  book.remove("C-0001");
  auto const error = refusal([&] { book.book().get("C-0001"); });
  CHECK(error.kind == core::ErrorKind::not_found);
  for (std::string const table : {"claim_event", "claim_proof", "claim_acknowledgement"}) {
    CHECK(test::ask(shelf.path, "select count(*) from " + table + " where claim_number = 1") ==
          "0");
  }
  auto const other = book.book().get("C-0002");
  CHECK(other.proofs.size() == 1);
  CHECK(other.acknowledgements.size() == 1);
  CHECK(other.history.size() == 3);
  CHECK(test::faults_of(shelf.path).empty());
  CHECK(test::copies_of(shelf.path).size() == 1);
}

TEST_CASE("with no ledger nothing is kept, and what only reads makes none") {
  Shelf const shelf;
  auto const error = refusal([&] { ClaimBook::open(Url::parse("none"), core::system_clock()); });
  CHECK(error.kind == core::ErrorKind::usage);
  CHECK(contains(error.message, "none"));
  CHECK_FALSE(ClaimBook::open_existing(Url::parse("none"), core::system_clock()));
  CHECK_FALSE(ClaimBook::open_existing(Url::of_file(shelf.path), core::system_clock()));
  CHECK(std::filesystem::is_empty(shelf.folder.path()));
  test::EasyBook(shelf.path).add();
  auto const there = ClaimBook::open_existing(Url::of_file(shelf.path), core::system_clock());
  REQUIRE(there);
  CHECK(there->all().size() == 1);
  CHECK(there->path() == shelf.path);
}

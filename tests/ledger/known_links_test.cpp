#include "ledger/runs.hpp"
#include "support/fake_clock.hpp"
#include "support/fixtures.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;

namespace {

// A ledger with a clock of its own, and runs of one outcome after another in it.
struct Book {
  test::TemporaryFolder folder;
  test::FakeClock clock;
  ledger::Ledger ledger = test::open_ledger(folder.path() + "/a.db", clock);

  // Records one run with those outcomes, a minute after the one before. Returns its ID.
  std::string run(std::vector<fleet::Outcome> const& outcomes,
                  std::string const& cloud = "public") {
    clock.advance(core::Milliseconds(60'000));
    auto start = test::link_run();
    start.cloud = cloud;
    auto const writer = ledger.begin(start, test::tenants(outcomes.size()));
    for (auto const& outcome : outcomes) {
      writer->ended(outcome);
    }
    writer->finish(ledger::Ending::finished);
    return writer->id();
  }
  std::vector<ledger::KnownLink> known() const { return ledger.known_links("public", clock.now()); }
};

fleet::Outcome found(std::size_t index, std::string const& action, std::string const& partner,
                     std::string const& object = "me") {
  return {.index = index,
          .action = action,
          .tenant_id = "tenant-" + std::to_string(index),
          .object_id = object,
          .after = partner,
          .attempts = 1};
}

} // namespace

TEST_CASE("what was last recorded of a tenant is known, whichever run it was") {
  Book book;
  book.run({found(0, "linked", "1111"), found(1, "linked", "1111")});
  auto const second = book.run({found(0, "other-partner", "2222")});
  auto const known = book.known();
  REQUIRE(known.size() == 2);
  CHECK(known[0].outcome.after == "2222");
  CHECK(known[0].run == second);
  CHECK(known[0].command == "link-pal");
  CHECK(known[0].recorded == book.clock.now());
  CHECK(known[0].outcome.tenant == "t0.example");
  CHECK(known[1].outcome.after == "1111");
}

TEST_CASE("two identities in one tenant are known apart") {
  Book book;
  book.run({found(0, "linked", "1111", "me")});
  book.run({found(0, "not-linked", "", "you")});
  auto const known = book.known();
  REQUIRE(known.size() == 2);
  CHECK(known[0].outcome.object_id != known[1].outcome.object_id);
}

TEST_CASE("what failed, was skipped or not started says nothing of the link") {
  Book book;
  book.run({found(0, "linked", "1111"), found(1, "linked", "1111"), found(2, "linked", "1111")});
  auto failed = test::failed(0);
  failed.tenant_id = "tenant-0";
  failed.object_id = "me";
  book.run({failed, found(1, "skipped", ""), found(2, "not-started", "")});
  auto const known = book.known();
  REQUIRE(known.size() == 3);
  for (auto const& link : known) {
    CHECK(link.outcome.after == "1111");
  }
}

TEST_CASE("what was recorded later than asked for is not known yet") {
  Book book;
  book.run({found(0, "linked", "1111")});
  auto const then = book.clock.now();
  book.run({found(0, "unlinked", "")});
  CHECK(book.ledger.known_links("public", then).at(0).outcome.after == "1111");
  CHECK(book.known().at(0).outcome.after.empty());
  CHECK(book.ledger.known_links("public", then - core::Milliseconds(61'000)).empty());
}

TEST_CASE("runs in another cloud are not mixed in") {
  Book book;
  book.run({found(0, "linked", "1111")}, "lab");
  CHECK(book.known().empty());
  CHECK(book.ledger.known_links("lab", book.clock.now()).size() == 1);
}

TEST_CASE("details are kept as they are, and those with a member are found behind later ones") {
  Book book;
  auto checked = found(0, "linked", "1111");
  checked.details = R"({"earning":{"earns":"does-not-earn"}})";
  book.run({checked});
  book.run({found(0, "unchanged", "1111")});
  CHECK(book.known().at(0).outcome.details.empty());
  auto const earning = book.ledger.known_links("public", book.clock.now(), "earning");
  REQUIRE(earning.size() == 1);
  CHECK(earning[0].outcome.details == checked.details);
  CHECK(book.ledger.known_links("public", book.clock.now(), "earnings").empty());
}

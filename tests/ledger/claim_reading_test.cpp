#include "ledger/claim_reading.hpp"
#include "ledger/claims.hpp"
#include "ledger/opening.hpp"
#include "support/fixtures.hpp"

#include <catch2/catch.hpp>
#include <soci/sqlite3/soci-sqlite3.h>

using namespace partnerctl;
using cpor::EventKind;
using test::an_event;

namespace {

int count_statement(unsigned, void* count, void*, void*) {
  ++*static_cast<int*>(count);
  return 0;
}

// How many statements it takes to read all claims.
int statements_for_all(std::string const& path) {
  auto const connection = ledger::open_connection(ledger::Url::of_file(path), core::system_clock(),
                                                  core::Milliseconds(1000));
  int count = 0;
  auto* const handle =
      static_cast<soci::sqlite3_session_backend*>(connection->sql().get_backend())->conn_;
  sqlite_api::sqlite3_trace_v2(handle, SQLITE_TRACE_STMT, count_statement, &count);
  static_cast<void>(ledger::read_claims(*connection));
  sqlite_api::sqlite3_trace_v2(handle, 0, nullptr, nullptr);
  return count;
}

} // namespace

TEST_CASE("many claims are read with as many statements as one, each with what is its own") {
  test::TemporaryFolder const folder;
  auto const path = folder.path() + "/a.db";
  test::EasyBook book(path);
  auto const first = book.add();
  auto const for_one = statements_for_all(path);
  CHECK(for_one > 0);
  book.book().add(test::some_claims(40), an_event(EventKind::created));
  // Claims with parts of one kind, of another, of none, and gaps between.
  for (auto const* id : {"C-0003", "C-0041"}) {
    book.attach(id, std::string("of ") + id, id);
  }
  for (auto const* id : {"C-0003", "C-0007"}) {
    book.book().acknowledge(id, book.book().get(id).revision, test::an_acknowledgement(),
                            an_event(EventKind::acknowledged));
  }
  book.remove("C-0006");
  CHECK(statements_for_all(path) == for_one);
  auto const all = book.book().all();
  REQUIRE(all.size() == 40);
  for (auto const& kept : all) {
    auto const alone = book.book().get(kept.id);
    CHECK(alone.revision == kept.revision);
    CHECK(alone.claim == kept.claim);
    CHECK(alone.history.size() == kept.history.size());
    CHECK(alone.proofs.size() == kept.proofs.size());
    CHECK(alone.acknowledgements.size() == kept.acknowledgements.size());
    for (auto const& proof : kept.proofs) {
      CHECK(proof.name == kept.id);
    }
  }
  CHECK(all[2].proofs.size() == 1);
  CHECK(all[2].acknowledgements.size() == 1);
  CHECK(all.back().proofs.size() == 1);
}

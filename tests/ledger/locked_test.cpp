// Ledgers that others hold locked.

#include "ledger/refusals.hpp"
#include "ledger/runs.hpp"
#include "partnerctl/ledger/ledger.hpp"
#include "support/fake_clock.hpp"
#include "support/fixtures.hpp"

#include <catch2/catch.hpp>
#include <soci/session.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <unistd.h>

#include <numeric>

using namespace partnerctl;
using test::contains;
using test::refusal;

namespace {

// Another connection that holds the right to write.
class Holder {
public:
  explicit Holder(std::string const& path) : m_session(*soci::factory_sqlite3(), "dbname=" + path) {
    m_session << "begin immediate";
  }
  void release() { m_session << "rollback"; }

private:
  soci::session m_session;
};

// A clock on which somebody lets go of a lock while it is slept on.
class HelpfulClock final : public core::Clock {
public:
  core::TimePoint now() const override { return core::system_clock().now(); }
  core::SteadyPoint steady() const override { return core::system_clock().steady(); }
  bool sleep_for(core::Milliseconds duration, std::stop_token) const override {
    slept += duration;
    if (holder != nullptr && slept >= core::Milliseconds(1000)) {
      holder->release();
      holder = nullptr;
    }
    return true;
  }
  mutable core::Milliseconds slept{0};
  mutable Holder* holder = nullptr;
};

} // namespace

TEST_CASE("a ledger that stays locked is waited for, then the runs that live are named") {
  test::TemporaryFolder const folder;
  auto const path = folder.path() + "/a.db";
  auto other = test::open_ledger(path);
  auto const writer = other.begin(test::link_run(), test::tenants(1));
  test::FakeClock const clock;
  auto book = test::open_ledger(path, clock, core::Milliseconds(3000));
  Holder holder(path);
  auto const error = refusal([&] { book.begin(test::link_run(), test::tenants(1)); });
  CHECK(error.kind == core::ErrorKind::conflict);
  CHECK(contains(error.message, path));
  CHECK(contains(error.message, writer->id()));
  // And not the one that waits, which is no run yet.
  auto const process = "process " + std::to_string(::getpid());
  CHECK(contains(error.message, process));
  CHECK(error.message.find(process) == error.message.rfind(process));
  auto const slept = clock.slept();
  auto const total = std::accumulate(slept.begin(), slept.end(), core::Milliseconds(0));
  CHECK(total >= core::Milliseconds(3000));
  CHECK(total < core::Milliseconds(3100));
  // Reading goes on meanwhile.
  CHECK(book.runs(5).size() == 1);
  holder.release();
  CHECK_NOTHROW(book.begin(test::link_run(), test::tenants(1)));
}

TEST_CASE("a ledger that is locked by no run says so, and its own run is not blamed") {
  test::TemporaryFolder const folder;
  auto const path = folder.path() + "/a.db";
  test::FakeClock const clock;
  auto book = test::open_ledger(path, clock);
  auto const writer = book.begin(test::link_run(), test::tenants(3));
  Holder holder(path);
  auto const error = refusal([&] { writer->ended(test::linked(0)); });
  CHECK(contains(error.message, "no run of partnerctl"));
  CHECK_FALSE(contains(error.message, writer->id()));
  // Told once; those in flight do not wait again, each of them.
  auto const slept = clock.slept().size();
  CHECK_NOTHROW(writer->ended(test::linked(1)));
  CHECK(clock.slept().size() == slept);
  holder.release();
  writer->finish(ledger::Ending::interrupted);
  CHECK(book.run(writer->id()).summary.count("linked") == 2);
}

TEST_CASE("a lock that is let go in time is no error") {
  test::TemporaryFolder const folder;
  auto const path = folder.path() + "/a.db";
  HelpfulClock clock;
  auto book = test::open_ledger(path, clock);
  auto const writer = book.begin(test::link_run(), test::tenants(1));
  Holder holder(path);
  clock.holder = &holder;
  CHECK_NOTHROW(writer->ended(test::linked(0)));
  CHECK(clock.slept >= core::Milliseconds(1000));
  CHECK(clock.slept < core::Milliseconds(1100));
}

TEST_CASE("a new ledger that another run is just making is waited for") {
  // SQLite does not wait by itself where a file becomes one with a log: both have read it by then.
  test::TemporaryFolder const folder;
  auto const path = folder.write("a.db", "");
  HelpfulClock clock;
  Holder holder(path);
  clock.holder = &holder;
  CHECK_NOTHROW(test::open_ledger(path, clock));
  CHECK(clock.slept >= core::Milliseconds(1000));
  CHECK(clock.slept < core::Milliseconds(1100));
  auto const another = folder.write("b.db", "");
  Holder const stubborn(another);
  test::FakeClock const impatient;
  auto const error = refusal([&] { test::open_ledger(another, impatient); });
  CHECK(contains(error.message, "stayed locked for 5000 ms"));
}

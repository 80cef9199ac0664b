#include "ledger/runs.hpp"
#include "partnerctl/ledger/ledger.hpp"
#include "support/fixtures.hpp"

#include <catch2/catch.hpp>
#include <soci/session.h>

#include <unistd.h>

#include <filesystem>

using namespace partnerctl;

namespace fs = std::filesystem;

namespace {

// Whether a library of that name in the current folder was loaded while f ran, in a process of its
// own.
bool loads(std::string const& library, std::function<void()> const& f) {
  test::TemporaryFolder const folder;
  for (auto const* version : {"", ".4.0", ".4.0.3"}) {
    fs::copy_file(PARTNERCTL_PLANTED_BACKEND, folder.path() + "/lib" + library + ".so" + version);
  }
  test::Child child([&] {
    if (::chdir(folder.path().c_str()) != 0) {
      return 1;
    }
    f();
    return 0;
  });
  REQUIRE(child.wait() == 0);
  return fs::exists(folder.path() + "/loaded");
}

} // namespace

TEST_CASE("SOCI loads a backend that it is given by name from the current folder") {
  // The trap itself: were it mended, the test below could not fail.
  CHECK(loads("soci_planted", [] {
    try {
      soci::session const session("planted", "x");
    } catch (soci::soci_error const&) {
      // It has no factory.
    }
  }));
}

TEST_CASE("opening a ledger loads nothing from the current folder") {
  CHECK_FALSE(loads("soci_sqlite3", [] {
    auto book = test::open_ledger("a.db");
    book.begin(test::link_run(), test::tenants(1));
  }));
  CHECK_FALSE(loads("sqlite3", [] { test::open_ledger("a.db"); }));
}

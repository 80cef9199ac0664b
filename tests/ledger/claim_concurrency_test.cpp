// Several processes with one book, some of which are killed. No book is open where they are forked:
// SQLite would take the locks of another process for its own.

#include "ledger/claims.hpp"
#include "ledger/quick_folder.hpp"
#include "ledger/refusals.hpp"
#include "ledger/runs.hpp"
#include "partnerctl/core/digest.hpp"

#include <catch2/catch.hpp>
#include <fmt/core.h>

#include <unistd.h>

#include <algorithm>
#include <memory>
#include <random>
#include <set>

using namespace partnerctl;
using cpor::EventKind;
using test::an_event;
using test::EasyBook;

namespace {

// Changes a claim by what it is now until nobody else was in between; how often somebody was.
int add_one_to_name(ledger::ClaimBook& book, std::string const& id) {
  for (int conflicts = 0;; ++conflicts) {
    auto const kept = book.get(id);
    auto claim = kept.claim;
    claim.name = std::to_string(std::stoi(claim.name) + 1);
    auto const tried = core::attempt(
        [&] { return book.edit(id, kept.revision, claim, an_event(EventKind::edited, "name")); });
    if (tried) {
      return conflicts;
    }
    if (tried.error->kind != core::ErrorKind::conflict) {
      throw core::Error(*tried.error);
    }
  }
}

} // namespace

TEST_CASE("two processes that change one claim at once lose neither's changes") {
  test::QuickFolder const folder;
  auto const path = folder.path() + "/a.db";
  auto claim = test::a_claim();
  claim.name = "0";
  auto const id = test::open_book(path).add({claim}, an_event(EventKind::created)).front();
  auto const change = [&] {
    auto mine = test::open_book(path);
    for (int i = 0; i < 100; ++i) {
      add_one_to_name(mine, id);
    }
    return 0;
  };
  test::Child first(change);
  test::Child second(change);
  CHECK(first.wait() == 0);
  CHECK(second.wait() == 0);
  auto const kept = test::open_book(path).get(id);
  CHECK(kept.claim.name == "200");
  CHECK(kept.revision == 201);
  CHECK(kept.history.size() == 201);
}

TEST_CASE("several processes that add claims at once get different IDs") {
  test::QuickFolder const folder;
  auto const path = folder.path() + "/a.db";
  std::vector<std::unique_ptr<test::Child>> children;
  for (int i = 0; i < 4; ++i) {
    // The first of them make the ledger, too.
    children.push_back(std::make_unique<test::Child>([&] {
      auto mine = test::open_book(path);
      for (int round = 0; round < 10; ++round) {
        auto const ids = mine.add(test::some_claims(3), an_event(EventKind::created));
        if (mine.get(ids.at(2)).claim != test::a_claim(3)) {
          return 1;
        }
      }
      return 0;
    }));
  }
  for (auto const& child : children) {
    CHECK(child->wait() == 0);
  }
  auto const all = test::open_book(path).all();
  REQUIRE(all.size() == 120);
  CHECK(all.front().id == "C-0001");
  CHECK(all.back().id == "C-0120");
}

TEST_CASE("processes that attach and detach the same bytes never take them from each other") {
  test::QuickFolder const folder;
  auto const path = folder.path() + "/a.db";
  test::open_book(path).add(test::some_claims(3), an_event(EventKind::created));
  std::vector<std::unique_ptr<test::Child>> children;
  for (auto const* id : {"C-0001", "C-0002", "C-0003"}) {
    children.push_back(std::make_unique<test::Child>([&path, id] {
      EasyBook mine(path);
      auto const copy = mine.book().proof_path(core::hexadecimal(core::sha256("bytes")));
      for (int i = 0; i < 100; ++i) {
        mine.attach(id, "bytes");
        // As long as this claim has it, it is there.
        for (int looks = 0; looks < 20; ++looks) {
          if (test::content_of(copy) != "bytes") {
            return 1;
          }
        }
        mine.detach(id, "sow.pdf");
      }
      return 0;
    }));
  }
  for (auto const& child : children) {
    CHECK(child->wait() == 0);
  }
  CHECK(test::faults_of(path).empty());
  CHECK(test::copies_of(path).empty());
  CHECK(test::open_book(path).get("C-0003").revision == 201);
}

TEST_CASE("a reader sees each change whole or not at all") {
  test::QuickFolder const folder;
  auto const path = folder.path() + "/a.db";
  auto const id = EasyBook(path).add();
  test::Channel channel;
  test::Child child([&] {
    EasyBook mine(path);
    for (int i = 0; i < 60; ++i) {
      mine.attach(id, "bytes");
      mine.detach(id, "sow.pdf");
    }
    channel.send(1);
    return 0;
  });
  channel.close_sending();
  auto const book = test::open_book(path);
  int torn = 0;
  int read = 0;
  for (long long revision = 0; revision < 121; ++read) {
    auto const kept = read % 2 == 0 ? book.get(id) : book.all().front();
    auto const changes = static_cast<long long>(kept.history.size());
    bool const attached = kept.history.back().kind == EventKind::attached;
    torn += changes == kept.revision && kept.proofs.size() == (attached ? 1U : 0U) ? 0 : 1;
    revision = kept.revision;
  }
  CHECK(child.wait() == 0);
  CHECK(torn == 0);
  CHECK(read > 10);
}

TEST_CASE("one who is killed at any moment while others go on costs them nothing") {
  test::QuickFolder const folder;
  auto const path = folder.path() + "/a.db";
  test::open_book(path).add(test::some_claims(2), an_event(EventKind::created));
  std::mt19937 random(20261122);
  int reports = 0;
  for (int round = 0; round < 30; ++round) {
    auto const before = test::open_book(path).get("C-0001").revision;
    test::Channel channel;
    test::Child child([&] {
      EasyBook mine(path);
      for (int i = 0; i < 1000; ++i) {
        auto const bytes = fmt::format("{} in round {}", i, round);
        mine.attach("C-0001", bytes, bytes);
        channel.send(1);
        mine.edit("C-0001", test::a_claim(i));
        channel.send(1);
        auto word = test::portal_word("Approved", "77");
        word.source_sha256 = core::hexadecimal(core::sha256(bytes));
        mine.book().add_evidence({{"C-0001", word}}, test::a_file(word.source_sha256));
        channel.send(1);
        mine.detach("C-0001", bytes);
        channel.send(1);
      }
      return 0;
    });
    channel.close_sending();
    EasyBook book(path);
    for (int i = 0; i < round % 4; ++i) {
      book.attach("C-0002", fmt::format("{} of {}", i, round));
    }
    auto const wanted = static_cast<int>(random() % 12);
    int got = 0;
    for (int i = 0; i < wanted; ++i) {
      got += std::max(0, channel.receive());
    }
    ::usleep(static_cast<useconds_t>(random() % 3000));
    child.kill();
    child.wait();
    for (int more = channel.receive(); more != -1; more = channel.receive()) {
      got += more;
    }
    REQUIRE(test::faults_of(path).empty());
    auto const changes = book.book().get("C-0001").revision - before;
    // At most the one whose report was still to come is there beyond.
    CHECK(changes >= got);
    CHECK(changes <= got + 1);
    reports += got;
    // The next change clears away what it left, and the proof of a round that did not come to
    // detach it is still its claim's.
    book.attach("C-0002", fmt::format("after {}", round));
    auto const proofs =
        book.book().get("C-0001").proofs.size() + book.book().get("C-0002").proofs.size();
    CHECK(test::copies_of(path).size() == proofs);
  }
  CHECK(reports > 100);
}

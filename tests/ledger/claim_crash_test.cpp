// A kill, and a loss of power, before each single call by which a change reaches the disk.

#include "ledger/claims.hpp"
#include "ledger/file_calls.hpp"
#include "ledger/forgetful_disk.hpp"
#include "ledger/quick_folder.hpp"
#include "ledger/runs.hpp"
#include "partnerctl/core/digest.hpp"

#include <catch2/catch.hpp>
#include <fmt/core.h>

#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <memory>

using namespace partnerctl;
using cpor::EventKind;
using test::an_event;
using test::EasyBook;

namespace fs = std::filesystem;

namespace {

struct Step {
  char const* name = "";
  std::function<void(EasyBook&)> act{};
};

std::vector<Step> steps() {
  return {
      {"add",
       [](EasyBook& book) { book.book().add(test::some_claims(3), an_event(EventKind::created)); }},
      {"edit", [](EasyBook& book) { book.edit("C-0001", test::a_claim(9)); }},
      {"attach", [](EasyBook& book) { book.attach("C-0001", std::string(9000, 'n'), "new"); }},
      {"attach what another has",
       [](EasyBook& book) { book.attach("C-0001", "second's own", "copied"); }},
      {"attach again", [](EasyBook& book) { book.attach("C-0001", "shared", "renamed"); }},
      {"detach the last copy", [](EasyBook& book) { book.detach("C-0002", "second's own"); }},
      {"detach what another has", [](EasyBook& book) { book.detach("C-0001", "shared"); }},
      {"import",
       [](EasyBook& book) {
         auto const word = test::portal_word("Approved", "77");
         book.book().add_evidence({{"C-0001", word}, {"C-0002", word}}, test::a_file());
       }},
      {"acknowledge",
       [](EasyBook& book) {
         book.book().acknowledge("C-0001", book.book().get("C-0001").revision,
                                 test::an_acknowledgement(), an_event(EventKind::acknowledged));
       }},
      {"remove", [](EasyBook& book) { book.remove("C-0002"); }}};
}

// Two claims that share a proof, of which the second has another one.
void prepare(std::string const& path) {
  EasyBook book(path);
  book.book().add(test::some_claims(2), an_event(EventKind::created));
  book.attach("C-0001", "shared", "shared");
  book.attach("C-0002", "shared", "shared");
  book.attach("C-0002", "second's own", "second's own");
}

// All that a ledger knows of its claims, for comparison.
std::string state_of(std::string const& path) {
  std::string state;
  auto const book = test::open_book(path);
  for (auto const& kept : book.all()) {
    state += fmt::format("{} {} {} {} {}", kept.id, kept.revision, kept.claim.name,
                         kept.history.size(), kept.acknowledgements.size());
    for (auto const& proof : kept.proofs) {
      state += fmt::format(" {}={}", proof.name, proof.sha256);
    }
    state += "\n";
  }
  return state + (book.imported(test::a_file().sha256) ? "imported" : "");
}

std::vector<std::string> digests_of(std::string const& path) {
  std::vector<std::string> digests;
  for (auto const& kept : test::open_book(path).all()) {
    for (auto const& proof : kept.proofs) {
      digests.push_back(proof.sha256);
    }
  }
  std::sort(digests.begin(), digests.end());
  digests.erase(std::unique(digests.begin(), digests.end()), digests.end());
  return digests;
}

// How a process comes to its end before the n-th call, leaving a ledger behind.
using End = std::function<void(std::string const& folder, int nth)>;

void be_killed(std::string const& folder, int nth) {
  auto left = std::make_shared<int>(nth);
  test::watch_files(
      folder,
      [left](test::FileCall const&) {
        if (--*left == 0) {
          ::raise(SIGKILL);
        }
      },
      [](test::FileCall const&) {});
}

// What the disk was not told to keep is gone.
void lose_power(std::string const& folder, int nth) {
  auto left = std::make_shared<int>(nth);
  auto disk = std::make_shared<test::ForgetfulDisk>(folder);
  test::watch_files(
      folder,
      [left, disk, folder](test::FileCall const& call) {
        if (--*left == 0) {
          disk->leave(folder + ".left");
          ::raise(SIGKILL);
        }
        disk->before(call);
      },
      [disk](test::FileCall const& call) { disk->after(call); });
}

// Does the step in a process that ends before its n-th call; true where it came to its own end.
// Returned: whether the call of the book had returned.
struct Outcome {
  bool came_to_its_end = false;
  bool had_returned = false;
};

Outcome run(std::string const& folder, Step const& step, int nth, End const& end) {
  test::Channel channel;
  test::Child child([&] {
    EasyBook book(folder + "/a.db");
    end(folder, nth);
    step.act(book);
    channel.send(1);
    return 0;
  });
  channel.close_sending();
  bool const returned = channel.receive() == 1;
  return {.came_to_its_end = child.wait() == 0, .had_returned = returned};
}

// The ledger that a process left: as before or as after, all its copies there, and nothing beside
// them once it is changed again.
void check_left(std::string const& path, std::string const& before, std::string const& after,
                bool returned) {
  CHECK(test::faults_of(path).empty());
  auto const state = state_of(path);
  CHECK((state == after || (!returned && state == before)));
  EasyBook book(path);
  book.attach("C-0001", "next", "next");
  CHECK(test::faults_of(path).empty());
  CHECK(test::copies_of(path) == digests_of(path));
}

struct Count {
  int before = 0;
  int after = 0;
};

// At each call of the step, until there are no more.
Count try_all(Step const& step, End const& end, std::string const& left) {
  test::QuickFolder const place;
  auto const origin = place.path() + "/origin";
  fs::create_directory(origin);
  prepare(origin + "/a.db");
  auto const before = state_of(origin + "/a.db");
  auto const whole = place.path() + "/whole";
  fs::copy(origin, whole, fs::copy_options::recursive);
  {
    EasyBook book(whole + "/a.db");
    step.act(book);
  }
  auto const after = state_of(whole + "/a.db");
  REQUIRE(before != after);
  Count count;
  for (int nth = 1;; ++nth) {
    REQUIRE(nth < 500);
    INFO("before call " << nth);
    auto const folder = fmt::format("{}/{}", place.path(), nth);
    fs::copy(origin, folder, fs::copy_options::recursive);
    auto const outcome = run(folder, step, nth, end);
    if (outcome.came_to_its_end) {
      return count;
    }
    auto const path = folder + left + "/a.db";
    ++(state_of(path) == before ? count.before : count.after);
    check_left(path, before, after, outcome.had_returned);
    fs::remove_all(folder);
    fs::remove_all(folder + ".left");
  }
}

} // namespace

TEST_CASE("a change that is killed before any of its calls happened or did not, and lost nothing") {
  int rounds = 0;
  for (auto const& step : steps()) {
    INFO(step.name);
    auto const count = try_all(step, be_killed, "");
    CHECK(count.before > 0);
    CHECK(count.after > 0);
    rounds += count.before + count.after;
  }
  CHECK(rounds > 60);
}

TEST_CASE("a change during which the power goes happened or did not, and lost nothing") {
  int rounds = 0;
  for (auto const& step : steps()) {
    INFO(step.name);
    auto const count = try_all(step, lose_power, ".left");
    CHECK(count.before > 0);
    rounds += count.before + count.after;
  }
  CHECK(rounds > 60);
}

TEST_CASE("what a change returned for outlives the loss of power right after it") {
  for (auto const& step : steps()) {
    INFO(step.name);
    test::QuickFolder const place;
    auto const folder = place.path() + "/a";
    fs::create_directory(folder);
    prepare(folder + "/a.db");
    auto const before = state_of(folder + "/a.db");
    test::Child child([&] {
      EasyBook book(folder + "/a.db");
      test::ForgetfulDisk disk(folder);
      test::watch_files(
          folder, [&](test::FileCall const& call) { disk.before(call); },
          [&](test::FileCall const& call) { disk.after(call); });
      step.act(book);
      disk.leave(folder + ".left");
      std::_Exit(0);
      return 0;
    });
    REQUIRE(child.wait() == 0);
    auto const left = folder + ".left/a.db";
    CHECK(test::faults_of(left).empty());
    CHECK(state_of(left) != before);
    // The process was gone before it could tidy up after itself, the ledger was not.
    CHECK(state_of(left) == state_of(folder + "/a.db"));
  }
}

TEST_CASE("the first change in a new ledger outlives the loss of power") {
  test::QuickFolder const place;
  auto const folder = place.path() + "/a";
  fs::create_directory(folder);
  test::Child child([&] {
    test::ForgetfulDisk disk(folder);
    test::watch_files(
        folder, [&](test::FileCall const& call) { disk.before(call); },
        [&](test::FileCall const& call) { disk.after(call); });
    EasyBook book(folder + "/a.db");
    book.attach(book.add(), "bytes");
    disk.leave(folder + ".left");
    std::_Exit(0);
    return 0;
  });
  REQUIRE(child.wait() == 0);
  auto const left = folder + ".left/a.db";
  CHECK(test::faults_of(left).empty());
  CHECK(test::open_book(left).get("C-0001").proofs.size() == 1);
}

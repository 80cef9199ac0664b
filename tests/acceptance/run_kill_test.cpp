// A run that is killed at any moment: nothing asks it first, and nothing is lost.

#include "acceptance/rehearsal.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <signal.h>

#include <filesystem>
#include <optional>
#include <random>
#include <thread>

using namespace partnerctl;
using namespace std::chrono_literals;
using core::Json;
using test::Rehearsal;

namespace {

constexpr int k_tenants = 8;

int count(Json const& run, char const* action) {
  return run.at("summary").at(action).get<int>();
}

// Kills a run of these words where it stands after so many sign-ins, or a moment after it was let
// on from there.
void kill_after(Rehearsal& rehearsal, std::vector<std::string> const& words, int sign_ins,
                std::optional<std::chrono::microseconds> moment) {
  rehearsal.turnstile.let_in(sign_ins);
  auto const run = rehearsal.stand.start(words);
  REQUIRE(rehearsal.turnstile.has_stopped_one());
  if (moment) {
    rehearsal.turnstile.open();
    std::this_thread::sleep_for(*moment);
  }
  run->signal(SIGKILL);
  CHECK((run->wait().code == 128 + SIGKILL || moment));
  rehearsal.turnstile.open();
}

// The rows as the ledger has them after a kill: each is linked or left, and not one of them failed.
void check_record(Rehearsal& rehearsal, std::string const& id) {
  auto const shown = rehearsal.json({"run", "show", id});
  CHECK(shown.at("tenants").size() == k_tenants);
  CHECK(count(shown, "failed") == 0);
  CHECK(count(shown, "linked") + count(shown, "unchanged") + count(shown, "notStarted") ==
        k_tenants);
  auto const ended = rehearsal.latest_run().at("state").get<std::string>();
  CHECK((ended == "interrupted" || (ended == "finished" && count(shown, "notStarted") == 0)));
}

} // namespace

TEST_CASE("a run that is killed at any moment can be gone on with and ends as asked") {
  std::mt19937 random(20261122);
  // Where nothing answers, half of the time; else within some milliseconds, of which a run has a
  // few dozen.
  auto const moment = [&](int round) -> std::optional<std::chrono::microseconds> {
    return round % 2 == 0 ? std::nullopt
                          : std::make_optional(std::chrono::microseconds(random() % 20000));
  };
  for (int round = 0; round < 16; ++round) {
    Rehearsal rehearsal(k_tenants, {.delay = 3ms});
    // From its first tenant to its last.
    int const sign_ins = round / 2;
    INFO("round " << round << ": killed after " << sign_ins << " sign-ins");
    kill_after(rehearsal, rehearsal.link({"--parallel", "3"}), sign_ins, moment(round));
    REQUIRE(rehearsal.json({"run", "list"}).at("runs").size() == 1);
    auto const killed = rehearsal.latest_run();
    auto const id = killed.at("id").get<std::string>();
    check_record(rehearsal, id);
    auto const left = killed.at("left").get<unsigned>();
    CHECK((left > 0 || round % 2 != 0));
    if (left > 0) {
      // Killed again while it goes on.
      kill_after(rehearsal, {"run", "resume", id, "--parallel", "3"},
                 static_cast<int>(random() % left), moment(round / 2));
      check_record(rehearsal, id);
    }
    auto const resumed = rehearsal.stand.run({"run", "resume", id});
    INFO(resumed.err);
    CHECK(resumed.code == 0);
    CHECK(rehearsal.wrong_links().empty());
    auto const shown = rehearsal.json({"run", "show", id});
    CHECK(count(shown, "linked") + count(shown, "unchanged") == k_tenants);
    for (auto const& tenant : shown.at("tenants")) {
      // Only an outcome that was kept counts; a tenant that was killed at work left none.
      CHECK(tenant.at("attempts") == 1);
      CHECK(tenant.at("partnerId") == "1234567");
    }
    CHECK(rehearsal.latest_run().at("state") == "finished");
  }
}

TEST_CASE("a run that is killed at its very beginning leaves a ledger that opens") {
  Rehearsal rehearsal(k_tenants, {.delay = 3ms});
  std::mt19937 random(20261122);
  for (int round = 0; round < 15; ++round) {
    auto const run = rehearsal.stand.start(rehearsal.link({"--dry-run"}));
    // The file appears, its tables, the rows, the first outcome.
    for (int i = 0; i < 300'000 && !std::filesystem::exists(rehearsal.ledger_file()); ++i) {
      std::this_thread::sleep_for(200us);
    }
    std::this_thread::sleep_for(std::chrono::microseconds(random() % 12000));
    run->signal(SIGKILL);
    run->wait();
    auto const listed = rehearsal.stand.run({"run", "list", "-o", "json"});
    INFO(listed.err);
    REQUIRE(listed.code == 0);
    auto const document = Json::parse(listed.out);
    for (auto const& each : document.at("runs")) {
      CHECK(each.at("total") == k_tenants);
      CHECK(each.at("state") != "running");
    }
    if (round % 5 != 4) {
      std::filesystem::remove_all(std::filesystem::path(rehearsal.ledger_file()).parent_path());
    }
  }
  CHECK(rehearsal.traffic.writes() == 0);
}

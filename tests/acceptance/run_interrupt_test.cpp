// Runs that are interrupted.

#include "acceptance/arm_double.hpp"
#include "acceptance/rehearsal.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <fstream>
#include <sstream>
#include <thread>
#include <utility>

using namespace partnerctl;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using core::Json;
using test::Ended;
using test::number;
using test::Rehearsal;

namespace {

// From now on the cloud of one stand is where another has its sandbox.
void lead_to(test::Stand const& there, test::Stand const& stand) {
  stand.folder().write("config.toml", "[cloud.lab]\nauthority = \"" + there.url() +
                                          "\"\nresource_manager = \"" + there.url() +
                                          "\"\nca_file = \"" + there.ca_file() + "\"\n");
}

} // namespace

TEST_CASE("the first signal finishes what is in flight and the last line goes on to the end") {
  int const signal = GENERATE(SIGINT, SIGTERM, SIGHUP);
  Rehearsal rehearsal(12);
  rehearsal.turnstile.let_in(2);
  auto const started = rehearsal.stand.start(rehearsal.link({"--parallel", "2", "-o", "json"}));
  auto const ended = rehearsal.interrupt(*started, signal);
  INFO(ended.err);
  CHECK(ended.code == 130);
  auto const document = Json::parse(ended.out);
  CHECK(number(document, "total") == 12);
  CHECK(number(document, "failed") == 0);
  // The two that were let in, and as many as two that were in flight.
  CHECK(number(document, "linked") >= 3);
  CHECK(number(document, "linked") <= 4);
  CHECK(number(document, "linked") + number(document, "notStarted") == 12);
  CHECK(rehearsal.traffic.writes() == number(document, "linked"));
  auto const run = rehearsal.latest_run();
  CHECK(run.at("state") == "interrupted");
  CHECK(run.at("left") == number(document, "notStarted"));
  auto const id = run.at("id").get<std::string>();
  CHECK(test::last_line(ended.err) == "Again: partnerctl run resume " + id);
  auto const resumed = rehearsal.follow(test::last_line(ended.err) + " -o json");
  INFO(resumed.err);
  CHECK(resumed.code == 0);
  // Each of them once, and none that was done.
  CHECK(number(Json::parse(resumed.out), "linked") == number(document, "notStarted"));
  CHECK(rehearsal.traffic.writes() == 12);
  CHECK(rehearsal.wrong_links().empty());
  auto const shown = rehearsal.json({"run", "show", id});
  CHECK(number(shown, "linked") == 12);
  for (auto const& tenant : shown.at("tenants")) {
    CHECK(tenant.at("attempts") == 1);
  }
  CHECK(rehearsal.latest_run().at("state") == "finished");
  auto const nothing = rehearsal.follow("partnerctl run resume " + id);
  CHECK(nothing.code == 0);
  CHECK_THAT(nothing.err, Contains("Nothing is left to do of run " + id));
}

TEST_CASE("the first signal is answered on the screen though no tenant answers") {
  Rehearsal rehearsal(4);
  rehearsal.turnstile.let_in(0);
  auto const run = rehearsal.stand.start(rehearsal.link({"--parallel", "2"}));
  REQUIRE(rehearsal.turnstile.has_stopped_one());
  run->signal(SIGINT);
  CHECK_THAT(run->await("Interrupted"), !Contains("tenants in"));
  rehearsal.turnstile.open();
  auto const ended = run->wait();
  INFO(ended.err);
  CHECK(ended.code == 130);
  // Whoever was in flight, and nobody else.
  CHECK(rehearsal.traffic.writes() >= 1);
  CHECK(rehearsal.traffic.writes() <= 2);
}

TEST_CASE("the second signal leaves at once though tenants hang and the run goes on later") {
  int const signal = GENERATE(SIGINT, SIGTERM);
  Rehearsal rehearsal(6);
  std::string id;
  {
    // Another sandbox, whose answers do not come.
    Rehearsal hanging(6, {.delay = 1h});
    auto const run = hanging.stand.start(hanging.link({"--parallel", "3", "-o", "json"}));
    REQUIRE(test::comes_true([&] { return hanging.traffic.calls() >= 3; }));
    run->signal(signal);
    run->await("Interrupted");
    auto const began = std::chrono::steady_clock::now();
    run->signal(signal);
    auto const ended = run->wait();
    // Sooner than any answer is given up.
    CHECK(std::chrono::steady_clock::now() - began < 20s);
    INFO(ended.err);
    CHECK(ended.code == 130);
    CHECK(Json::parse(ended.out).at("tenants").size() == 6);
    auto const latest = hanging.latest_run();
    id = latest.at("id").get<std::string>();
    CHECK(latest.at("state") == "interrupted");
    CHECK(latest.at("left") == 3);
    CHECK(latest.at("failed") == 3);
    CHECK(test::last_line(ended.err) == "Again: partnerctl run resume " + id);
    // The cloud of the same name is where it answers now.
    lead_to(rehearsal.stand, hanging.stand);
    auto const resumed = hanging.follow(test::last_line(ended.err));
    INFO(resumed.err);
    CHECK(resumed.code == 0);
  }
  CHECK(rehearsal.traffic.writes() == 6);
  CHECK(rehearsal.wrong_links().empty());
}

TEST_CASE("a write that was left at the second signal is told as unknown and settled later") {
  Rehearsal rehearsal(2);
  test::TestCa const ca;
  std::atomic<int> puts{0};
  {
    test::RawServer const arm(
        [&](test::RawConnection& connection) {
          for (auto request = connection.read_request(); !request.empty();
               request = connection.read_request()) {
            if (request.starts_with("PUT ")) {
              ++puts;
              connection.hold();
              return;
            }
            connection.send(test::raw_answer(404, R"({"error":{"code":"NotFound"}})"));
          }
        },
        {.tls = ca.issue()});
    test::replace_arm(rehearsal.stand, arm.url("localhost"), ca.pem());
    auto const run = rehearsal.stand.start(rehearsal.link({"-o", "json"}));
    REQUIRE(test::comes_true([&] { return puts == 2; }));
    run->signal(SIGINT);
    run->await("Interrupted");
    run->signal(SIGINT);
    auto const ended = run->wait();
    INFO(ended.err);
    CHECK(ended.code == 130);
    auto const document = Json::parse(ended.out);
    for (auto const& tenant : document.at("tenants")) {
      CHECK(tenant.at("action") == "failed");
      CHECK(tenant.at("error").at("kind") == "cancelled");
      CHECK_THAT(tenant.at("error").at("message").get<std::string>(),
                 Contains("unknown whether the link was written"));
    }
  }
  lead_to(rehearsal.stand, rehearsal.stand);
  auto const id = rehearsal.latest_run().at("id").get<std::string>();
  auto const resumed = rehearsal.json({"run", "resume", id});
  CHECK(number(resumed, "linked") == 2);
  CHECK(resumed.at("tenants").at(0).at("attempts") == 2);
  CHECK(rehearsal.wrong_links().empty());
}

TEST_CASE("a signal while the tenants are still being read ends the run before its first one") {
  Rehearsal rehearsal(2);
  auto const pipe = rehearsal.stand.folder().path() + "/pipe";
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  auto const run = rehearsal.stand.start({"link-pal", "-f", pipe, "--partner-id", "1234567"});
  // Until it reads, a writer cannot open it.
  int writer = -1;
  REQUIRE(test::comes_true([&] {
    writer = ::open(pipe.c_str(), O_WRONLY | O_NONBLOCK | O_CLOEXEC);
    return writer >= 0;
  }));
  run->signal(SIGTERM);
  run->await("Interrupted");
  auto const rows = Rehearsal::roster(2);
  REQUIRE(::write(writer, rows.data(), rows.size()) == static_cast<ssize_t>(rows.size()));
  ::close(writer);
  auto const ended = run->wait();
  INFO(ended.err);
  CHECK(ended.code == 130);
  CHECK(ended.out.empty());
  CHECK_THAT(test::last_line(ended.err), Contains("run the same command: partnerctl link-pal"));
  CHECK(rehearsal.traffic.calls() == 0);
}

TEST_CASE("the second signal ends a run whose output nobody reads, with the line that goes on") {
  // More lines than a pipe holds.
  constexpr int k_tenants = 300;
  Rehearsal rehearsal(k_tenants);
  auto const pipe = rehearsal.stand.folder().path() + "/pipe";
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  int const reader = ::open(pipe.c_str(), O_RDWR | O_CLOEXEC);
  REQUIRE(reader >= 0);
  auto command = rehearsal.stand.command(rehearsal.link({"-o", "jsonl"}));
  std::string line = "exec " + test::partnerctl_binary();
  for (auto const& word : command.arguments) {
    line += " '" + word + "'";
  }
  command.arguments = {"-c", line + " > " + pipe};
  test::Background run("/bin/sh", command);
  // It stands still once its writes come to their end without being all.
  int seen = -1;
  REQUIRE(test::comes_true([&] {
    auto const before = std::exchange(seen, rehearsal.traffic.writes());
    std::this_thread::sleep_for(300ms);
    return seen > 0 && before == seen;
  }));
  CHECK(seen < k_tenants);
  run.signal(SIGINT);
  run.await("Interrupted");
  run.signal(SIGINT);
  auto const ended = run.wait();
  ::close(reader);
  INFO(ended.err);
  CHECK(ended.code == 130);
  auto const resumed = rehearsal.follow(test::last_line(ended.err));
  INFO(resumed.err);
  CHECK(resumed.code == 0);
  CHECK(rehearsal.wrong_links().empty());
}

// A change of a claim that is killed at any moment: it is there as a whole or not at all, and
// nothing that was there before is lost.

#include "acceptance/claim_desk.hpp"
#include "partnerctl/core/digest.hpp"

#include <catch2/catch.hpp>
#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <signal.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <random>
#include <thread>

using namespace partnerctl;
using core::Json;
using test::ClaimDesk;
using Texts = std::vector<std::string>;
using Clock = std::chrono::steady_clock;

namespace {

constexpr int k_rounds = 24;
// So many only where the machine was too slow, or too quick, to kill enough of them.
constexpr int k_most_rounds = 3 * k_rounds;
constexpr int k_enough = k_rounds / 4;

// Starts commands and kills each at another moment of the time that one takes.
class Killing {
public:
  Killing(ClaimDesk const& desk, Texts const& whole) : m_desk(desk) {
    auto const begin = Clock::now();
    desk.run(whole);
    m_takes = since(begin);
  }
  void kill(Texts const& words) {
    auto const begin = Clock::now();
    auto const program = m_desk.start(words);
    auto const most = static_cast<std::uint32_t>(m_takes.count()) + 1;
    std::this_thread::sleep_for(std::chrono::microseconds(m_random() % most));
    auto const lived = since(begin);
    program->signal(SIGKILL);
    if (program->wait().code == 128 + SIGKILL) {
      ++m_killed;
      m_takes += m_takes / 32;
    } else {
      // It had ended by itself, so it takes less than was thought: how busy the machine was with
      // the first one decides nothing.
      m_takes = std::min(m_takes, lived);
    }
  }
  bool goes_on(int round) const {
    return round <= k_rounds || (!is_enough() && round <= k_most_rounds);
  }
  bool is_enough() const { return m_killed > k_enough; }

private:
  static std::chrono::microseconds since(Clock::time_point begin) {
    return std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - begin);
  }

  ClaimDesk const& m_desk;
  std::chrono::microseconds m_takes{};
  int m_killed = 0;
  std::mt19937 m_random{20261122};
};

// Proofs whose kept copy is not what was attached.
Texts wrong_proofs(ClaimDesk const& desk, Json const& claim) {
  Texts wrong;
  for (auto const& proof : claim.at("proofs")) {
    auto const digest = proof.at("sha256").get<std::string>();
    auto const bytes = test::content_of(desk.copy_of(digest));
    if (core::hexadecimal(core::sha256(bytes)) != digest || bytes.size() != proof.at("size")) {
      wrong.push_back(proof.at("name").get<std::string>());
    }
  }
  return wrong;
}

void check_opens(ClaimDesk const& desk, std::size_t claims) {
  auto const listed = desk.run({"claim", "list", "-o", "json"});
  INFO(listed.err);
  REQUIRE(listed.code == 0);
  CHECK(Json::parse(listed.out).at("claims").size() == claims);
  CHECK(desk.run({"claim", "check", "--offline", "-o", "none"}).code == 6);
}

long count_of(Json const& claim, std::string const& kind) {
  auto const& history = claim.at("history");
  return std::count_if(history.begin(), history.end(),
                       [&](Json const& event) { return event.at("kind") == kind; });
}

// An export that has every claim in that status on that day.
std::string export_of(ClaimDesk const& desk, int round, Texts const& ids) {
  constexpr std::array k_statuses{"Submitted", "Under review", "Partner action required"};
  std::string text = "Claim ID,Claim name,Status,Customer tenant ID,Last updated\n";
  for (std::size_t i = 0; i < ids.size(); ++i) {
    text += fmt::format("{},{},{},11111111-2222-4333-8444-555555555555,{}\n", 7000001 + i,
                        "Claim " + std::to_string(i),
                        k_statuses.at(static_cast<std::size_t>(round) % 3),
                        test::day(round - k_most_rounds - 2));
  }
  return desk.folder().write(fmt::format("export-{}.csv", round), text);
}

} // namespace

TEST_CASE("an attach that is killed at any moment leaves the proof whole or not at all") {
  ClaimDesk const desk;
  auto const id = desk.add(test::plain_claim());
  // Of some size, and not to be read: what is killed is the keeping of it.
  std::string const bulk(std::size_t{1} << 20U, 'x');
  auto const paper = [&](int round) {
    return desk.folder().write(fmt::format("scan-{}.png", round),
                               "\x89PNG\r\n\x1A\n" + std::to_string(round) + bulk);
  };
  Killing killing(desk, {"claim", "attach", id, paper(0)});
  std::size_t before = 1;
  int round = 1;
  for (; killing.goes_on(round); ++round) {
    INFO("round " << round);
    killing.kill({"claim", "attach", id, paper(round)});
    check_opens(desk, 1);
    auto const claim = desk.show(id);
    auto const now = claim.at("proofs").size();
    CHECK((now == before || now == before + 1));
    CHECK(count_of(claim, "attached") == static_cast<long>(now));
    CHECK(wrong_proofs(desk, claim).empty());
    before = now;
  }
  CHECK(killing.is_enough());
  // The next one tidies up: nothing is there but what the claim names.
  REQUIRE(desk.run({"claim", "attach", id, paper(round)}).code == 0);
  Texts named;
  auto const last = desk.show(id);
  for (auto const& proof : last.at("proofs")) {
    named.push_back(proof.at("sha256").get<std::string>());
  }
  std::sort(named.begin(), named.end());
  CHECK(test::files_in(desk.ledger() + ".proofs") == named);
  CHECK(wrong_proofs(desk, last).empty());
}

TEST_CASE("an edit that is killed at any moment is made as a whole or not at all") {
  ClaimDesk const desk;
  auto const id = desk.add_ready(test::plain_claim("Round 0"));
  auto const words = [&](int round) {
    auto const name = fmt::format("Round {}", round);
    return Texts{"claim", "edit", id, "--name", name, "--comments", name};
  };
  Killing killing(desk, words(0));
  auto before = desk.show(id);
  int round = 1;
  for (; killing.goes_on(round); ++round) {
    INFO("round " << round);
    killing.kill(words(round));
    check_opens(desk, 1);
    auto const now = desk.show(id);
    if (now != before) {
      CHECK(now.at("name") == fmt::format("Round {}", round));
      CHECK(count_of(now, "edited") == count_of(before, "edited") + 1);
      CHECK(now.at("revision") > before.at("revision"));
    }
    CHECK(now.at("name") == now.at("comments"));
    CHECK(wrong_proofs(desk, now).empty());
    CHECK(now.at("proofs").size() == 1);
    before = now;
  }
  CHECK(killing.is_enough());
  CHECK(desk.run(words(round)).code == 0);
  CHECK(desk.show(id).at("name") == fmt::format("Round {}", round));
}

TEST_CASE("an import that is killed at any moment is read for every claim or for none") {
  ClaimDesk const desk;
  Texts ids;
  for (int i = 0; i < 5; ++i) {
    auto claim = test::plain_claim("Claim " + std::to_string(i));
    ids.push_back(desk.add(claim));
    desk.run({"claim", "record", ids.back(), "--status", "Submitted", "--number",
              std::to_string(7000001 + i), "--on", test::day(-90)});
  }
  // So that one of them can be checked.
  desk.add(test::plain_claim("Draft"));
  Killing killing(desk, {"claim", "import", "--portal-export", export_of(desk, 0, ids)});
  long before = count_of(desk.show(ids.front()), "status");
  int round = 1;
  for (; killing.goes_on(round); ++round) {
    INFO("round " << round);
    auto const file = export_of(desk, round, ids);
    killing.kill({"claim", "import", "--portal-export", file});
    check_opens(desk, ids.size() + 1);
    auto const first = desk.show(ids.front());
    auto const now = count_of(first, "status");
    CHECK((now == before || now == before + 1));
    auto const claims = desk.json({"claim", "export"}).at("claims");
    for (std::size_t i = 0; i < ids.size(); ++i) {
      CHECK(count_of(claims.at(i), "status") == now);
      CHECK(claims.at(i).at("status").at("asOf") == first.at("status").at("asOf"));
    }
    before = now;
  }
  CHECK(killing.is_enough());
  auto const last = export_of(desk, k_rounds + 1, ids);
  CHECK(desk.run({"claim", "import", "--portal-export", last}).code == 0);
  CHECK(count_of(desk.show(ids.front()), "status") == before + 1);
}

TEST_CASE("a hand-off that is killed at any moment leaves no torn pack, and none is told of") {
  ClaimDesk const desk;
  auto const id = desk.add_ready(test::plain_claim());
  auto const pack = [&](int round) {
    return fmt::format("{}/pack-{}", desk.folder().path(), round);
  };
  auto const words = [&](int round) {
    return Texts{"claim", "handoff", id, "--out", pack(round), "--offline"};
  };
  Killing killing(desk, words(0));
  auto const whole = test::files_in(pack(0));
  long before = count_of(desk.show(id), "handed-off");
  REQUIRE(before == 1);
  int round = 1;
  for (; killing.goes_on(round); ++round) {
    INFO("round " << round);
    killing.kill(words(round));
    auto const now = count_of(desk.show(id), "handed-off");
    bool const is_there = std::filesystem::exists(pack(round));
    CHECK((now == before || (now == before + 1 && is_there)));
    CHECK((!is_there || test::files_in(pack(round)) == whole));
    before = now;
  }
  CHECK(killing.is_enough());
  CHECK(desk.run(words(round)).code == 0);
}

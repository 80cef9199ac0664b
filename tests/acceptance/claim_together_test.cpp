// Two programs at once at the same claims: nothing of either is lost without a word.

#include "acceptance/claim_desk.hpp"

#include <catch2/catch.hpp>
#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>

using namespace partnerctl;
using Catch::Contains;
using core::Json;
using test::Background;
using test::ClaimDesk;
using Texts = std::vector<std::string>;

namespace {

// Starts them all, and then waits for each.
std::vector<test::Ended> together(ClaimDesk const& desk, std::vector<Texts> const& commands) {
  std::vector<std::unique_ptr<Background>> started;
  for (auto const& command : commands) {
    started.push_back(desk.start(command));
  }
  std::vector<test::Ended> ended;
  for (auto const& one : started) {
    ended.push_back(one->wait());
  }
  return ended;
}

// How many did what they were told; the others say that somebody else was there first.
long succeeded(std::vector<test::Ended> const& ended, std::string const& id) {
  long count = 0;
  for (auto const& one : ended) {
    INFO(one.err);
    if (one.code == 0) {
      ++count;
    } else {
      CHECK(one.code == 1);
      CHECK_THAT(one.err, Contains(id) && Contains("changed"));
    }
  }
  return count;
}

} // namespace

TEST_CASE("of edits at once of the same claim each is there or refused") {
  ClaimDesk const desk;
  auto const id = desk.add(test::plain_claim());
  std::array<std::string, 3> known{"Contoso adoption", "", ""};
  for (int round = 0; round < 10; ++round) {
    INFO("round " << round);
    auto const text = fmt::format("Round {}", round);
    auto const events = desk.show(id).at("history").size();
    auto const ended = together(desk, {{"claim", "edit", id, "--name", text},
                                       {"claim", "edit", id, "--comments", text},
                                       {"claim", "edit", id, "--solution-seller", text}});
    auto const count = succeeded(ended, id);
    // How often they meet is the machine's affair.
    CHECK(count >= 1);
    for (std::size_t i = 0; i < known.size(); ++i) {
      known.at(i) = ended.at(i).code == 0 ? text : known.at(i);
    }
    auto const now = desk.show(id);
    CHECK(now.at("name") == known[0]);
    CHECK(now.at("comments") == known[1]);
    CHECK(now.at("revenue").at("solutionSeller") == known[2]);
    CHECK(now.at("history").size() == events + static_cast<std::size_t>(count));
  }
}

TEST_CASE("claims that are made at once have each an ID of their own") {
  ClaimDesk const desk;
  std::vector<Texts> commands;
  for (int i = 0; i < 8; ++i) {
    commands.push_back({"claim", "new", "--name", fmt::format("Claim {}", i), "-o", "json"});
  }
  std::set<std::string> ids;
  for (auto const& one : together(desk, commands)) {
    INFO(one.err);
    REQUIRE(one.code == 0);
    ids.insert(Json::parse(one.out).at("claims").at(0).at("id").get<std::string>());
  }
  CHECK(ids.size() == 8);
  CHECK(*ids.begin() == "C-0001");
  CHECK(*ids.rbegin() == "C-0008");
  CHECK(desk.json({"claim", "list"}).at("summary").at("total") == 8);
}

TEST_CASE("the same paper that is attached at once to two claims, and taken from one, stays") {
  ClaimDesk const desk;
  auto const one = desk.add(test::plain_claim("One"));
  auto const other = desk.add(test::plain_claim("Other"));
  auto const paper = desk.folder().write("paper.txt", test::signed_paper(test::plain_claim()));
  for (int round = 0; round < 6; ++round) {
    INFO("round " << round);
    for (auto const& ended :
         together(desk, {{"claim", "attach", one, paper}, {"claim", "attach", other, paper}})) {
      INFO(ended.err);
      REQUIRE(ended.code == 0);
    }
    for (auto const& ended :
         together(desk, {{"claim", "detach", one, "paper.txt"}, {"claim", "show", other}})) {
      INFO(ended.err);
      REQUIRE(ended.code == 0);
    }
    CHECK(desk.show(one).at("proofs").empty());
    auto const digest = desk.show(other).at("proofs").at(0).at("sha256").get<std::string>();
    CHECK(test::content_of(desk.copy_of(digest)) == test::content_of(paper));
    CHECK(test::files_in(desk.ledger() + ".proofs") == Texts{digest});
  }
}

TEST_CASE("an export that two read at once is heard once") {
  ClaimDesk const desk;
  auto const id = desk.add(test::plain_claim());
  REQUIRE(desk.run({"claim", "record", id, "--status", "Submitted", "--number", "7000001", "--on",
                    test::day(-40)})
              .code == 0);
  auto const heard = [&] {
    auto const claim = desk.show(id);
    auto const& history = claim.at("history");
    return std::count_if(history.begin(), history.end(),
                         [](Json const& event) { return event.at("source") == "portal-export"; });
  };
  for (int round = 0; round < 6; ++round) {
    INFO("round " << round);
    auto const file = desk.folder().write(
        "export.csv", "Claim ID,Status,Customer tenant ID,Last updated\n7000001,Under review,"
                      "11111111-2222-4333-8444-555555555555," +
                          test::day(round - 20) + "\n");
    Texts const import{"claim", "import", "--portal-export", file};
    for (auto const& ended : together(desk, {import, import, import})) {
      INFO(ended.err);
      CHECK(ended.code == 0);
    }
    CHECK(heard() == round + 1);
  }
}

TEST_CASE(
    "of commands at once that record one number of the portal's for several claims one does") {
  ClaimDesk const desk;
  constexpr int k_claims = 4;
  for (int i = 0; i < k_claims; ++i) {
    desk.add(test::plain_claim(fmt::format("Claim {}", i)));
  }
  for (int round = 0; round < 6; ++round) {
    INFO("round " << round);
    auto const number = fmt::format("70000{}", round);
    std::vector<Texts> commands;
    for (int i = 1; i <= k_claims; ++i) {
      commands.push_back({"claim", "record", fmt::format("C-000{}", i), "--status", "Submitted",
                          "--number", number});
    }
    long count = 0;
    for (auto const& one : together(desk, commands)) {
      INFO(one.err);
      count += one.code == 0 ? 1 : 0;
      if (one.code != 0) {
        CHECK(one.code == 2);
        CHECK_THAT(one.err, Contains("is the portal's number of C-000"));
      }
    }
    CHECK(count == 1);
  }
}

TEST_CASE("words that are recorded at once of one claim are each kept") {
  ClaimDesk const desk;
  auto const id = desk.add(test::plain_claim());
  std::vector<Texts> commands;
  for (int i = 0; i < 4; ++i) {
    commands.push_back({"claim", "record", id, "--status", "Submitted", "--on", test::day(-i),
                        "--comment", fmt::format("Word {}", i)});
  }
  for (auto const& one : together(desk, commands)) {
    INFO(one.err);
    CHECK(one.code == 0);
  }
  CHECK(desk.show(id).at("history").size() == 5);
}

TEST_CASE("first commands at once in the sandbox give it its claims once") {
  for (int round = 0; round < 4; ++round) {
    INFO("round " << round);
    ClaimDesk const desk;
    Texts const list{"claim", "list", "--cloud", "sandbox", "-o", "json"};
    long said = 0;
    for (auto const& one : together(desk, {list, list, list, list})) {
      INFO(one.err);
      REQUIRE(one.code == 0);
      CHECK(Json::parse(one.out).at("claims").size() == 5);
      said += one.err.find("a few claims were made") == std::string::npos ? 0 : 1;
    }
    CHECK(said == 1);
  }
}

TEST_CASE("a claim that somebody changes while its pack is written is not marked handed-off") {
  ClaimDesk desk;
  auto const& folder = desk.folder();
  auto const id = desk.add(test::plain_claim());
  auto const text = folder.write("text.txt", test::signed_paper(desk.show(id)));
  // Whoever reads the proof, the hand-off too, waits for somebody else to have had their turn. Not
  // run from here: a reader's memory is limited, which a sanitizer does not bear.
  auto const place = folder.path();
  auto const reader =
      folder.write("pdftotext", "#!/bin/sh\nif test -e '" + place + "/now'; then\n  : > '" + place +
                                    "/asked'\n  while test ! -e '" + place +
                                    "/done'; do sleep 0.05; done\nfi\ncat '" + text + "'\n");
  std::filesystem::permissions(reader, std::filesystem::perms::owner_all);
  desk.environment()["PATH"] = folder.path() + ":/usr/bin:/bin";
  auto const paper = folder.write("sow.pdf", "%PDF-1.4\n%%EOF\n");
  REQUIRE(desk.run({"claim", "attach", id, paper, "--acknowledged", test::day(-10)}).code == 0);
  REQUIRE(desk.run({"claim", "acknowledge", id, "--as", "Ann Example", "--yes"}).code == 0);
  folder.write("now", "");
  auto const pack = folder.path() + "/pack";
  auto const handing =
      desk.start({"claim", "handoff", id, "--out", pack, "--offline", "--no-open"});
  REQUIRE(test::comes_true([&] { return std::filesystem::exists(place + "/asked"); }));
  REQUIRE(desk.run({"claim", "edit", id, "--comments", "Meanwhile", "--as", "Bob"}).code == 0);
  folder.write("done", "");
  auto const handed = handing->wait();
  INFO(handed.err);
  CHECK(handed.code == 1);
  CHECK_THAT(handed.err, Contains(id + " was changed while its pack was written: " + pack +
                                  " says what it said before") &&
                             Contains("hand it off again"));
  auto const claim = desk.show(id);
  CHECK(claim.at("comments") == "Meanwhile");
  CHECK(claim.at("status").at("state") == "draft");
}

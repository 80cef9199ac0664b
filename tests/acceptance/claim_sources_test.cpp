// Nothing is called submitted or approved before a source says so.

#include "acceptance/claim_desk.hpp"
#include "partnerctl/core/text.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace partnerctl;
using core::Json;
using test::ClaimDesk;
using Texts = std::vector<std::string>;

namespace {

// What a text says beside what is to be typed once it is so, and what says that it is not so.
std::string without_commands(std::string text) {
  for (std::string const known :
       {"--status Submitted", "once it is submitted", "not submitted", "\"submitted\": false",
        // A summary has every state, and how many there are.
        "\"submitted\": 0", "\"submitted\":0", "\"approved\": 0", "\"approved\":0"}) {
    for (auto at = text.find(known); at != std::string::npos; at = text.find(known)) {
      text.erase(at, known.size());
    }
  }
  return core::to_lower(text);
}

// Whether it says of the claim that it is further than it is.
bool claims_more(std::string const& text) {
  auto const plain = without_commands(text);
  for (auto const* word : {"submitted", "under review", "approved", "consented", "associated"}) {
    if (plain.find(word) != std::string::npos) {
      return true;
    }
  }
  return false;
}

std::vector<Texts> looks(std::string const& id) {
  return {{"claim", "list"},       {"claim", "show", id},  {"claim", "export"},
          {"claim", "export", id}, {"claim", "deadlines"}, {"claim", "support-pack", id},
          {"status", "--recorded"}};
}

void check_says_nothing_more(ClaimDesk const& desk, std::string const& id) {
  for (auto const& look : looks(id)) {
    for (auto const* format : {"table", "json", "jsonl", "csv", "tsv"}) {
      auto words = look;
      words.insert(words.end(), {"-o", format});
      auto const ended = desk.run(words);
      INFO(look.back() << " as " << format << "\n" << ended.out << ended.err);
      CHECK_FALSE(claims_more(ended.out + ended.err));
    }
  }
}

} // namespace

TEST_CASE("a claim that was handed off is nowhere called submitted or approved") {
  ClaimDesk const desk;
  auto const id = desk.add_ready(test::plain_claim());
  check_says_nothing_more(desk, id);
  auto const pack = desk.folder().path() + "/pack";
  REQUIRE(desk.run({"claim", "handoff", id, "--out", pack, "--offline", "--no-open"}).code == 0);
  check_says_nothing_more(desk, id);
  auto const claim = desk.show(id);
  CHECK(claim.at("status").at("text") == "Handed off");
  CHECK(claim.at("status").at("state") == "handed-off");
  CHECK(claim.at("status").at("source") == "local");
  CHECK(claim.at("consent").at("state") == "unknown");
  CHECK(claim.at("portalNumber").is_null());
  // Nor is it for having been edited, or handed off again.
  REQUIRE(desk.run({"claim", "edit", id, "--comments", "once more"}).code == 0);
  REQUIRE(desk.run({"claim", "acknowledge", id, "--as", "Ann Example", "--yes"}).code == 0);
  REQUIRE(desk.run({"claim", "handoff", id, "--out", pack + "2", "--offline"}).code == 0);
  check_says_nothing_more(desk, id);
}

TEST_CASE("what a source says is shown with that source, and with no more than it says") {
  ClaimDesk const desk;
  auto const id = desk.add_ready(test::plain_claim());
  REQUIRE(desk.run({"claim", "record", id, "--status", "Submitted", "--number", "7000001", "--as",
                    "Ann Example", "--on", test::day(-1)})
              .code == 0);
  auto const claim = desk.show(id);
  CHECK(claim.at("status").at("source") == "record");
  CHECK(claim.at("status").at("sourceName") == "Ann Example");
  // Microsoft writes to the customer then; nobody has said yes.
  CHECK(claim.at("consent").at("state") == "notified");
  for (auto const& look : looks(id)) {
    auto const ended = desk.run(look);
    INFO(look.back() << ended.out << ended.err);
    CHECK(core::to_lower(ended.out).find("approved") == std::string::npos);
  }
}

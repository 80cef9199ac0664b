// A year in the life of a claim, told by records and by exports, in and out of order: it always
// ends the same, and what is due counts business days.

#include "acceptance/claim_desk.hpp"

#include <catch2/catch.hpp>
#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <random>

using namespace partnerctl;
using Catch::Contains;
using core::Json;
using test::ClaimDesk;
using Texts = std::vector<std::string>;

namespace {

struct Word {
  char const* on = "";
  char const* status = "";
};

// Long ago, whenever this runs. 15 January and 19 February are holidays.
constexpr std::array<Word, 12> k_year{{{"2024-01-10", "Submitted"},
                                       {"2024-01-17", "Under review"},
                                       {"2024-02-01", "Partner action required"},
                                       {"2024-02-08", "Submitted"},
                                       {"2024-02-14", "Under review"},
                                       {"2024-03-01", "Rejected"},
                                       {"2024-03-20", "Dispute"},
                                       {"2024-03-26", "Partner action required"},
                                       {"2024-04-02", "Submitted"},
                                       {"2024-04-09", "Under review"},
                                       {"2024-04-23", "Approved"},
                                       {"2024-12-02", "Disassociated"}}};
using Order = std::array<std::size_t, k_year.size()>;
constexpr Order k_in_order{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};

class Year : public ClaimDesk {
public:
  Year() : ClaimDesk("[claims]\nholidays = [\"2024-01-15\", \"2024-02-19\"]\n") {
    add(test::plain_claim());
  }
  test::Ended record(Word const& word) const {
    return run({"claim", "record", "C-0001", "--status", word.status, "--on", word.on, "--number",
                "7012345"});
  }
  void import(Word const& word) const {
    auto const file = folder().write(
        std::string(word.on) + ".csv",
        fmt::format("Letzte Änderung;Status;Customer tenant ID;Claim ID;Claim name\n"
                    "{};{};11111111-2222-4333-8444-555555555555;7012345;Contoso adoption\n",
                    word.on, word.status));
    auto const ended = run({"claim", "import", "--portal-export", file});
    INFO(ended.out << ended.err);
    REQUIRE(ended.code == 0);
  }
  // What is true of the claim in the end, whenever it was told.
  Json end() const {
    auto claim = show("C-0001");
    for (auto const* member : {"createdAt", "updatedAt", "revision"}) {
      claim.erase(member);
    }
    claim["status"].erase("recordedAt");
    Texts history;
    for (auto event : claim.at("history")) {
      event.erase("recordedAt");
      history.push_back(event.dump());
    }
    std::sort(history.begin(), history.end());
    claim["history"] = history;
    return claim;
  }
  // "review-begin 2024-01-18 overdue"
  Texts due(std::string const& on) const {
    Texts texts;
    auto const document = json({"claim", "deadlines", "--on", on});
    for (auto const& one : document.at("deadlines")) {
      texts.push_back(one.at("kind").get<std::string>() + " " + one.at("due").get<std::string>() +
                      (one.at("overdue") == true ? " overdue" : ""));
    }
    return texts;
  }
};

Order shuffled(unsigned seed) {
  auto order = k_in_order;
  std::mt19937 random(seed);
  std::shuffle(order.begin(), order.end(), random);
  return order;
}

Json imported(Order const& order) {
  Year const year;
  for (auto const place : order) {
    year.import(k_year.at(place));
  }
  return year.end();
}

Json recorded(Order const& order) {
  Year const year;
  for (auto const place : order) {
    auto const ended = year.record(k_year.at(place));
    INFO(k_year.at(place).on << ended.err);
    REQUIRE(ended.code == 0);
  }
  return year.end();
}

} // namespace

TEST_CASE("a year of exports leads to the same claim in whatever order they are read") {
  auto const end = imported(k_in_order);
  CHECK(end.at("status").at("text") == "Disassociated");
  CHECK(end.at("status").at("state") == "rejected-final");
  CHECK(end.at("status").at("source") == "portal-export");
  CHECK(end.at("status").at("since") == "2024-12-02");
  CHECK(end.at("status").at("conflicts").empty());
  CHECK(end.at("portalNumber") == "7012345");
  CHECK(end.at("deadlines").empty());
  auto reversed = k_in_order;
  std::reverse(reversed.begin(), reversed.end());
  CHECK(imported(reversed) == end);
  CHECK(imported(shuffled(1)) == end);
}

TEST_CASE("a year of records leads to the same claim where some come later") {
  auto const end = recorded(k_in_order);
  CHECK(end.at("status").at("text") == "Disassociated");
  CHECK(end.at("status").at("source") == "record");
  CHECK(end.at("status").at("conflicts").empty());
  // Microsoft's own moves may go unseen, and be heard of afterwards.
  CHECK(recorded({0, 2, 3, 5, 6, 7, 8, 10, 11, 9, 4, 1}) == end);
  CHECK(recorded({0, 2, 3, 5, 6, 7, 8, 1, 4, 10, 9, 11}) == end);
}

TEST_CASE("records and exports of the same year agree in the end") {
  Year const year;
  for (auto const place : {0U, 2U, 3U, 5U, 6U}) {
    REQUIRE(year.record(k_year.at(place)).code == 0);
  }
  for (auto const place : {10U, 4U, 7U, 1U, 11U, 8U, 9U}) {
    year.import(k_year.at(place));
  }
  auto const end = year.show("C-0001");
  CHECK(end.at("status").at("text") == "Disassociated");
  CHECK(end.at("status").at("since") == "2024-12-02");
  CHECK(end.at("status").at("conflicts").empty());
  // The same files again change nothing.
  year.import(k_year.at(10));
  CHECK(year.show("C-0001").at("history") == end.at("history"));
}

TEST_CASE("what cannot follow is refused, and changes nothing") {
  Year const year;
  auto const before = year.show("C-0001");
  auto const ended = year.record({"2024-04-23", "Approved"});
  CHECK(ended.code == 2);
  CHECK_THAT(ended.err, Contains("cannot follow") && Contains("Submitted"));
  CHECK(year.record({"2999-01-01", "Submitted"}).code == 2);
  CHECK(year.show("C-0001") == before);
}

TEST_CASE("what is due counts business days, over weekends and holidays") {
  Year const year;
  REQUIRE(year.record(k_year.at(0)).code == 0);
  // Thursday, Friday, then not before Tuesday: the Monday is a holiday.
  CHECK(year.due("2024-01-12") == Texts{"review-begin 2024-01-18"});
  CHECK(year.due("2024-01-18") == Texts{"review-begin 2024-01-18"});
  CHECK(year.due("2024-01-19") == Texts{"review-begin 2024-01-18 overdue"});
  REQUIRE(year.record(k_year.at(1)).code == 0);
  CHECK(year.due("2024-01-19") == Texts{"review-end 2024-02-06"});
  REQUIRE(year.record(k_year.at(2)).code == 0);
  // Fourteen business days from a Thursday, with a holiday among them.
  CHECK(year.due("2024-02-17") == Texts{"partner-action 2024-02-22"});
  auto const check = [&](char const* on, char const* within) {
    return year.run({"claim", "deadlines", "--on", on, "--check", "--within", within, "--mine"})
        .code;
  };
  CHECK(check("2024-02-17", "4") == 0);
  CHECK(check("2024-02-17", "5") == 6);
  CHECK(check("2024-02-23", "0") == 6);
  for (std::size_t i = 3; i < 6; ++i) {
    REQUIRE(year.record(k_year.at(i)).code == 0);
  }
  // Calendar days, of which a leap year has one more; then it can be disputed no longer.
  CHECK(year.due("2024-03-31") == Texts{"dispute 2024-03-31"});
  CHECK(year.record({"2024-04-01", "Dispute"}).code == 2);
  REQUIRE(year.record(k_year.at(6)).code == 0);
  CHECK(year.due("2024-03-20") == Texts{"dispute-answer 2024-03-27"});
}

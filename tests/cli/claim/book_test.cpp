// What is decided on a claim is kept of the claim as it was when it was decided.

#include "cli/claim/book.hpp"
#include "cli/claim/claim_stage.hpp"
#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/error.hpp"

#include <catch2/catch.hpp>

#include <functional>

using namespace partnerctl;
using cpor::KeptClaim;
using test::has;

namespace {

// A claim of which "Submitted" was recorded, and two who have it open.
struct Desk {
  test::ClaimStage stage{};
  ledger::ClaimBook mine = open();
  ledger::ClaimBook others = open();

  Desk() {
    stage.make();
    stage.record("C-0001", "Submitted", 20);
  }
  ledger::ClaimBook open() const {
    return ledger::ClaimBook::open(ledger::Url::parse(stage.ledger), core::system_clock());
  }
  // What an import does.
  void say(std::string const& text, std::string const& number = {}) {
    auto word = event(text, number);
    word.source = cpor::Source::portal_export;
    others.add_evidence({{"C-0001", word}}, {.sha256 = std::string(64, 'f')});
  }
  static cpor::Event event(std::string const& text, std::string const& number = {}) {
    return {.kind = cpor::EventKind::status,
            .text = text,
            .source = cpor::Source::record,
            .by = "Ann",
            .on = *core::parse_date("2026-11-20"),
            .portal_number = number};
  }
  core::Error refusal(std::function<void()> const& f) const {
    auto tried = core::attempt([&] {
      f();
      return true;
    });
    REQUIRE(tried.error);
    return *tried.error;
  }
};

} // namespace

TEST_CASE("what was decided on a claim that an import changed is decided anew") {
  Desk desk;
  std::vector<std::size_t> seen;
  auto const kept = cli::add_decided(desk.mine, "c-1", [&](KeptClaim const& claim) {
    seen.push_back(claim.history.size());
    if (seen.size() == 1) {
      desk.say("Under review");
    }
    return Desk::event("Approved");
  });
  CHECK(seen == std::vector<std::size_t>{2, 3});
  REQUIRE(kept.history.size() == 4);
  CHECK(kept.history[2].text == "Under review");
  CHECK(kept.history[3].text == "Approved");
}

TEST_CASE("what may not follow on what came in between is refused and not kept") {
  Desk desk;
  int decisions = 0;
  auto const error = desk.refusal([&] {
    cli::add_decided(desk.mine, "C-0001", [&](KeptClaim const& claim) {
      if (++decisions > 1) {
        throw core::usage_error("cannot follow on " + claim.history.back().text);
      }
      desk.say("Rejected");
      return Desk::event("Approved");
    });
  });
  CHECK(error.kind == core::ErrorKind::usage);
  CHECK(error.message == "cannot follow on Rejected");
  CHECK(desk.mine.get("1").history.size() == 3);
}

TEST_CASE("where somebody else is first again and again it is given up after five times") {
  Desk desk;
  int decisions = 0;
  auto const error = desk.refusal([&] {
    cli::add_decided(desk.mine, "C-0001", [&](KeptClaim const&) {
      desk.say("Word " + std::to_string(++decisions));
      return Desk::event("Approved");
    });
  });
  CHECK(decisions == 5);
  CHECK(error.kind == core::ErrorKind::conflict);
  CHECK(has(error.message, "C-0001"));
  CHECK(desk.mine.get("1").history.size() == 7);
}

TEST_CASE("a number that becomes another claim's in between is seen when it is decided anew") {
  Desk desk;
  desk.stage.make();
  std::vector<std::string> others;
  CHECK_THROWS_AS(cli::add_decided(desk.mine, "C-0002",
                                   [&](KeptClaim const& claim) {
                                     auto const other =
                                         desk.mine.other_with_number(claim.id, "ab7");
                                     others.push_back(other.value_or(""));
                                     if (other) {
                                       throw core::usage_error("taken");
                                     }
                                     desk.say("Under review", "AB7");
                                     return Desk::event("Submitted", "ab7");
                                   }),
                  core::Error);
  CHECK(others == std::vector<std::string>{"", "C-0001"});
  CHECK(desk.mine.get("2").history.size() == 1);
}

TEST_CASE(
    "what is right of a claim as it was seen is not decided anew, and what came in is named") {
  Desk desk;
  int decisions = 0;
  auto const error = desk.refusal([&] {
    cli::add_as_seen(desk.mine, "C-0001", [&](KeptClaim const&) {
      ++decisions;
      desk.say("Under review");
      desk.say("Appr\x1b[2Joved");
      auto event = Desk::event("Submitted");
      event.kind = cpor::EventKind::withdrawn;
      return event;
    });
  });
  CHECK(decisions == 1);
  CHECK(error.kind == core::ErrorKind::conflict);
  CHECK(has(error.message, "C-0001 was changed in between, so nothing was recorded; what came in: "
                           "status: Under review (portal-export, 2026-11-20), status: Appr"));
  CHECK_FALSE(has(error.message, "\x1b"));
  CHECK_FALSE(has(error.message, "Submitted"));
  CHECK(has(error.hint, "partnerctl claim show C-0001"));
  CHECK(desk.mine.get("1").history.size() == 4);
  auto const kept = cli::add_as_seen(desk.mine, "C-0001",
                                     [](KeptClaim const&) { return Desk::event("Approved"); });
  CHECK(kept.history.back().text == "Approved");
}

TEST_CASE("an error that is no other's change passes through at once") {
  Desk desk;
  int decisions = 0;
  auto const count = [&](KeptClaim const&) {
    ++decisions;
    return Desk::event("Approved");
  };
  CHECK(desk.refusal([&] { cli::add_decided(desk.mine, "C-0009", count); }).kind ==
        core::ErrorKind::not_found);
  CHECK(decisions == 0);
  auto const error = desk.refusal([&] {
    cli::add_decided(desk.mine, "C-0001", [&](KeptClaim const& claim) {
      desk.others.remove({{claim.id, claim.revision}});
      return count(claim);
    });
  });
  CHECK(error.kind == core::ErrorKind::not_found);
  CHECK(decisions == 1);
}

#include "cli/earlier_write.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;

namespace {

fleet::Outcome put_off(bool maybe_done, std::string const& before) {
  fleet::Outcome outcome{.before = before};
  outcome.before_name = before.empty() ? "" : "Adatum";
  outcome.error =
      core::Error{.message = "the connection ended", .maybe_done = maybe_done, .transient = true};
  return outcome;
}

fleet::Outcome now(std::string const& action, fleet::Outcome const& earlier) {
  fleet::Outcome outcome{.action = action, .before = "1234567"};
  std::optional<core::Error> none;
  cli::remember_write(earlier, outcome, none);
  CHECK_FALSE(none);
  return outcome;
}

} // namespace

TEST_CASE("what an uncertain write may have done counts as done by it when it is found in place") {
  CHECK(now("unchanged", put_off(true, "")).action == "linked");
  CHECK(now("unchanged", put_off(true, "")).before.empty());
  CHECK(now("unchanged", put_off(true, "7654321")).action == "replaced");
  CHECK(now("unchanged", put_off(true, "7654321")).before == "7654321");
  CHECK(now("unchanged", put_off(true, "7654321")).before_name == "Adatum");
  CHECK(now("not-linked", put_off(true, "7654321")).action == "unlinked");
  CHECK(now("not-linked", put_off(true, "7654321")).before == "7654321");
}

TEST_CASE("what this beginning did itself and what was there before it stay as they are") {
  CHECK(now("linked", put_off(true, "")).action == "linked");
  CHECK(now("refused", put_off(true, "")).action == "refused");
  CHECK(now("refused", put_off(true, "")).before == "1234567");
  CHECK(now("unchanged", put_off(false, "")).action == "unchanged");
  CHECK(now("unchanged", put_off(false, "")).before == "1234567");
  CHECK(now("unchanged", fleet::Outcome{}).action == "unchanged");
}

TEST_CASE("an error after an uncertain write leaves the fate of the write unknown") {
  fleet::Outcome outcome;
  std::optional<core::Error> error(core::Error{.message = "the service was busy"});
  cli::remember_write(put_off(true, "7654321"), outcome, error);
  CHECK(error->maybe_done);
  CHECK(error->message ==
        "the service was busy; it is unknown whether the write before was carried out");
  CHECK(outcome.before == "7654321");
  // Said once.
  cli::remember_write(put_off(true, "7654321"), outcome, error);
  CHECK(error->message.find("unknown") == error->message.rfind("unknown"));
  error = core::Error{.message = "the service was busy"};
  cli::remember_write(put_off(false, "7654321"), outcome, error);
  CHECK_FALSE(error->maybe_done);
}

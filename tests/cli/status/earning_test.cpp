#include "cli/status/details.hpp"
#include "cli/status/earning.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace partnerctl;

namespace {

constexpr core::TimePoint k_now{std::chrono::seconds{1795342500}};

pal::TenantEarning contributor() {
  pal::Earning one{.earns = pal::Earns::yes,
                   .why = pal::EarningReason::earning_role,
                   .subscription_name = "Production",
                   .offer = "Pay-as-you-go",
                   .scope = "/subscriptions/1",
                   .role = "Contributor",
                   .reason = "Contributor earns",
                   .notes = {"a note"}};
  return {.earns = pal::Earns::yes, .deciding = one, .subscriptions = {one}};
}

fleet::Outcome outcome(std::string const& action) {
  fleet::Outcome found{.action = action, .after = action == "not-linked" ? "" : "7654321"};
  cli::note_earning(found, contributor(), "Microsoft's table", k_now);
  return found;
}

} // namespace

TEST_CASE("what was not checked has no verdict") {
  fleet::Outcome const unchecked{.action = "linked"};
  CHECK(cli::earning_json(unchecked).is_null());
  CHECK(cli::earning_of(unchecked).earns.empty());
}

TEST_CASE("a link as wanted earns what its access earns") {
  auto const json = cli::earning_json(outcome("linked"));
  CHECK(json.at("earns") == "earns");
  CHECK(json.at("why") == "earning-role");
  CHECK(json.at("checkedAt") == "2026-11-22T10:15:00Z");
  CHECK(json.at("table") == "Microsoft's table");
  CHECK(json.at("subscriptions").at(0).at("offer") == "Pay-as-you-go");
  CHECK(cli::earning_of(outcome("linked")).notes == std::vector<std::string>{"a note"});
}

TEST_CASE("without a link to the partner nothing is earned, and the access stays readable") {
  auto const missing = cli::earning_of(outcome("not-linked"));
  CHECK(missing.earns == "does-not-earn");
  CHECK(missing.why == "not-linked");
  CHECK(missing.reason == "not linked");
  CHECK(missing.access == "Contributor earns");
  auto const other = cli::earning_of(outcome("other-partner"));
  CHECK(other.earns == "does-not-earn");
  CHECK(other.remedy == "partnerctl link-pal … --replace-from 7654321");
  // The verdict on each subscription's access is untouched.
  CHECK(cli::earning_json(outcome("not-linked")).at("subscriptions").at(0).at("earns") == "earns");
}

TEST_CASE("a tenant that could not be read is unknown") {
  fleet::Outcome unreadable{.action = "unreadable"};
  cli::set_detail(unreadable, "earning", core::Json::object());
  CHECK(cli::earning_of(unreadable).earns == "unknown");
  CHECK(cli::earning_of(unreadable).why == "unreadable");
}

TEST_CASE("details that are no object say nothing") {
  for (auto const* text : {"[]", "{", "1", "\"earning\""}) {
    fleet::Outcome const strange{.action = "linked", .details = text};
    CHECK(cli::detail_of(strange, "earning").is_null());
  }
}

#include "pal/earning_setup.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using pal::EarningReason;
using pal::Earns;
using test::AccessBuilder;

namespace {

pal::SubscriptionAccess with(std::string const& role) {
  return AccessBuilder().assigned(role).access();
}

pal::SubscriptionAccess unreadable() {
  AccessBuilder builder;
  builder.access().unreadable = core::Error{.message = "no"};
  return builder.access();
}

pal::TenantEarning judged(std::vector<pal::SubscriptionAccess> subscriptions) {
  return pal::judge(pal::TenantAccess{.subscriptions = std::move(subscriptions)},
                    pal::EarningRoles::built_in(), test::k_now);
}

} // namespace

TEST_CASE("a tenant earns where one of its subscriptions does, and all are told") {
  auto const verdict = judged({with(test::k_reader), unreadable(), with(test::k_contributor)});
  CHECK(verdict.earns == Earns::yes);
  CHECK(verdict.deciding.role == "Contributor");
  REQUIRE(verdict.subscriptions.size() == 3);
  CHECK(verdict.subscriptions[0].earns == Earns::no);
  CHECK(verdict.subscriptions[1].earns == Earns::unknown);
}

TEST_CASE("a tenant is unknown where none earns and one is unknown") {
  CHECK(judged({with(test::k_reader), unreadable()}).earns == Earns::unknown);
  CHECK(judged({with(test::k_custom), with(test::k_reader)}).deciding.why ==
        EarningReason::unlisted_role);
}

TEST_CASE("a tenant that does not earn shows what is nearest to it") {
  auto const eligible = AccessBuilder().eligible(test::k_contributor).access();
  auto const verdict = judged({AccessBuilder().access(), with(test::k_reader), eligible});
  CHECK(verdict.earns == Earns::no);
  CHECK(verdict.deciding.why == EarningReason::eligible_only);
}

TEST_CASE("a subscription that earns for good is shown before one that does until noon") {
  auto const ending =
      AccessBuilder().assigned(test::k_contributor).until(test::k_now + 1h).access();
  CHECK(judged({ending, with(test::k_support)}).deciding.role == "Support Request Contributor");
  CHECK(judged({ending}).deciding.until == test::k_now + 1h);
}

TEST_CASE("a tenant without any subscription has nothing assigned") {
  auto const verdict = judged({});
  CHECK(verdict.earns == Earns::no);
  CHECK(verdict.deciding.why == EarningReason::nothing_assigned);
  CHECK_THAT(verdict.deciding.reason, Contains("sees no subscription"));
  CHECK_THAT(verdict.deciding.remedy, Contains("Support Request Contributor"));
  CHECK(verdict.deciding.subscription.is_nil());
}

TEST_CASE("a tenant whose subscriptions cannot be listed is unknown") {
  auto const verdict =
      pal::judge(pal::TenantAccess{.unreadable = core::Error{.message = "no", .hint = "do"}},
                 pal::EarningRoles::built_in(), test::k_now);
  CHECK(verdict.earns == Earns::unknown);
  CHECK(verdict.deciding.why == EarningReason::unreadable);
  CHECK_THAT(verdict.deciding.reason, Contains("could not be listed: no"));
  CHECK(verdict.deciding.remedy == "do");
}

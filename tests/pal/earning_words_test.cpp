#include "pal/earning_setup.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using test::AccessBuilder;

TEST_CASE("Owner or User Access Administrator over a subscription or more is too much") {
  auto const role = GENERATE(as<std::string>{}, test::k_owner, test::k_administrator);
  auto const scope = GENERATE(as<std::string>{}, test::k_scope, test::k_group_scope, "/");
  CAPTURE(role, scope);
  auto const verdict = AccessBuilder().assigned(role, scope).judged();
  CHECK(verdict.earns == pal::Earns::yes);
  CHECK_THAT(verdict.excess, Contains("is more than the credit needs: the least that earns is "
                                      "Support Request Contributor on the subscription"));
}

TEST_CASE("Owner of one resource group is not too much, but only its usage counts") {
  auto const verdict =
      AccessBuilder().assigned(test::k_owner, test::k_scope + "/resourceGroups/web").judged();
  CHECK(verdict.earns == pal::Earns::yes);
  CHECK(verdict.excess.empty());
  REQUIRE(verdict.notes.size() == 1);
  CHECK(verdict.notes[0] == "only the usage of resource group web counts");
}

TEST_CASE("what is too much is told though a smaller role decides") {
  auto const verdict =
      AccessBuilder().assigned(test::k_owner, "/").assigned(test::k_support).judged();
  CHECK(verdict.role == "Support Request Contributor");
  CHECK_THAT(verdict.excess, Contains("Owner on the whole tenant"));
}

TEST_CASE("Owner that is over or only eligible is not too much") {
  CHECK(AccessBuilder().assigned(test::k_owner).until(test::k_now).judged().excess.empty());
  CHECK(AccessBuilder().eligible(test::k_owner).judged().excess.empty());
}

TEST_CASE("the least that earns is the table's, and none where it has none") {
  using pal::parse_earning_roles;
  CHECK(pal::least_earning_role(pal::EarningRoles::built_in()) == "Support Request Contributor");
  auto const other = parse_earning_roles(
      "role,earns\nSupport Request Contributor,no\nContributor,yes\nOwner,yes\n", "t");
  CHECK(pal::least_earning_role(other) == "Contributor");
  auto const none =
      parse_earning_roles("role,role_id,earns\nOwner," + test::k_owner + ",yes\n", "t");
  CHECK(pal::least_earning_role(none).empty());
  auto const verdict = AccessBuilder().assigned(test::k_owner).judged(none);
  CHECK_THAT(verdict.excess, Contains("is more than the credit needs"));
  CHECK_THAT(AccessBuilder().judged(none).remedy, Contains("a role that earns by the table t"));
}

TEST_CASE("a subscription that may be under an Enterprise Agreement says what moving it means") {
  auto builder = AccessBuilder().assigned(test::k_support);
  builder.access().subscription.quota_id = "EnterpriseAgreement_2014-09-01";
  auto const verdict = builder.judged();
  REQUIRE(verdict.notes.size() == 1);
  CHECK_THAT(verdict.notes[0], Contains("Enterprise Agreement") && Contains("Azure plan") &&
                                   Contains("is not transferred"));
  CHECK_THAT(verdict.offer, Contains("Enterprise Agreement"));
  builder.access().subscription.quota_id = "MSDNDevTest_2014-09-01";
  CHECK_THAT(builder.judged().notes.at(0), Contains("is not transferred"));
  builder.access().subscription.quota_id = "CSP_2015-05-01";
  CHECK(builder.judged().notes.empty());
}

TEST_CASE("a subscription that is paid by credits, not enabled, or under a condition is noted") {
  auto builder = AccessBuilder().assigned(test::k_support);
  builder.access().subscription.quota_id = "Sponsored_2016-01-01";
  builder.access().subscription.state = "Disabled";
  builder.access().assignments[0].conditional = true;
  auto const verdict = builder.judged();
  REQUIRE(verdict.notes.size() == 3);
  CHECK_THAT(verdict.notes[0], Contains("credits"));
  CHECK_THAT(verdict.notes[1], Contains("is Disabled"));
  CHECK_THAT(verdict.notes[2], Contains("condition"));
}

TEST_CASE("no name of a customer moves a cursor in a verdict") {
  auto builder = AccessBuilder()
                     .assigned(test::k_custom, test::k_scope + "/resourceGroups/a\x1b[2J")
                     .defined(test::k_custom, "R\x1b[31m", true);
  auto& subscription = builder.access().subscription;
  subscription.name = "N\x1b[1m";
  subscription.state = "S\x1b";
  subscription.quota_id = "Q\x1b";
  auto const verdict = builder.judged();
  for (auto const& text : {verdict.reason, verdict.remedy, verdict.role, verdict.subscription_name,
                           verdict.state, verdict.offer, verdict.notes.at(0)}) {
    CHECK(text.find('\x1b') == std::string::npos);
  }
}

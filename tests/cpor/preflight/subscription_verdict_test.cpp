#include "cpor/preflight/subscription_verdict.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using namespace partnerctl::cpor;
using Catch::Matchers::Contains;
using Catch::Matchers::EndsWith;
using Catch::Matchers::Equals;
using directory::CompanySubscription;

namespace {

constexpr char const* k_commerce = "aaaaaaaa-0000-4000-8000-000000000001";
constexpr char const* k_directory = "bbbbbbbb-0000-4000-8000-000000000001";
constexpr char const* k_customer = "cccccccc-0000-4000-8000-000000000001";
constexpr char const* k_home = "dddddddd-0000-4000-8000-000000000001";

CompanySubscription sales() {
  return {.id = k_directory,
          .commerce_subscription_id = k_commerce,
          .sku_part_number = "DYN365_ENTERPRISE_SALES",
          .status = "Enabled",
          .next_lifecycle = "2027-03-01T00:00:00Z"};
}

SubscriptionVerdict judged(std::vector<CompanySubscription> const& all,
                           Workload const& workload = {.name = "Sales",
                                                       .subscription_id = k_commerce}) {
  return judge_subscription(workload, all,
                            {.customer = *core::Guid::parse(k_customer), .home_tenant = k_home});
}

// The verdict on a subscription that is as it should be, but for this.
template <class Change>
SubscriptionVerdict with(Change change) {
  auto one = sales();
  change(one);
  return judged({one});
}

} // namespace

TEST_CASE("an active subscription bought from Microsoft passes, with what is known of it") {
  auto const verdict = judged({sales()});
  CHECK(verdict.result == Passing::passed);
  CHECK(verdict.says ==
        "DYN365_ENTERPRISE_SALES is active and not bought through CSP; unless it "
        "is renewed that changes on 2027-03-01; by Microsoft's list of product names of "
        "2025-10-29 it is the claim's 'Sales'");
  CHECK(verdict.ends == core::parse_date("2027-03-01"));
}

TEST_CASE("a subscription in its grace period passes and says so") {
  auto const verdict = with([](auto& one) { one.status = "Warning"; });
  CHECK(verdict.result == Passing::passed);
  CHECK_THAT(verdict.says, Contains("grace period (Warning)"));
}

TEST_CASE("a subscription in any other state fails and names the state") {
  auto const* const status = GENERATE("Suspended", "LockedOut", "Deleted", "Frozen");
  auto const verdict = with([status](auto& one) { one.status = status; });
  CHECK(verdict.result == Passing::failed);
  CHECK_THAT(verdict.says, Contains(std::string("is ") + status));
}

TEST_CASE("a subscription whose state is not said is not judged") {
  CHECK(with([](auto& one) { one.status = ""; }).result == Passing::skipped);
  // What is wrong for another reason is wrong all the same.
  CHECK(with([](auto& one) {
          one.status = "";
          one.is_trial = true;
        }).result == Passing::failed);
}

TEST_CASE("what a partner sold through CSP fails, and who sold it is told") {
  auto const other = with([](auto& one) { one.owner_tenant_id = "eeeeeeee-0000-4000-8000-01"; });
  CHECK(other.result == Passing::failed);
  CHECK_THAT(other.says, Contains("CSP (by the partner's tenant eeeeeeee"));
  auto const own =
      with([](auto& one) { one.owner_tenant_id = "DDDDDDDD-0000-4000-8000-000000000001"; });
  CHECK(own.result == Passing::failed);
  CHECK_THAT(own.says, Contains("CSP (by your own tenant)"));
}

TEST_CASE("an owner that is nobody or the customer itself is no partner") {
  auto const* const owner =
      GENERATE("00000000-0000-0000-0000-000000000000", "CCCCCCCC-0000-4000-8000-000000000001");
  CHECK(with([owner](auto& one) { one.owner_tenant_id = owner; }).result == Passing::passed);
}

TEST_CASE("a trial was not purchased") {
  auto const verdict = with([](auto& one) { one.is_trial = true; });
  CHECK(verdict.result == Passing::failed);
  CHECK_THAT(verdict.says, Contains("free trial") && Contains("purchased"));
}

TEST_CASE("another kind of product fails, of an unknown one it is said that nobody compared it") {
  auto const office = with([](auto& one) { one.sku_part_number = "SPE_E5"; });
  CHECK(office.result == Passing::failed);
  CHECK_THAT(office.says, Contains("SPE_E5, which is no Dynamics 365"));
  for (auto const* name : {"MyPartNumber", ""}) {
    auto const unknown = with([name](auto& one) { one.sku_part_number = name; });
    CHECK(unknown.result == Passing::skipped);
    CHECK_THAT(unknown.says, Contains("is active and not bought through CSP") &&
                                 Contains("whether it is a Dynamics 365 or Power Platform product "
                                          "at all, and the claim's 'Sales' is not known here"));
    CHECK(unknown.ends);
  }
}

TEST_CASE("the subscription of another product fails, and that of the right one is named") {
  auto central = sales();
  central.commerce_subscription_id = "ffffffff-0000-4000-8000-000000000001";
  central.sku_part_number = "DYN365_BUSCENTRAL_PREMIUM";
  Workload const claimed{.name = "Sales", .subscription_id = central.commerce_subscription_id};
  auto const alone = judged({central}, claimed);
  CHECK(alone.result == Passing::failed);
  CHECK(alone.says == "by Microsoft's list of product names of 2025-10-29 "
                      "DYN365_BUSCENTRAL_PREMIUM is Dynamics 365 Business Central, and the claim "
                      "names 'Sales': give the subscription of that one");
  auto office = sales();
  office.sku_part_number = "SPE_E5";
  CHECK_THAT(judged({office, central, sales()}, claimed).says,
             EndsWith("; there is " + std::string(k_commerce) + " (DYN365_ENTERPRISE_SALES)"));
  // What else is wrong is said too.
  central.status = "LockedOut";
  CHECK_THAT(judged({central}, claimed).says,
             Contains("is Dynamics 365 Business Central") && Contains("LockedOut"));
}

TEST_CASE("a product that was not compared does not pass") {
  for (auto const* name : {"CE Bundle", "House product", "", "  "}) {
    CAPTURE(name);
    auto const verdict = judged({sales()}, {.name = name, .subscription_id = k_commerce});
    CHECK(verdict.result == Passing::skipped);
    CHECK_THAT(verdict.says, Contains("is active and not bought through CSP") &&
                                 EndsWith("is not known here: compare the two"));
    CHECK(verdict.ends);
  }
  auto const plan = with([](auto& one) { one.sku_part_number = "DYN365_TEAM_MEMBERS"; });
  CHECK(plan.result == Passing::skipped);
  CHECK_THAT(plan.says, EndsWith("whether it is the claim's 'Sales' is not known here: compare the "
                                 "two"));
}

TEST_CASE("all that is wrong with a subscription is said at once") {
  auto const verdict = with([](auto& one) {
    one.sku_part_number = "SPE_E5";
    one.status = "LockedOut";
    one.is_trial = true;
    one.owner_tenant_id = k_home;
  });
  CHECK_THAT(verdict.says, Contains("no Dynamics") && Contains("CSP") && Contains("LockedOut") &&
                               Contains("free trial"));
}

TEST_CASE("a subscription is found whatever the case and the blanks of its ID") {
  CHECK(judged({sales()},
               {.name = "Sales", .subscription_id = " AAAAAAAA-0000-4000-8000-000000000001 "})
            .result == Passing::passed);
}

TEST_CASE("the directory's ID is found too and the commerce system's is named") {
  auto const verdict = judged({sales()}, {.name = "Sales", .subscription_id = k_directory});
  CHECK(verdict.result == Passing::passed);
  CHECK_THAT(verdict.says, Contains(k_commerce));
  auto const only = with([](auto& one) { one.commerce_subscription_id = ""; });
  CHECK(only.result == Passing::failed);
}

TEST_CASE("the commerce system's ID goes before another's ID in the directory") {
  auto expired = sales();
  expired.id = k_commerce;
  expired.commerce_subscription_id = "ffffffff-0000-4000-8000-000000000001";
  expired.status = "Deleted";
  CHECK(judged({expired, sales()}).result == Passing::passed);
}

TEST_CASE("a subscription that is not there may show in a week, and what is there is named") {
  auto office = sales();
  office.sku_part_number = "SPE_E5";
  auto const one = judged({sales(), office}, {.subscription_id = "x"});
  CHECK(one.result == Passing::failed);
  CHECK_THAT(one.says, Contains("none of the customer's 2 commercial subscriptions") &&
                           Contains("7 days") && Contains(k_commerce) && !Contains("SPE_E5"));
  auto const none = judged({}, {.subscription_id = "x"});
  CHECK_THAT(none.says, Contains("no commercial subscription yet") && Contains("7 days"));
  auto const many = judged(std::vector<CompanySubscription>(5, sales()), {.subscription_id = "x"});
  CHECK_THAT(many.says, Contains(", +2"));
}

TEST_CASE("what a claim says of its product and its end is held beside what was found") {
  auto const verdict =
      judged({sales()},
             {.name = "Sales", .subscription_id = k_commerce, .subscription_ends = "2027-04-01"});
  CHECK(verdict.result == Passing::passed);
  CHECK_THAT(verdict.says, Contains("ends on '2027-04-01'") && Contains("'Sales'"));
  auto const same =
      judged({sales()}, {.subscription_id = k_commerce, .subscription_ends = "2027-03-01"});
  CHECK_THAT(same.says, !Contains("ends on"));
}

TEST_CASE("a date that is none is not shown") {
  for (auto const* text : {"", "soon", "2027-02-30T00:00:00Z", "9999-12-31T23:59:59Z"}) {
    CHECK_THAT(with([text](auto& one) { one.next_lifecycle = text; }).says,
               Equals("DYN365_ENTERPRISE_SALES is active and not bought through CSP; by "
                      "Microsoft's list of product names of 2025-10-29 it is the claim's "
                      "'Sales'"));
    CHECK_FALSE(with([text](auto& one) { one.next_lifecycle = text; }).ends);
  }
}

TEST_CASE("foreign text of a subscription moves no cursor") {
  auto const verdict = with([](auto& one) {
    one.sku_part_number = "\x1b[2J\r\n" + std::string(1000, 'x');
    one.status = "\x1b[31m";
    one.owner_tenant_id = "\x1b]0;x";
  });
  CHECK(verdict.result == Passing::failed);
  CHECK(verdict.says.find('\x1b') == std::string::npos);
  CHECK(verdict.says.find('\n') == std::string::npos);
  CHECK(verdict.says.size() < 700);
}

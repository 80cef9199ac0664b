#include "pal/earning_setup.hpp"

#include <catch2/catch.hpp>

#include <set>

using namespace partnerctl;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using pal::EarningReason;
using pal::Earns;
using test::AccessBuilder;

TEST_CASE("a role of the table that is held for good earns") {
  auto const verdict = AccessBuilder().assigned(test::k_contributor).judged();
  CHECK(verdict.earns == Earns::yes);
  CHECK(verdict.why == EarningReason::earning_role);
  CHECK(verdict.subscription.text() == test::k_production);
  CHECK(verdict.subscription_name == "Production");
  CHECK(verdict.role == "Contributor");
  CHECK(verdict.scope == test::k_scope);
  CHECK_FALSE(verdict.by_group);
  CHECK_FALSE(verdict.until);
  CHECK(verdict.reason == "Contributor on subscription " + test::k_production +
                              " earns by Microsoft's table of 2022-11");
  CHECK(verdict.remedy.empty());
  CHECK(verdict.excess.empty());
  CHECK(verdict.notes.empty());
}

TEST_CASE("a role by a group and one at a management group earn as well") {
  auto const verdict = AccessBuilder()
                           .assigned(test::k_reader)
                           .assigned(test::k_support, test::k_group_scope, "Group")
                           .judged();
  CHECK(verdict.earns == Earns::yes);
  CHECK(verdict.role == "Support Request Contributor");
  CHECK(verdict.by_group);
  CHECK_THAT(verdict.reason, Contains("management group landing, by a group"));
  CHECK(verdict.excess.empty());
}

TEST_CASE("Reader alone does not earn, and the least that does is named") {
  auto const verdict = AccessBuilder().assigned(test::k_reader).judged();
  CHECK(verdict.earns == Earns::no);
  CHECK(verdict.why == EarningReason::no_earning_role);
  CHECK(verdict.role == "Reader");
  CHECK_THAT(verdict.remedy, Contains("Support Request Contributor on the subscription"));
}

TEST_CASE("nothing assigned does not earn") {
  auto const verdict = AccessBuilder().judged();
  CHECK(verdict.earns == Earns::no);
  CHECK(verdict.why == EarningReason::nothing_assigned);
  CHECK(verdict.role.empty());
  CHECK(verdict.scope.empty());
  CHECK_THAT(verdict.remedy, Contains("Support Request Contributor"));
}

TEST_CASE("an activation earns until its end, and is said not to fill the day") {
  auto const verdict =
      AccessBuilder().assigned(test::k_contributor).until(test::k_now + 1h).judged();
  CHECK(verdict.earns == Earns::yes);
  CHECK(verdict.until == test::k_now + 1h);
  CHECK_THAT(verdict.reason, Contains("until 2026-11-22T11:15:00Z (activated in PIM)"));
  REQUIRE(verdict.notes.size() == 1);
  CHECK_THAT(verdict.notes[0], Contains("all day"));
  CHECK_THAT(verdict.remedy, Contains("assigned permanently"));
}

TEST_CASE("an assignment that ends in a year has its end and needs nothing now") {
  auto const verdict =
      AccessBuilder().assigned(test::k_support).until(test::k_now + 8760h, false).judged();
  CHECK(verdict.earns == Earns::yes);
  CHECK(verdict.until == test::k_now + 8760h);
  CHECK(verdict.remedy.empty());
  CHECK(verdict.notes.empty());
}

TEST_CASE("a role that is over does not earn, though ARM still lists it") {
  auto const verdict = AccessBuilder().assigned(test::k_contributor).until(test::k_now).judged();
  CHECK(verdict.earns == Earns::no);
  CHECK(verdict.why == EarningReason::expired);
  CHECK(verdict.until == test::k_now);
  CHECK_THAT(verdict.reason, Contains("ended at 2026-11-22T10:15:00Z"));
  CHECK_FALSE(verdict.remedy.empty());
}

TEST_CASE("a role that is over weighs more than Reader, and one to come more than that") {
  auto builder = AccessBuilder()
                     .assigned(test::k_reader)
                     .scheduled(test::k_contributor, {}, test::k_now - 1min);
  CHECK(builder.judged().why == EarningReason::expired);
  builder.scheduled(test::k_contributor, test::k_now + 1min, {});
  auto const verdict = builder.judged();
  CHECK(verdict.earns == Earns::no);
  CHECK(verdict.why == EarningReason::not_started);
  CHECK_THAT(verdict.reason, Contains("begins only at 2026-11-22T10:16:00Z"));
}

TEST_CASE("a role that may only be activated does not earn") {
  auto const verdict =
      AccessBuilder().assigned(test::k_reader).eligible(test::k_contributor).judged();
  CHECK(verdict.earns == Earns::no);
  CHECK(verdict.why == EarningReason::eligible_only);
  CHECK(verdict.role == "Contributor");
  CHECK_THAT(verdict.remedy, Contains("activate Contributor in PIM"));
}

TEST_CASE("to be eligible no longer, or for Reader, changes nothing") {
  CHECK(AccessBuilder().eligible(test::k_contributor, test::k_now).judged().why ==
        EarningReason::nothing_assigned);
  CHECK(AccessBuilder().eligible(test::k_reader).judged().why == EarningReason::nothing_assigned);
}

TEST_CASE("an activation that ARM does not list yet counts") {
  auto const verdict =
      AccessBuilder().scheduled(test::k_contributor, test::k_now - 1min, test::k_now + 1h).judged();
  CHECK(verdict.earns == Earns::yes);
  CHECK(verdict.until == test::k_now + 1h);
}

TEST_CASE("a role for good decides over the same one that ends") {
  auto const verdict = AccessBuilder()
                           .assigned(test::k_contributor)
                           .until(test::k_now + 1h)
                           .assigned(test::k_support)
                           .judged();
  CHECK(verdict.role == "Support Request Contributor");
  CHECK_FALSE(verdict.until);
}

TEST_CASE("an end belongs to its own assignment and to no other of the role") {
  AccessBuilder builder;
  builder.assigned(test::k_contributor, test::k_scope, "Group").assigned(test::k_contributor);
  auto& access = builder.access();
  access.assignments[0].principal = test::guid(test::k_custom);
  // PIM does not name the assignment: role, principal and scope say which it is.
  access.active.push_back({.scope = "/SUBSCRIPTIONS/" + test::k_production,
                           .role = test::guid(test::k_contributor),
                           .principal = test::guid(test::k_someone),
                           .end = test::k_now - 1h});
  CHECK(builder.judged().earns == Earns::yes);
  CHECK(builder.judged().by_group);
  access.assignments.erase(access.assignments.begin());
  CHECK(builder.judged().why == EarningReason::expired);
}

TEST_CASE("a custom role is unknown, whatever it is called and allows") {
  auto builder = AccessBuilder().assigned(test::k_custom);
  builder.defined(test::k_custom, "Contributor", true);
  auto verdict = builder.judged();
  CHECK(verdict.earns == Earns::unknown);
  CHECK(verdict.why == EarningReason::custom_role);
  CHECK(verdict.role == "Contributor");
  CHECK_FALSE(verdict.remedy.empty());
  verdict = AccessBuilder()
                .assigned(test::k_custom)
                .defined(test::k_custom, "X", true, {"*/read"})
                .judged();
  CHECK_THAT(verdict.reason, Contains("that only reads"));
  CHECK(verdict.earns == Earns::unknown);
}

TEST_CASE("a role that the table does not have is unknown, by its name or its ID") {
  auto verdict = AccessBuilder().assigned(test::k_custom).judged();
  CHECK(verdict.earns == Earns::unknown);
  CHECK(verdict.why == EarningReason::unlisted_role);
  CHECK(verdict.role == test::k_custom);
  verdict = AccessBuilder()
                .assigned(test::k_custom)
                .defined(test::k_custom, "Brand New Operator", false)
                .judged();
  CHECK_THAT(verdict.reason, Contains("Brand New Operator") && Contains("is not in"));
}

TEST_CASE("a built-in role that the table has by its name alone is found by it") {
  auto const table = pal::parse_earning_roles("role,earns\nBrand New Operator,yes\n", "t.csv");
  auto const verdict = AccessBuilder()
                           .assigned(test::k_custom)
                           .defined(test::k_custom, "Brand New Operator", false)
                           .judged(table);
  CHECK(verdict.earns == Earns::yes);
  CHECK_THAT(verdict.reason, Contains("the table t.csv"));
}

TEST_CASE("an earning role decides over an unknown one, an unknown one over Reader") {
  CHECK(AccessBuilder().assigned(test::k_custom).assigned(test::k_support).judged().earns ==
        Earns::yes);
  CHECK(AccessBuilder().assigned(test::k_reader).assigned(test::k_custom).judged().earns ==
        Earns::unknown);
}

TEST_CASE("what cannot be read is unknown, with the way to read it") {
  AccessBuilder builder;
  builder.access().unreadable =
      core::Error{.kind = core::ErrorKind::forbidden, .message = "not allowed"};
  auto verdict = builder.judged();
  CHECK(verdict.earns == Earns::unknown);
  CHECK(verdict.why == EarningReason::unreadable);
  CHECK_THAT(verdict.reason, Contains("not allowed"));
  CHECK_THAT(verdict.remedy, Contains("Reader"));
  builder.access().unreadable =
      core::Error{.kind = core::ErrorKind::service, .message = "broken", .hint = "later"};
  CHECK(builder.judged().remedy == "later");
}

TEST_CASE("that PIM cannot be read is a note and changes no verdict") {
  auto builder = AccessBuilder().assigned(test::k_contributor);
  builder.access().schedules_unreadable = core::Error{.message = "no PIM"};
  auto const verdict = builder.judged();
  CHECK(verdict.earns == Earns::yes);
  REQUIRE(verdict.notes.size() == 1);
  CHECK_THAT(verdict.notes[0], Contains("no PIM"));
}

TEST_CASE("a delegated subscription that lists no role is unknown, not without one") {
  AccessBuilder builder;
  builder.access().delegated = true;
  CHECK(builder.judged().earns == Earns::unknown);
  CHECK(builder.judged().why == EarningReason::delegated);
  CHECK_THAT(builder.judged().remedy, Contains("home tenant"));
  builder.assigned(test::k_contributor);
  CHECK(builder.judged().earns == Earns::yes);
}

TEST_CASE("every word for a verdict and for a reason is its own") {
  std::set<std::string_view> words;
  for (auto const earns : {Earns::yes, Earns::no, Earns::unknown}) {
    CHECK(words.insert(pal::to_string(earns)).second);
  }
  for (int i = 0; i <= static_cast<int>(EarningReason::unreadable); ++i) {
    CHECK(words.insert(pal::to_string(static_cast<EarningReason>(i))).second);
  }
  CHECK(pal::to_string(Earns::no) == "does-not-earn");
}

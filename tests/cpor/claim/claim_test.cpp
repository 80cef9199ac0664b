#include "claim_texts.hpp"
#include "partnerctl/cpor/kept_claim.hpp"

#include <set>

using namespace partnerctl;
using namespace test::claim_texts;

TEST_CASE("the digest of a claim is a SHA-256 that stays the same") {
  CHECK(cpor::digest_of(claim_number(3)) == cpor::digest_of(claim_number(3)));
  auto claim = claim_number(3);
  claim.comments = "=1+1, \"two\"\nlines; and more\r\n";
  // What was accepted under an earlier version has to stand: never change it.
  CHECK(cpor::digest_of({}) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(cpor::digest_of(claim) ==
        "ea5b46cc22811ecee197be43c326785ee457cdce74cbfda52ff2acd48437b00e");
}

TEST_CASE("whatever a claim says is in its digest") {
  std::set<std::string> digests{cpor::digest_of({})};
  auto const full = claim_number(0);
  for (auto const& path : cpor::field_paths()) {
    cpor::Claim claim;
    cpor::set_field(claim, path, cpor::get_field(full, path));
    digests.insert(cpor::digest_of(claim));
  }
  CHECK(digests.size() == cpor::field_paths().size() + 1);
  cpor::Claim claim;
  claim.workloads = {{.name = "A"}};
  for (auto const& workloads :
       std::vector<std::vector<cpor::Workload>>{{{"A", "1", ""}},
                                                {{"A", "", "1"}},
                                                {{.name = "A"}, {.name = "B"}},
                                                {{.name = "B"}, {.name = "A"}},
                                                {{.name = "A"}, {.name = "A"}},
                                                {{.name = "A"}, {.subscription_id = "1"}},
                                                {{}}}) {
    claim.workloads = workloads;
    digests.insert(cpor::digest_of(claim));
  }
  CHECK(digests.size() == cpor::field_paths().size() + 8);
}

TEST_CASE("no text of one field can pass for another in the digest") {
  cpor::Claim one;
  one.name = "A\npartnerId=1:2";
  cpor::Claim other;
  other.name = "A";
  other.partner_id = "2";
  CHECK(cpor::digest_of(one) != cpor::digest_of(other));
  one = {};
  one.customer_name = "1";
  other = {};
  other.partner_name = "1";
  CHECK(cpor::digest_of(one) != cpor::digest_of(other));
}

TEST_CASE("a claim that was written and read has the digest that it had") {
  for (std::size_t number = 0; number < 8; ++number) {
    auto const claim = claim_number(number);
    CHECK(cpor::digest_of(only(as_json(claim))) == cpor::digest_of(claim));
    CHECK(cpor::digest_of(only(as_csv({claim}))) == cpor::digest_of(claim));
  }
}

TEST_CASE("an acknowledgement is for all that a claim says but the ends of its subscriptions") {
  cpor::Claim claim{.workloads = {{"Sales", "0a", "2026-12-20"}}};
  auto const given = cpor::acknowledged_digest(claim, {});
  claim.workloads[0].subscription_ends.clear();
  CHECK(cpor::acknowledged_digest(claim, {}) == given);
  claim.workloads[0].subscription_id = "0b";
  CHECK(cpor::acknowledged_digest(claim, {}) != given);
}

#include "cpor/rule_breakings.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/cpor/claim_file.hpp"
#include "partnerctl/cpor/rules.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <regex>
#include <set>

using namespace partnerctl;
using namespace partnerctl::test;
using cpor::Severity;

TEST_CASE("a perfect claim of each role breaks no rule") {
  for (auto const& facts : cpor::roles()) {
    INFO(facts.id);
    auto bench = perfect(facts.role);
    CHECK(places(bench.findings()).empty());
    CHECK_FALSE(has_errors(bench.findings()));
    bench.catalogue = cpor::built_in_catalogue();
    CHECK(places(bench.findings()).empty());
  }
}

TEST_CASE("every rule that is broken once is found once, and no other") {
  for (auto const& breaking : breakings()) {
    INFO(breaking.rule << " at " << breaking.field);
    auto bench = perfect(breaking.role);
    breaking.break_it(bench);
    CHECK(places(bench.findings()) ==
          std::vector<std::string>{breaking.rule + " at " + breaking.field});
  }
}

TEST_CASE("no rule is without a way to break it, and none is broken that there is not") {
  std::set<std::string> broken;
  for (auto const& breaking : breakings()) {
    broken.insert(breaking.rule);
  }
  std::set<std::string> known;
  for (auto const& rule : cpor::rules()) {
    known.emplace(rule.id);
  }
  CHECK(broken == known);
}

TEST_CASE("a rule has an ID of its own, a function, and says what it asks by whose word") {
  std::set<std::string_view> ids;
  for (auto const& rule : cpor::rules()) {
    INFO(rule.id);
    CHECK(ids.insert(rule.id).second);
    CHECK(std::regex_match(std::string(rule.id), std::regex("[a-z]+(-[a-z]+)*")));
    CHECK(rule.find != nullptr);
    CHECK(rule.asks.size() > 10);
    CHECK(rule.asks.back() != '.');
    CHECK_FALSE(rule.source.empty());
  }
}

TEST_CASE("a finding has its rule's severity and source") {
  for (auto const& breaking : breakings()) {
    INFO(breaking.rule);
    auto bench = perfect(breaking.role);
    breaking.break_it(bench);
    auto const findings = bench.findings();
    auto const rules = cpor::rules();
    auto const rule = std::find_if(rules.begin(), rules.end(), [&](cpor::Rule const& candidate) {
      return candidate.id == breaking.rule;
    });
    REQUIRE(findings.size() == 1);
    REQUIRE(rule != rules.end());
    CHECK(findings[0].severity == rule->severity);
    CHECK(findings[0].source == rule->source);
    CHECK(has_errors(findings) == (rule->severity == Severity::error));
  }
}

TEST_CASE("a finding is one sentence that says what to do, without its full stop") {
  for (auto const& breaking : breakings()) {
    auto bench = perfect(breaking.role);
    breaking.break_it(bench);
    for (auto const& finding : bench.findings()) {
      INFO(finding.says);
      CHECK(finding.says.back() != '.');
      CHECK(core::printable(finding.says) == finding.says);
      CHECK(core::display_width(finding.says) < 240);
      // What is wrong, then what to do.
      CHECK(finding.says.find_first_of(":,?") != std::string::npos);
      CHECK(finding.says.find("''") == std::string::npos);
    }
  }
}

TEST_CASE("a finding is at a member that a claim has") {
  auto known = cpor::field_paths();
  known.insert(known.end(),
               {"", "proofs", "proofs[]", "acknowledgements", "workloads", "workloads[].name",
                "workloads[].subscriptionId", "workloads[].subscriptionEnds"});
  for (auto const& breaking : breakings()) {
    auto const path = std::regex_replace(breaking.field, std::regex("\\[[0-9]+\\]"), "[]");
    INFO(breaking.rule << " at " << path);
    CHECK(std::find(known.begin(), known.end(), path) != known.end());
  }
}

TEST_CASE("an empty claim is told all that it lacks, each once") {
  ClaimBench bench;
  bench.today = day("2026-11-22");
  bench.is_accepted = false;
  auto const findings = bench.findings();
  CHECK(places(findings) ==
        std::vector<std::string>{
            "solution-area-known at solutionArea", "partner-role-known at partnerRole",
            "claim-name at name", "partner-id-digits at partnerId", "partner-name at partnerName",
            "tenant-id-guid at customer.tenantId", "domain-given at customer.domain",
            "customer-name at customer.name", "workloads-any at workloads",
            "customer-contact-name at customer.contact.name",
            "customer-contact-title at customer.contact.title",
            "customer-contact-email at customer.contact.email",
            "partner-contact-name at partnerContact.name",
            "partner-contact-email at partnerContact.email", "proof-any at proofs",
            "acknowledged at acknowledgements"});
}

TEST_CASE("findings without an error block nothing") {
  CHECK_FALSE(cpor::has_errors({}));
  CHECK_FALSE(cpor::has_errors({{.rule = "partner-name", .severity = Severity::warning}}));
  CHECK(cpor::has_errors({{.rule = "partner-name", .severity = Severity::warning},
                          {.rule = "claim-name", .severity = Severity::error}}));
  CHECK(cpor::to_string(Severity::error) == "error");
  CHECK(cpor::to_string(Severity::warning) == "warning");
}

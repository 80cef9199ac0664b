#include "partnerctl/cpor/rules.hpp"

#include "cpor/rules/rule_groups.hpp"
#include "partnerctl/cpor/submission.hpp"

#include <algorithm>
#include <utility>

namespace partnerctl::cpor {
namespace {

// In the order of the wizard, which is the order in which a person mends.
std::vector<Rule> all_groups() {
  std::vector<Rule> all;
  for (auto const& group :
       {rules_of_claims(), rules_of_customers(), rules_of_workloads(), rules_of_subscriptions(),
        rules_of_contacts(), rules_of_revenue(), rules_of_lines(), rules_of_proofs(),
        rules_of_proof_dates(), rules_of_proof_words(), rules_of_acknowledgements(),
        rules_of_others(), rules_of_submission()}) {
    all.insert(all.end(), group.begin(), group.end());
  }
  return all;
}

} // namespace

std::string_view to_string(Severity severity) {
  return severity == Severity::error ? "error" : "warning";
}

core::Date Examined::submission() const {
  return submission_of(claim(), standing, today);
}

std::span<Rule const> rules() {
  static std::vector<Rule> const k_rules = all_groups();
  return k_rules;
}

std::vector<Finding> check(Examined const& examined) {
  std::vector<Finding> findings;
  for (auto const& rule : rules()) {
    for (auto& hit : rule.find(examined)) {
      findings.push_back({.rule = std::string(rule.id),
                          .severity = rule.severity,
                          .field = std::move(hit.field),
                          .says = std::move(hit.says),
                          .source = std::string(rule.source)});
    }
  }
  return findings;
}

bool has_errors(std::vector<Finding> const& findings) {
  return std::any_of(findings.begin(), findings.end(),
                     [](Finding const& finding) { return finding.severity == Severity::error; });
}

} // namespace partnerctl::cpor

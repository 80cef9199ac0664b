#include "cpor/rules/customer_kinship.hpp"
#include "cpor/rules/held.hpp"
#include "cpor/rules/rule_fields.hpp"
#include "cpor/rules/rule_groups.hpp"
#include "cpor/rules/rule_words.hpp"
#include "partnerctl/cpor/submission.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <set>

// What a reviewer looks for in the proofs together: what one of them has is there. Only those that
// were read say anything; where none was, other rules say why.
namespace partnerctl::cpor {
namespace {

using Readings = std::vector<ProofReading const*>;

Readings readings(Examined const& examined) {
  Readings read;
  for (auto const& proof : examined.proofs) {
    if (proof.reading.outcome == ProofText::Outcome::read && proof.proof.size > 0) {
      read.push_back(&proof.reading);
    }
  }
  return read;
}

// Some were read, and none of them has it.
template <class Has>
bool is_lacking(Examined const& examined, Has has) {
  auto const read = readings(examined);
  return !read.empty() && std::none_of(read.begin(), read.end(),
                                       [&](ProofReading const* reading) { return has(*reading); });
}

Hits names_tenant(Examined const& examined) {
  bool const lacking =
      tenant_of(examined.claim()) &&
      is_lacking(examined, [](ProofReading const& reading) { return reading.has_tenant_id; });
  return hit_if(lacking, field::k_proofs,
                fmt::format("no proof that was read has the tenant ID {}: add it to one",
                            as_quote(examined.claim().customer_tenant_id)));
}

Hits names_customer(Examined const& examined) {
  auto const& name = examined.claim().customer_name;
  bool const lacking = !is_blank(name) && is_lacking(examined, [](ProofReading const& reading) {
    return reading.has_customer;
  });
  return hit_if(lacking, field::k_proofs,
                fmt::format("no proof that was read names the customer {}: write the name alike in "
                            "both",
                            as_quote(name)));
}

Hits names_partner(Examined const& examined) {
  auto const& name = examined.claim().partner_name;
  bool const lacking = !is_blank(name) && is_lacking(examined, [](ProofReading const& reading) {
    return reading.has_partner;
  });
  return hit_if(lacking, field::k_proofs,
                fmt::format("no proof that was read names your company {}: write the name alike in "
                            "both",
                            as_quote(name)));
}

// What each proof that was read lacks. Of several, what all of them do.
std::set<std::string> lacking_in_all(Readings const& read,
                                     std::vector<std::string> ProofReading::*lacking) {
  std::set<std::string> all;
  for (auto const* reading : read) {
    std::set<std::string> const here((reading->*lacking).begin(), (reading->*lacking).end());
    if (reading == read.front()) {
      all = here;
    }
    std::erase_if(all, [&here](std::string const& name) { return here.count(name) == 0; });
  }
  return all;
}

Hits names_workloads(Examined const& examined) {
  auto lacking = lacking_in_all(readings(examined), &ProofReading::missing_workloads);
  return each_workload(examined.claim(), field::k_workload_name, [&](std::size_t i) {
    auto const& name = examined.claim().workloads[i].name;
    // Of a workload that stands there twice, once.
    return !is_blank(name) && lacking.erase(name) > 0
               ? fmt::format("no proof that was read names {}: say in one what was done for it",
                             as_quote(name))
               : std::string();
  });
}

Hits names_subscriptions(Examined const& examined) {
  if (!is_of(examined.claim(), SolutionArea::business_applications)) {
    return {};
  }
  auto lacking = lacking_in_all(readings(examined), &ProofReading::missing_subscriptions);
  return each_workload(examined.claim(), field::k_subscription_id, [&](std::size_t i) {
    auto const& workload = examined.claim().workloads[i];
    return !subscription_of(workload).empty() && lacking.erase(workload.subscription_id) > 0
               ? fmt::format("no proof that was read has the subscription ID {}: add it to one",
                             as_quote(workload.subscription_id))
               : std::string();
  });
}

Hits proof_dated(Examined const& examined) {
  auto const earliest = earliest_for(examined.submission());
  bool const lacking = is_lacking(examined, [earliest](ProofReading const& reading) {
    return reading.latest_date && *reading.latest_date >= earliest;
  });
  return hit_if(lacking, field::k_proofs,
                fmt::format("no proof that was read has a date since {}, 12 months before the "
                            "submission: date what was done",
                            core::format_date(earliest)));
}

// What of signing the proofs that were read lack; empty where one of them lacks nothing.
std::string lacking_of_signing(Examined const& examined) {
  if (is_lacking(examined,
                 [](ProofReading const& reading) { return reading.has_signature_line; })) {
    return "no proof that was read has a line for the customer's signature";
  }
  bool const all_empty = is_lacking(examined, [](ProofReading const& reading) {
    return reading.has_signature_line && !reading.has_empty_line_to_sign;
  });
  return all_empty ? "in every proof that was read and has a line for a signature one is empty, as "
                     "far as its text tells"
                   : "";
}

Hits proof_signature(Examined const& examined) {
  auto const read = readings(examined);
  auto const lacking = lacking_of_signing(examined);
  bool const pictures = std::any_of(
      read.begin(), read.end(), [](ProofReading const* reading) { return reading->has_pictures; });
  return hit_if(
      !lacking.empty(), field::k_proofs,
      lacking + (pictures ? ", which may be in one of the pictures: look" : ": have one signed"));
}

constexpr std::array<Rule, 7> k_rules{{
    {.id = "proof-names-tenant",
     .severity = Severity::warning,
     .asks = "A proof has the customer's tenant ID",
     .source = k_template,
     .find = names_tenant},
    {.id = "proof-names-customer",
     .severity = Severity::warning,
     .asks = "A proof names the customer as the claim does",
     .source = k_template,
     .find = names_customer},
    {.id = "proof-names-partner",
     .severity = Severity::warning,
     .asks = "A proof names the partner as the claim does",
     .source = k_template,
     .find = names_partner},
    {.id = "proof-names-workloads",
     .severity = Severity::warning,
     .asks = "A proof names each workload or product",
     .source = k_issues_page,
     .find = names_workloads},
    {.id = "proof-names-subscriptions",
     .severity = Severity::warning,
     .asks = "A proof has each subscription ID of Business Applications",
     .source = "Microsoft Q&A 5903150",
     .find = names_subscriptions},
    {.id = "proof-dated",
     .severity = Severity::warning,
     .asks = "A proof has a date within 12 months before the submission",
     .source = k_issues_page,
     .find = proof_dated},
    {.id = "proof-signature",
     .severity = Severity::warning,
     .asks = "A proof has a line for the customer's signature",
     .source = k_issues_page,
     .find = proof_signature},
}};

} // namespace

std::span<Rule const> rules_of_proof_words() {
  return k_rules;
}

} // namespace partnerctl::cpor

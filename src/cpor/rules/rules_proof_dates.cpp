#include "cpor/rules/rule_fields.hpp"
#include "cpor/rules/rule_groups.hpp"
#include "cpor/rules/rule_words.hpp"
#include "partnerctl/cpor/submission.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

// The customer's acknowledgement in the proofs. One proof has to have a day that counts; beside it
// papers without one are welcome. But each day that is given is judged by itself, and a wrong one
// is an error though another proof has a right one: it says that the customer signed then, and
// whoever reviews the claim may take up that paper first.
namespace partnerctl::cpor {
namespace {

Hits acknowledgement_dated(Examined const& examined) {
  auto const& proofs = examined.proofs;
  bool const any = std::any_of(proofs.begin(), proofs.end(), [](ReadProof const& proof) {
    return proof.proof.acknowledged.has_value();
  });
  return hit_if(!proofs.empty() && !any, field::k_proofs,
                "no proof says when the customer acknowledged it: " +
                    command_for(examined, "attach", "FILE --kind KIND --acknowledged DATE"));
}

Hits acknowledgement_not_future(Examined const& examined) {
  return each_proof(examined, [&](ReadProof const& proof) {
    auto const& day = proof.proof.acknowledged;
    return day && *day > examined.today
               ? fmt::format("{} is said to be acknowledged on {}, which is still to come: give "
                             "the day of the signature",
                             as_quote(proof.proof.name), core::format_date(*day))
               : std::string();
  });
}

Hits acknowledgement_age(Examined const& examined) {
  auto const submission = examined.submission();
  return each_proof(examined, [&](ReadProof const& proof) {
    auto const& day = proof.proof.acknowledged;
    return day && *day < earliest_for(submission)
               ? fmt::format("{} was acknowledged on {}, more than 12 months before the submission "
                             "on {}: have it signed anew, or give it no day where another proof is "
                             "signed",
                             as_quote(proof.proof.name), core::format_date(*day),
                             core::format_date(submission))
               : std::string();
  });
}

constexpr std::array<Rule, 3> k_rules{{
    {.id = "customer-acknowledgement",
     .asks = "A proof has the day of the customer's acknowledgement",
     .source = k_template,
     .find = acknowledgement_dated},
    {.id = "customer-acknowledgement-past",
     .asks = "No day of an acknowledgement is still to come",
     .source = k_ours,
     .find = acknowledgement_not_future},
    {.id = "customer-acknowledgement-age",
     .asks = "Each day of an acknowledgement is within 12 months before the submission",
     .source = k_template,
     .find = acknowledgement_age},
}};

} // namespace

std::span<Rule const> rules_of_proof_dates() {
  return k_rules;
}

} // namespace partnerctl::cpor

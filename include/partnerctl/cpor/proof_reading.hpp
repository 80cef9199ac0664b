#pragma once

#include "partnerctl/core/date.hpp"
#include "partnerctl/cpor/catalogue.hpp"
#include "partnerctl/cpor/claim.hpp"
#include "partnerctl/cpor/proof_text.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace partnerctl::cpor {

// What a reviewer looks for in a proof, and whether it is there. All false and empty where there
// was no text.
struct ProofReading {
  ProofText::Outcome outcome = ProofText::Outcome::read;
  std::string why{};
  bool has_pictures = false;
  bool has_tenant_id = false;
  bool has_customer = false;
  // By its name; by its ID where the claim has no name of it.
  bool has_partner = false;
  // The workloads of the claim, as it names them, that the text does not have, nor under any other
  // name that the catalogue knows. Within the longer name of another workload, none counts.
  std::vector<std::string> missing_workloads{};
  // Those of the claim's subscription IDs that it lacks.
  std::vector<std::string> missing_subscriptions{};
  // The latest day in it that is not after `today`: in any usual way of writing, months also as
  // words of English, German, French, Spanish, Italian, Portuguese, Dutch, Polish, Russian,
  // Ukrainian, Czech, Slovak, Hungarian, Romanian, Turkish, Greek and the Nordic languages.
  // Where day and month could be exchanged, the later of both that is not after today; before full
  // stops the day comes first.
  std::optional<core::Date> latest_date{};
  // Words that stand where people sign ("Signature", "Signed by", "/s/", "Unterschrift"…).
  bool has_signature_line = false;
  // A line to sign on has nothing on it, as far as the text tells: ink and pictures it does not.
  bool has_empty_line_to_sign = false;
};

// Pure. Names are compared without case, accents, blanks and legal forms ("Ltd", "GmbH"); a tenant
// ID with or without braces and hyphens; workloads by every name that the catalogue has of them.
ProofReading examine(ProofText const& text, Claim const& claim, core::Date today,
                     Catalogue const& catalogue = built_in_catalogue());

// Every day that stands in a text, in its order (see latest_date).
std::vector<core::Date> dates_in(std::string_view text, core::Date today);

} // namespace partnerctl::cpor

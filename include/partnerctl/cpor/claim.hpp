#pragma once

#include <optional>
#include <string>
#include <vector>

namespace partnerctl::cpor {

// A person on either side.
struct Contact {
  std::string name{};
  // Asked for of the customer's contact only.
  std::string title{};
  std::string email{};
  // The docs' list of fields has none; kept for whoever is asked.
  std::string phone{};

  bool operator==(Contact const&) const = default;
};

// A workload (Modern Work and Security) or a product (Business Applications).
struct Workload {
  std::string name{};
  // Of Business Applications: which subscription of the customer's. A GUID.
  std::string subscription_id{};
  // "2027-03-01": when that subscription ends; a new one needs a new claim. May be empty.
  std::string subscription_ends{};

  bool operator==(Workload const&) const = default;
};

// What a claim says, field by field as the portal's wizard asks it. Texts are kept as they were
// given, and may be wrong or empty: what is wrong with them, the rules say (rules.hpp). Dates are
// "2026-11-22". Source: Partner Center's pages on customer claims; docs/claim.schema.json.
struct Claim {
  std::string name{};
  // Our ID or the portal's words (roles.hpp); kept as our ID where it is known.
  std::string solution_area{};
  std::string partner_role{};
  // Of the location that is enrolled in incentives, never the global one.
  std::string partner_id{};
  // The company's name as the proofs have it.
  std::string partner_name{};
  // Modern Work and Security: recognition without payment.
  bool opt_out_of_incentive = false;

  std::string customer_tenant_id{};
  std::string customer_domain{};
  std::string customer_name{};
  // "US": two letters (ISO 3166-1). With public_sector it decides whether a disclosure is due.
  std::string customer_country{};
  bool public_sector = false;
  bool public_sector_disclosure = false;

  std::vector<Workload> workloads{};
  Contact customer_contact{};
  Contact partner_contact{};

  // Of influenced revenue recognition only.
  std::string solution_seller{};
  std::string revenue_customer_name{};
  std::string isv_solution{};

  // When it is meant to be submitted: what dates are judged by. Empty: today.
  std::string planned_submission{};
  // For the portal's field of comments.
  std::string comments{};

  bool operator==(Claim const&) const = default;
};

// The digest (SHA-256, hexadecimal) of all that it says: what an acknowledgement was given for.
std::string digest_of(Claim const& claim);

} // namespace partnerctl::cpor

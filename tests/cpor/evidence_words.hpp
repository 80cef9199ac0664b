#pragma once

#include "partnerctl/core/text.hpp"
#include "partnerctl/cpor/evidence.hpp"

#include <string>
#include <vector>

namespace partnerctl::test {

// All that a row says, in one text, to be compared.
inline std::string words(cpor::EvidenceRow const& row) {
  auto const day = [](std::optional<core::Date> const& date) {
    return date ? core::format_date(*date) : std::string("-");
  };
  std::vector<std::string> const all{row.portal_number,
                                     row.claim_name,
                                     row.status,
                                     row.consent,
                                     row.customer_tenant_id,
                                     row.customer_name,
                                     row.partner_id,
                                     row.partner_role,
                                     row.solution_area,
                                     row.engagement,
                                     core::join(row.workloads, "+"),
                                     row.subscription_id,
                                     row.attribution,
                                     row.comment,
                                     day(row.on),
                                     day(row.associated)};
  return std::to_string(row.line) + ": " + core::join(all, " | ");
}

inline std::vector<std::string> words(cpor::Evidence const& evidence) {
  std::vector<std::string> all;
  for (auto const& row : evidence.rows) {
    all.push_back(words(row));
  }
  return all;
}

} // namespace partnerctl::test

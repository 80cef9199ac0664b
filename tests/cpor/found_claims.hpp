#pragma once

#include "cpor/evidence/matching.hpp"
#include "cpor/some_claims.hpp"

// What the tests of matching ask.
namespace partnerctl::test {

inline cpor::Matcher matcher(std::vector<cpor::KeptClaim> const& claims,
                             cpor::Evidence const& file) {
  return {claims, file, [](std::size_t) { return true; }};
}

inline cpor::Match match(std::vector<cpor::KeptClaim> const& claims, cpor::EvidenceRow const& row,
                         cpor::Source source = cpor::Source::portal_export) {
  auto const file = evidence({row}, k_today, source);
  return matcher(claims, file).match(file.rows.front());
}

// Which claim was found, and how: "C-1 by number".
inline std::string found(std::vector<cpor::KeptClaim> const& claims, cpor::EvidenceRow const& row,
                         cpor::Source source = cpor::Source::portal_export) {
  auto const result = match(claims, row, source);
  if (!result.conflict.empty()) {
    return "conflict: " + result.conflict;
  }
  return result.is_found()
             ? claims[result.claims.front()].id + " by " + std::string(cpor::to_string(result.by))
             : "nobody";
}

inline cpor::KeptClaim numbered(std::string id, std::string number) {
  return kept(std::move(id),
              {event(cpor::EventKind::status, "Submitted", k_made, std::move(number))});
}

} // namespace partnerctl::test

#pragma once

#include "cpor/evidence/match_keys.hpp"
#include "partnerctl/cpor/reconcile.hpp"

#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

namespace partnerctl::cpor {

// Which claims a row can be of.
struct Match {
  // Places in the list of claims: one where the row found its claim, several where it fits them
  // alike, none where it is nobody's.
  std::vector<std::size_t> claims{};
  MatchedBy by = MatchedBy::number;
  // Why it is not to be applied all the same; empty where it is.
  std::string conflict{};

  bool is_found() const { return claims.size() == 1; }
};

// Whether nothing speaks for it that one claim alone would have.
bool is_by_little(MatchedBy by);

// Finds the claims of rows, by the rules of MatchedBy in their order. What follows in that order,
// and the partner ID, parts those that fit alike.
class Matcher {
public:
  // Whether the claim at that place holds its workloads against others.
  using IsOpen = std::function<bool(std::size_t)>;

  // Both must outlive it.
  Matcher(std::vector<KeptClaim> const& claims, Evidence const& evidence, IsOpen is_open);

  Match match(EvidenceRow const& row) const;
  // The row's, where its number is known to be of that claim by another row.
  Match taught(std::size_t claim, EvidenceRow const& row) const;
  // Whether anything that the row says, but for its number, is not that claim's.
  bool is_another(std::size_t claim, EvidenceRow const& row) const;
  MatchKeys const& keys(std::size_t claim) const { return m_keys[claim]; }
  // "C-0001 and C-0002", for messages.
  std::string ids(std::vector<std::size_t> const& claims) const;

private:
  using Claims = std::vector<std::size_t>;

  Match by_number(Claims const& known, MatchKeys const& row) const;
  Match by_tenant(MatchKeys const& row) const;
  Match by_rules(Claims const& all_of_tenant, Claims const& open, MatchKeys const& row) const;
  Match by_tenant_only(Claims const& all_of_tenant, Claims const& open, MatchKeys const& row) const;
  Match torn(Match match, Claims const& open, MatchKeys const& row) const;
  Match torn_by_number(Match match, MatchKeys const& row) const;
  Match known_otherwise(Claims const& numbered, MatchKeys const& row) const;
  Match checked(Match match, EvidenceRow const& row, MatchKeys const& keys) const;
  std::string contradiction(Match const& match, EvidenceRow const& row,
                            MatchKeys const& keys) const;
  bool fits(std::size_t claim, MatchKeys const& row, MatchedBy by) const;
  Claims of_kind(Claims const& claims, MatchKeys const& row) const;
  Claims those_that_fit(Claims const& claims, MatchKeys const& row, MatchedBy by) const;
  Claims narrowed(Claims claims, MatchKeys const& row, MatchedBy by) const;

  std::vector<KeptClaim> const& m_claims;
  Source m_source;
  IsOpen m_is_open;
  std::vector<MatchKeys> m_keys;
  std::unordered_map<std::string, Claims> m_by_number;
  std::unordered_map<std::string, Claims> m_by_tenant;
  std::set<std::string> m_numbers_of_file;
};

} // namespace partnerctl::cpor

#include "cpor/evidence/absent_claims.hpp"

#include "cpor/evidence/attribution.hpp"

#include <algorithm>
#include <map>
#include <optional>

namespace partnerctl::cpor {
namespace {

// What a file names; its rows by their tenants.
struct Named {
  std::multimap<std::string, MatchKeys> rows{};
  std::set<std::string> numbers{};
  std::set<std::string> partner_ids{};
  bool has_tenants = false;
};

void add(std::set<std::string>& keys, std::string const& key) {
  if (!key.empty()) {
    keys.insert(key);
  }
}

Named named_in(Evidence const& evidence) {
  Named named;
  for (auto const& row : evidence.rows) {
    if (evidence.source == Source::usage_report && !is_by_claim(row.attribution)) {
      continue;
    }
    auto const keys = keys_of(row);
    named.numbers.insert(keys.numbers.begin(), keys.numbers.end());
    add(named.partner_ids, keys.partner_id);
    named.has_tenants = named.has_tenants || !keys.tenant.empty();
    named.rows.emplace(keys.tenant, keys);
  }
  return named;
}

bool is_of_partner(MatchKeys const& claim, Named const& named) {
  return named.partner_ids.empty() || claim.partner_id.empty() ||
         named.partner_ids.contains(claim.partner_id);
}

// The rows of the claim's tenant.
std::vector<MatchKeys const*> rows_of_tenant(MatchKeys const& claim, Named const& named) {
  std::vector<MatchKeys const*> rows;
  for (auto const& tenant : std::set{claim.tenant, claim.domain}) {
    auto const [first, last] = named.rows.equal_range(tenant);
    if (!tenant.empty()) {
      std::transform(first, last, std::back_inserter(rows),
                     [](auto const& row) { return &row.second; });
    }
  }
  return rows;
}

bool is_in_report(MatchKeys const& claim, Named const& named) {
  auto const rows = rows_of_tenant(claim, named);
  return have_common(claim.numbers, named.numbers) ||
         std::any_of(rows.begin(), rows.end(), [&](MatchKeys const* row) {
           return have_common(claim.workloads, row->workloads);
         });
}

// By its number where both sides have numbers, else by the rows of its tenant that may be it; where
// there is nothing to tell it by, it may well be there.
bool is_in_export(MatchKeys const& claim, Named const& named) {
  if (!claim.numbers.empty() && !named.numbers.empty()) {
    return have_common(claim.numbers, named.numbers);
  }
  bool const has_tenant = !claim.tenant.empty() || !claim.domain.empty();
  bool const can_be_told = named.rows.empty() || (has_tenant && named.has_tenants);
  auto const rows = rows_of_tenant(claim, named);
  return !can_be_told || std::any_of(rows.begin(), rows.end(), [&](MatchKeys const* row) {
    return !is_of_another_kind(claim, *row) && !is_another_claim(claim, *row);
  });
}

// The claim's workloads that no row has; none where a row's may be any.
std::vector<std::string> workloads_not_in(std::vector<MatchKeys const*> const& rows,
                                          Claim const& claim) {
  std::set<std::string> there;
  for (auto const* row : rows) {
    if (row->has_unknown_workload || row->workloads.empty()) {
      return {};
    }
    there.insert(row->workloads.begin(), row->workloads.end());
  }
  std::vector<std::string> missing;
  for (auto const& workload : claim.workloads) {
    if (!there.contains(workload_key(workload.name))) {
      missing.push_back(workload.name);
    }
  }
  return missing;
}

bool would_be_in_export(Status status) {
  return status != Status::draft && status != Status::handed_off;
}

// One look at a file for what it lacks.
class Search {
public:
  Search(Evidence const& evidence, Matcher const& matcher, RowsOfClaims const& found,
         Clocks const& clocks)
      : m_evidence(evidence), m_matcher(matcher), m_found(found), m_clocks(clocks),
        m_named(named_in(evidence)) {}

  // What the file lacks of a claim, at its place.
  std::optional<Absence> of(KeptClaim const& kept, std::size_t place) const {
    auto const& keys = m_matcher.keys(place);
    if (!is_of_partner(keys, m_named)) {
      return std::nullopt;
    }
    return m_evidence.source == Source::usage_report ? of_report(kept, keys, place)
                                                     : of_export(kept, keys, place);
  }

private:
  Status status(KeptClaim const& kept) const {
    return standing_without_associations(kept, m_clocks, m_evidence.day).status;
  }

  std::optional<Absence> of_report(KeptClaim const& kept, MatchKeys const& keys,
                                   std::size_t place) const {
    if (keys.role != PartnerRole::use_or_consume) {
      return std::nullopt;
    }
    if (!m_found.contains(place) && !is_in_report(keys, m_named)) {
      return status(kept) == Status::approved ? std::optional<Absence>({.claim = kept.id})
                                              : std::nullopt;
    }
    auto rows = rows_of_tenant(keys, m_named);
    auto const others = found_without_tenant(place);
    std::transform(others.begin(), others.end(), std::back_inserter(rows),
                   [](MatchKeys const& row) { return &row; });
    auto missing = workloads_not_in(rows, kept.claim);
    bool const is_part = !missing.empty() && missing.size() < kept.claim.workloads.size();
    return is_part ? std::optional<Absence>({.claim = kept.id, .workloads = std::move(missing)})
                   : std::nullopt;
  }

  // Of the rows that found a claim, those that are not to be found by its tenant.
  std::vector<MatchKeys> found_without_tenant(std::size_t place) const {
    std::vector<MatchKeys> rows;
    if (auto const found = m_found.find(place); found != m_found.end()) {
      for (auto const* row : found->second) {
        if (auto keys = keys_of(*row); !is_same_tenant(m_matcher.keys(place), keys)) {
          rows.push_back(std::move(keys));
        }
      }
    }
    return rows;
  }

  std::optional<Absence> of_export(KeptClaim const& kept, MatchKeys const& keys,
                                   std::size_t place) const {
    bool const is_there = m_found.contains(place) || is_in_export(keys, m_named);
    return !is_there && would_be_in_export(status(kept))
               ? std::optional<Absence>({.claim = kept.id})
               : std::nullopt;
  }

  Evidence const& m_evidence;
  Matcher const& m_matcher;
  RowsOfClaims const& m_found;
  Clocks const& m_clocks;
  Named m_named;
};

} // namespace

Standing standing_without_associations(KeptClaim const& kept, Clocks const& clocks,
                                       core::Date day) {
  std::vector<Event> history;
  std::copy_if(kept.history.begin(), kept.history.end(), std::back_inserter(history),
               [day](Event const& event) {
                 return event.kind != EventKind::association && event.on <= day;
               });
  return standing_of(history, clocks, day);
}

std::vector<Absence> absent_claims(std::vector<KeptClaim> const& claims, Evidence const& evidence,
                                   Matcher const& matcher, RowsOfClaims const& found,
                                   Clocks const& clocks) {
  Search const search(evidence, matcher, found, clocks);
  std::vector<Absence> absent;
  for (std::size_t place = 0; place < claims.size(); ++place) {
    if (auto absence = search.of(claims[place], place)) {
      absent.push_back(std::move(*absence));
    }
  }
  return absent;
}

} // namespace partnerctl::cpor

#include "cpor/evidence/absent_claims.hpp"

#include "cpor/evidence/attribution.hpp"

#include <algorithm>

namespace partnerctl::cpor {
namespace {

// What a file names.
struct Named {
  std::vector<MatchKeys> rows{};
  std::set<std::string> numbers{};
  std::set<std::string> tenants{};
  std::set<std::string> partner_ids{};
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
    auto const& keys = named.rows.emplace_back(keys_of(row));
    named.numbers.insert(keys.numbers.begin(), keys.numbers.end());
    add(named.tenants, keys.tenant);
    add(named.partner_ids, keys.partner_id);
  }
  return named;
}

bool is_of_partner(MatchKeys const& claim, Named const& named) {
  return named.partner_ids.empty() || claim.partner_id.empty() ||
         named.partner_ids.contains(claim.partner_id);
}

bool is_in_report(MatchKeys const& claim, Named const& named) {
  return have_common(claim.numbers, named.numbers) ||
         std::any_of(named.rows.begin(), named.rows.end(), [&](MatchKeys const& row) {
           return is_same_tenant(claim, row) && have_common(claim.workloads, row.workloads);
         });
}

// By its number where both sides have numbers, else by its tenant; where there is nothing to tell
// it by, it may well be there.
bool is_in_export(MatchKeys const& claim, Named const& named) {
  if (!claim.numbers.empty() && !named.numbers.empty()) {
    return have_common(claim.numbers, named.numbers);
  }
  bool const has_tenant = !claim.tenant.empty() || !claim.domain.empty();
  bool const can_be_told = named.rows.empty() || (has_tenant && !named.tenants.empty());
  return !can_be_told || named.tenants.contains(claim.tenant) ||
         named.tenants.contains(claim.domain);
}

bool would_be_in_report(MatchKeys const& claim, Status status) {
  return claim.role == PartnerRole::use_or_consume && status == Status::approved;
}

bool would_be_in_export(Status status) {
  return status != Status::draft && status != Status::handed_off;
}

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

std::vector<std::string> absent_claims(std::vector<KeptClaim> const& claims,
                                       Evidence const& evidence, Matcher const& matcher,
                                       std::set<std::size_t> const& found, Clocks const& clocks) {
  auto const named = named_in(evidence);
  bool const is_report = evidence.source == Source::usage_report;
  std::vector<std::string> absent;
  for (std::size_t claim = 0; claim < claims.size(); ++claim) {
    auto const& keys = matcher.keys(claim);
    bool const is_there = found.contains(claim) ||
                          (is_report ? is_in_report(keys, named) : is_in_export(keys, named));
    if (is_there || !is_of_partner(keys, named)) {
      continue;
    }
    auto const status = standing_without_associations(claims[claim], clocks, evidence.day).status;
    if (is_report ? would_be_in_report(keys, status) : would_be_in_export(status)) {
      absent.push_back(claims[claim].id);
    }
  }
  return absent;
}

} // namespace partnerctl::cpor

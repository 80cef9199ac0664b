#include "cpor/evidence/matching.hpp"

#include "cpor/claim/input_words.hpp"
#include "partnerctl/core/text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace partnerctl::cpor {
namespace {

constexpr std::array<std::string_view, 7> k_names{
    "number",          "tenant-and-subscription", "tenant-role-and-workload",
    "tenant-and-name", "tenant-and-workload",     "tenant-and-role",
    "tenant-only"};

// Those that look at more than the tenant.
constexpr std::array k_rules{MatchedBy::tenant_and_subscription,
                             MatchedBy::tenant_role_and_workload, MatchedBy::tenant_and_name,
                             MatchedBy::tenant_and_workload, MatchedBy::tenant_and_role};

// What tells the claims of a tenant apart, apart from their numbers.
constexpr std::array k_signs{
    std::pair<MatchedBy, std::string_view>(MatchedBy::tenant_and_subscription, "subscription"),
    std::pair<MatchedBy, std::string_view>(MatchedBy::tenant_and_name, "name"),
    std::pair<MatchedBy, std::string_view>(MatchedBy::tenant_and_workload, "workload")};

std::string quoted_number(MatchKeys const& keys) {
  return keys.numbers.empty() ? "" : quoted_input(*keys.numbers.begin());
}

template <class Predicate>
std::vector<std::size_t> those(std::vector<std::size_t> const& claims, Predicate is_such) {
  std::vector<std::size_t> found;
  std::copy_if(claims.begin(), claims.end(), std::back_inserter(found), is_such);
  return found;
}

} // namespace

std::string_view to_string(MatchedBy by) {
  return k_names.at(static_cast<std::size_t>(by));
}

bool is_by_little(MatchedBy by) {
  return by >= MatchedBy::tenant_and_role;
}

Matcher::Matcher(std::vector<KeptClaim> const& claims, Evidence const& evidence, IsOpen is_open)
    : m_claims(claims), m_source(evidence.source), m_is_open(std::move(is_open)) {
  for (std::size_t claim = 0; claim < claims.size(); ++claim) {
    auto const& keys = m_keys.emplace_back(keys_of(claims[claim]));
    for (auto const& number : keys.numbers) {
      m_by_number[number].push_back(claim);
    }
    for (auto const& tenant : std::set{keys.tenant, keys.domain}) {
      if (!tenant.empty()) {
        m_by_tenant[tenant].push_back(claim);
      }
    }
  }
  for (auto const& row : evidence.rows) {
    m_numbers_of_file.insert(number_key(row.portal_number));
  }
}

std::string Matcher::ids(Claims const& claims) const {
  constexpr std::size_t k_shown = 10;
  std::vector<std::string> all;
  for (auto const claim : claims) {
    if (all.size() == k_shown) {
      all.push_back(fmt::format("{} more", claims.size() - k_shown));
      break;
    }
    all.push_back(m_claims[claim].id);
  }
  return core::join(all, " and ");
}

bool Matcher::fits(std::size_t claim, MatchKeys const& row, MatchedBy by) const {
  auto const& keys = m_keys[claim];
  bool const shares_workload = have_common(keys.workloads, row.workloads);
  switch (by) {
  case MatchedBy::tenant_and_subscription:
    return have_common(keys.subscriptions, row.subscriptions);
  case MatchedBy::tenant_role_and_workload:
    return row.role && keys.role == row.role && shares_workload;
  case MatchedBy::tenant_and_name:
    return !row.name.empty() && keys.name == row.name;
  case MatchedBy::tenant_and_workload:
    return shares_workload;
  case MatchedBy::tenant_and_role:
    return row.role && keys.role == row.role && fits(claim, row, MatchedBy::tenant_only);
  case MatchedBy::tenant_only:
    // The report knows its workloads; an export may have them in words that nobody knows here.
    return !is_another_claim(keys, row) &&
           (m_source == Source::portal_export || !contradict(keys.workloads, row.workloads));
  case MatchedBy::number:
    break;
  }
  return have_common(keys.numbers, row.numbers);
}

Matcher::Claims Matcher::of_kind(Claims const& claims, MatchKeys const& row) const {
  return those(claims, [&](std::size_t claim) { return !is_of_another_kind(m_keys[claim], row); });
}

Matcher::Claims Matcher::those_that_fit(Claims const& claims, MatchKeys const& row,
                                        MatchedBy by) const {
  return those(claims, [&](std::size_t claim) { return fits(claim, row, by); });
}

// Of several that fit by one rule, those that fit by the following too, as long as any does.
Matcher::Claims Matcher::narrowed(Claims claims, MatchKeys const& row, MatchedBy by) const {
  auto const keep = [&claims](Claims fewer) {
    if (!fewer.empty()) {
      claims = std::move(fewer);
    }
  };
  keep(of_kind(claims, row));
  for (auto const rule : k_rules) {
    if (rule > by) {
      keep(those_that_fit(claims, row, rule));
    }
  }
  keep(those(claims, [&](std::size_t claim) {
    return !row.partner_id.empty() && m_keys[claim].partner_id == row.partner_id;
  }));
  return claims;
}

Match Matcher::by_number(Claims const& known, MatchKeys const& row) const {
  auto const of_tenant =
      those(known, [&](std::size_t claim) { return !is_of_another_tenant(m_keys[claim], row); });
  if (!of_tenant.empty()) {
    return torn_by_number({.claims = narrowed(of_tenant, row, MatchedBy::number)}, row);
  }
  return {.claims = known,
          .conflict = fmt::format("number {} is {}'s, but the row's tenant is {}, not {}",
                                  quoted_number(row), ids(known), quoted_input(row.tenant),
                                  quoted_input(m_keys[known.front()].tenant))};
}

Match Matcher::by_rules(Claims const& all_of_tenant, Claims const& open,
                        MatchKeys const& row) const {
  for (auto const rule : k_rules) {
    auto const fit = those_that_fit(open, row, rule);
    if (!fit.empty()) {
      return {.claims = narrowed(fit, row, rule), .by = rule};
    }
  }
  return by_tenant_only(all_of_tenant, open, row);
}

// Which claim it is does not follow from what the tenant's others are not.
Match Matcher::by_tenant_only(Claims const& all_of_tenant, Claims const& open,
                              MatchKeys const& row) const {
  auto const fit = those_that_fit(open, row, MatchedBy::tenant_only);
  bool const is_left_over = fit.size() == 1 && all_of_tenant.size() > 1;
  return {.claims = is_left_over ? Claims() : narrowed(fit, row, MatchedBy::tenant_only),
          .by = MatchedBy::tenant_only};
}

// What the row has of the claim that it found goes with another one's name or workload: nobody can
// tell which of the two is meant.
Match Matcher::torn(Match match, Claims const& open, MatchKeys const& row) const {
  if (!match.is_found()) {
    return match;
  }
  auto const one = match.claims.front();
  for (auto const& [by, what] : k_signs) {
    auto const others = fits(one, row, by) ? Claims() : those_that_fit(open, row, by);
    if (!others.empty()) {
      match.conflict = fmt::format("fits {} by {}, but the {} that it has is {}'s", ids({one}),
                                   to_string(match.by), what, ids(others));
      match.claims.insert(match.claims.end(), others.begin(), others.end());
      break;
    }
  }
  return match;
}

// A number outweighs what else the row has, as long as anything of that is the claim's, or nothing
// another's, whose own number may be the wrong one.
Match Matcher::torn_by_number(Match match, MatchKeys const& row) const {
  auto const one = match.claims.front();
  auto const found = m_by_tenant.find(row.tenant.empty() ? m_keys[one].tenant : row.tenant);
  bool const has_sign = std::any_of(k_signs.begin(), k_signs.end(),
                                    [&](auto const& sign) { return fits(one, row, sign.first); });
  if (has_sign || found == m_by_tenant.end()) {
    return match;
  }
  return torn(std::move(match), of_kind(found->second, row), row);
}

// The row's number is nobody's, and the claim that it fits has another, which the file does not
// have: one of the two is wrong, for no workload is associated by two claims. A claim that was
// rejected holds none: another one took its place.
Match Matcher::known_otherwise(Claims const& numbered, MatchKeys const& row) const {
  for (auto const rule : {MatchedBy::tenant_and_subscription, MatchedBy::tenant_role_and_workload,
                          MatchedBy::tenant_and_name, MatchedBy::tenant_and_workload}) {
    auto const fit = those(those_that_fit(numbered, row, rule), [&](std::size_t claim) {
      return !is_of_another_partner(m_keys[claim], row) && m_is_open(claim);
    });
    if (fit.size() == 1 && !have_common(m_keys[fit.front()].numbers, m_numbers_of_file)) {
      return {.claims = fit,
              .by = rule,
              .conflict =
                  fmt::format("the row's number is {}, but {} is known as {}", quoted_number(row),
                              ids(fit), quoted_number(m_keys[fit.front()]))};
    }
  }
  return {};
}

Match Matcher::by_tenant(MatchKeys const& row) const {
  auto const found = m_by_tenant.find(row.tenant);
  if (row.tenant.empty() || found == m_by_tenant.end()) {
    return {};
  }
  auto const like = of_kind(found->second, row);
  auto const has_other_number = [&](std::size_t claim) {
    return contradict(m_keys[claim].numbers, row.numbers);
  };
  auto const open = those(like, [&](std::size_t claim) { return !has_other_number(claim); });
  auto match = torn(by_rules(found->second, open, row), open, row);
  return match.claims.empty() ? known_otherwise(those(like, has_other_number), row) : match;
}

// What the row says against the one claim that it found; empty where nothing.
std::string Matcher::contradiction(Match const& match, EvidenceRow const& row,
                                   MatchKeys const& keys) const {
  auto const& claim = m_keys[match.claims.front()];
  if (is_of_another_partner(claim, keys)) {
    return fmt::format("the row's partner ID is {}, {}'s is {}", quoted_input(keys.partner_id),
                       ids(match.claims), quoted_input(claim.partner_id));
  }
  // An export's row is of the whole claim, a report's of one workload.
  if (m_source == Source::usage_report && keys.workloads.empty()) {
    return "the row names no workload";
  }
  if (m_source == Source::usage_report && is_for_other_workloads(claim, keys)) {
    auto const id = ids(match.claims);
    return (match.by == MatchedBy::number
                ? fmt::format("number {} is {}'s, but ", quoted_number(keys), id)
                : std::string()) +
           fmt::format("the row's workload is {}, which {} does not have",
                       quoted_input(core::join(row.workloads, ", ")), id);
  }
  return {};
}

Match Matcher::checked(Match match, EvidenceRow const& row, MatchKeys const& keys) const {
  if (!match.conflict.empty()) {
    return match;
  }
  if (match.claims.size() > 1) {
    match.conflict = fmt::format("fits {} alike, by {}", ids(match.claims), to_string(match.by));
  } else if (match.is_found()) {
    match.conflict = contradiction(match, row, keys);
  }
  return match;
}

Match Matcher::match(EvidenceRow const& row) const {
  auto const keys = keys_of(row);
  auto const known =
      keys.numbers.empty() ? m_by_number.end() : m_by_number.find(*keys.numbers.begin());
  return checked(known != m_by_number.end() ? by_number(known->second, keys) : by_tenant(keys), row,
                 keys);
}

Match Matcher::taught(std::size_t claim, EvidenceRow const& row) const {
  auto const keys = keys_of(row);
  return checked(by_number({claim}, keys), row, keys);
}

bool Matcher::is_another(std::size_t claim, EvidenceRow const& row) const {
  auto const& its = m_keys[claim];
  auto const keys = keys_of(row);
  return is_of_another_tenant(its, keys) || is_of_another_partner(its, keys) ||
         is_of_another_kind(its, keys) || is_another_claim(its, keys);
}

} // namespace partnerctl::cpor

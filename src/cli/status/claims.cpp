#include "cli/status/claims.hpp"

#include "cli/claim/book.hpp"
#include "cli/fleet_report.hpp"
#include "cli/services.hpp"
#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace partnerctl::cli {
namespace {

cpor::Deadline const* most_pressing(std::vector<ViewedClaim const*> const& claims) {
  cpor::Deadline const* found = nullptr;
  for (auto const* viewed : claims) {
    auto const* const pressing = cpor::most_pressing(viewed->deadlines);
    bool const is_earlier = pressing != nullptr && (found == nullptr || pressing->due < found->due);
    found = is_earlier ? pressing : found;
  }
  return found;
}

// " (portal-export 2026-11-20)": by whose word, and as of when; of several the oldest.
std::string oldest_word(std::vector<ViewedClaim const*> const& claims) {
  auto const* const oldest =
      *std::min_element(claims.begin(), claims.end(), [](auto const* a, auto const* b) {
        return a->standing.as_of < b->standing.as_of;
      });
  return " (" + std::string(cpor::to_string(oldest->standing.source)) + " " +
         core::format_date(oldest->standing.as_of) + ")";
}

core::Json object_of(ViewedClaim const& viewed) {
  auto const& standing = viewed.standing;
  auto const* const pressing = cpor::most_pressing(viewed.deadlines);
  return {
      {"id", viewed.kept.id},
      {"role", viewed.kept.claim.partner_role},
      {"status",
       {{"state", cpor::to_string(standing.status)},
        {"text", standing.text},
        {"source", cpor::to_string(standing.source)},
        {"asOf", core::format_date(standing.as_of)},
        {"conflicts", standing.conflicts}}},
      {"portalNumber", text_or_null(standing.portal_number)},
      {"due", pressing == nullptr ? core::Json() : core::Json(core::format_date(pressing->due))},
      {"overdue", pressing != nullptr && pressing->overdue},
      {"next", text_or_null(viewed.next)}};
}

} // namespace

std::shared_ptr<TenantClaims const> TenantClaims::read(Services& services) {
  auto claims =
      core::attempt([&] { return view(kept_claims(services), claim_settings(services)); });
  if (!claims && claims.error->kind == core::ErrorKind::usage) {
    throw *std::move(claims.error);
  }
  if (!claims) {
    services.messages().say("The claims could not be read: " + claims.error->message);
    return std::make_shared<TenantClaims const>(std::vector<ViewedClaim>());
  }
  return std::make_shared<TenantClaims const>(*std::move(claims.value));
}

TenantClaims::TenantClaims(std::vector<ViewedClaim> claims) : m_claims(std::move(claims)) {
  for (std::size_t i = 0; i < m_claims.size(); ++i) {
    auto const& claim = m_claims[i].kept.claim;
    std::set<std::string> const places{core::to_lower(claim.customer_tenant_id),
                                       core::to_lower(claim.customer_domain)};
    for (auto const& place : places) {
      if (!place.empty()) {
        m_places[place].insert(i);
      }
    }
  }
}

// By the tenant ID where both have it: a domain may have moved.
std::vector<ViewedClaim const*> TenantClaims::of(fleet::Outcome const& outcome) const {
  auto const tenant_id = core::to_lower(outcome.tenant_id.view());
  std::set<std::size_t> places = at(tenant_id);
  for (auto const i : at(core::to_lower(outcome.tenant.view()))) {
    auto const& of = m_claims[i].kept.claim.customer_tenant_id;
    if (of.empty() || tenant_id.empty() || core::equal_ignoring_case(of, tenant_id)) {
      places.insert(i);
    }
  }
  std::vector<ViewedClaim const*> claims;
  for (auto const i : places) {
    claims.push_back(&m_claims[i]);
  }
  return claims;
}

std::set<std::size_t> TenantClaims::at(std::string const& place) const {
  auto const found = m_places.find(place);
  return found == m_places.end() ? std::set<std::size_t>() : found->second;
}

output::Cell TenantClaims::standing_cell(fleet::Outcome const& outcome) const {
  auto const claims = of(outcome);
  if (claims.empty()) {
    return {};
  }
  std::vector<std::pair<std::string, std::size_t>> counts;
  auto tone = tone_of(claims.front()->standing.status);
  for (auto const* viewed : claims) {
    auto const& standing = viewed->standing;
    auto const text = status_text(standing);
    auto const same = std::find_if(counts.begin(), counts.end(),
                                   [&](auto const& counted) { return counted.first == text; });
    if (same == counts.end()) {
      counts.emplace_back(text, 1);
    } else {
      ++same->second;
    }
    tone = tone == tone_of(standing.status) ? tone : terminal::Tone::plain;
  }
  auto const whose = oldest_word(claims);
  if (claims.size() == 1) {
    return {counts.front().first + whose, tone, counts.front().first};
  }
  std::vector<std::string> words;
  for (auto const& [text, count] : counts) {
    words.push_back(std::to_string(count) + " " + text);
  }
  auto const counted = core::join(words, ", ");
  return {counted + whose, tone, counted};
}

output::Cell TenantClaims::due_cell(fleet::Outcome const& outcome) const {
  return cli::due_cell(most_pressing(of(outcome)));
}

core::Json TenantClaims::json(fleet::Outcome const& outcome) const {
  core::Json list = core::Json::array();
  for (auto const* viewed : of(outcome)) {
    list.push_back(object_of(*viewed));
  }
  return list;
}

bool TenantClaims::is_overdue(fleet::Outcome const& outcome) const {
  auto const* const pressing = most_pressing(of(outcome));
  return pressing != nullptr && pressing->overdue;
}

std::vector<fleet::Outcome> TenantClaims::others(std::vector<fleet::Outcome> const& outcomes,
                                                 std::vector<std::string> const& excluded) const {
  std::set<ViewedClaim const*> shown;
  for (auto const& outcome : outcomes) {
    for (auto const* viewed : of(outcome)) {
      shown.insert(viewed);
    }
  }
  std::map<std::string, fleet::Outcome> others;
  for (auto const& viewed : m_claims) {
    auto const& claim = viewed.kept.claim;
    auto const tenant = core::to_lower(claim.customer_tenant_id);
    auto const domain = core::to_lower(claim.customer_domain);
    bool const is_excluded =
        std::any_of(excluded.begin(), excluded.end(), [&](std::string const& name) {
          auto const wanted = core::to_lower(name);
          return wanted == tenant || wanted == domain;
        });
    auto const& place = tenant.empty() ? domain : tenant;
    if (!shown.contains(&viewed) && !is_excluded && !place.empty()) {
      others.try_emplace(place,
                         fleet::Outcome{.tenant = domain.empty() ? tenant : domain,
                                        .name = claim.customer_name,
                                        .action = "skipped",
                                        .tenant_id = tenant,
                                        .reason = "it has claims, and no link of it is recorded"});
    }
  }
  std::vector<fleet::Outcome> result;
  for (auto& [tenant, outcome] : others) {
    outcome.index = outcomes.size() + result.size();
    result.push_back(std::move(outcome));
  }
  return result;
}

} // namespace partnerctl::cli

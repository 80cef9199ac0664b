#include "cli/status/claims.hpp"

#include "cli/announce.hpp"
#include "cli/claim/book.hpp"
#include "cli/claim/deadline_answer.hpp"
#include "cli/claim/voice.hpp"
#include "cli/fleet_report.hpp"
#include "cli/services.hpp"
#include "cli/status/details.hpp"
#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/ids.hpp"
#include "partnerctl/core/text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace partnerctl::cli {
namespace {

// As within one claim.
std::optional<cpor::Deadline> most_pressing(std::vector<ViewedClaim const*> const& claims) {
  std::vector<cpor::Deadline> all;
  for (auto const* viewed : claims) {
    all.insert(all.end(), viewed->deadlines.begin(), viewed->deadlines.end());
  }
  auto const* const pressing = cpor::most_pressing(all);
  return pressing == nullptr ? std::nullopt : std::optional(*pressing);
}

struct How {
  bool conflicts = false;
  bool sources = false;
};

// Claims of which the same is said by the same source.
struct Said {
  std::string text{};
  std::string source{};
  core::Date oldest{};
  std::size_t count = 0;
};

std::vector<Said> said_of(std::vector<ViewedClaim const*> const& claims, How how) {
  std::vector<Said> all;
  for (auto const* viewed : claims) {
    auto const& standing = viewed->standing;
    auto const text = how.conflicts ? status_text(standing) : standing.text;
    auto const source = how.sources ? std::string(cpor::to_string(standing.source)) : std::string();
    auto found = std::find_if(all.begin(), all.end(), [&](Said const& said) {
      return said.text == text && said.source == source;
    });
    if (found == all.end()) {
      found = all.insert(found, {.text = text, .source = source, .oldest = standing.as_of});
    }
    found->oldest = std::min(found->oldest, standing.as_of);
    ++found->count;
  }
  return all;
}

std::string counted(std::vector<ViewedClaim const*> const& claims, How how) {
  std::vector<std::string> words;
  for (auto const& said : said_of(claims, how)) {
    words.push_back((claims.size() == 1 ? "" : std::to_string(said.count) + " ") + said.text +
                    (said.source.empty()
                         ? ""
                         : " (" + said.source + " " + core::format_date(said.oldest) + ")"));
  }
  return core::join(words, ", ");
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
  auto const settings = claim_settings(services);
  auto claims = core::attempt([&] { return view(claims_by_the_way(services), settings); });
  if (!claims) {
    // Also under --quiet: else they would be taken for none.
    services.messages().insist("The claims could not be read: " + claims.error->message);
    return std::make_shared<TenantClaims const>();
  }
  return std::make_shared<TenantClaims const>(*std::move(claims.value), place_options(services));
}

TenantClaims::TenantClaims(std::vector<ViewedClaim> claims, std::string options)
    : m_claims(std::move(claims)), m_place(std::move(options)), m_are_known(true) {
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
  if (!m_are_known) {
    return {.text = "?", .tone = terminal::Tone::warning};
  }
  auto const claims = of(outcome);
  if (claims.empty()) {
    return {};
  }
  auto const tone = tone_of(claims.front()->standing.status);
  bool const is_one_tone = std::all_of(claims.begin(), claims.end(), [&](auto const* viewed) {
    return tone_of(viewed->standing.status) == tone;
  });
  return {.text = counted(claims, {.conflicts = true, .sources = true}),
          .tone = is_one_tone ? tone : terminal::Tone::plain,
          .brief = counted(claims, {.conflicts = true}),
          .data = counted(claims, {.sources = true})};
}

output::Cell TenantClaims::due_cell(fleet::Outcome const& outcome) const {
  if (!m_are_known) {
    return {.text = "?", .tone = terminal::Tone::warning, .data = ""};
  }
  auto const pressing = most_pressing(of(outcome));
  return cli::due_cell(pressing ? &*pressing : nullptr);
}

std::string TenantClaims::overdue_word(fleet::Outcome const& outcome) const {
  return of(outcome).empty() ? "" : is_overdue(outcome) ? "yes" : "no";
}

std::string TenantClaims::conflict_word(fleet::Outcome const& outcome) const {
  auto const claims = of(outcome);
  bool const agrees = std::all_of(claims.begin(), claims.end(), [](auto const* viewed) {
    return viewed->standing.conflicts.empty();
  });
  return claims.empty() ? "" : agrees ? "no" : "yes";
}

core::Json TenantClaims::json(fleet::Outcome const& outcome) const {
  if (!m_are_known) {
    return nullptr;
  }
  core::Json list = core::Json::array();
  for (auto const* viewed : of(outcome)) {
    list.push_back(object_of(*viewed));
  }
  return list;
}

bool TenantClaims::is_overdue(fleet::Outcome const& outcome) const {
  auto const pressing = most_pressing(of(outcome));
  return pressing && pressing->overdue;
}

// To read its link records it. What names no tenant cannot be asked for: that is the claim's fault.
std::string TenantClaims::remedy_for(ViewedClaim const& viewed) const {
  auto const& claim = viewed.kept.claim;
  for (auto const& place : {claim.customer_domain, claim.customer_tenant_id}) {
    auto const tenant = core::attempt([&] { return core::TenantRef::parse(place); });
    if (tenant && tenant.value->form() != core::TenantRef::Form::home) {
      return command_line({"status", "--tenant", tenant.value->text()}) + m_place;
    }
  }
  return command_line({"claim", "check", viewed.kept.id}) + m_place;
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
      fleet::Outcome other{.tenant = domain.empty() ? tenant : domain,
                           .name = claim.customer_name,
                           .action = "skipped",
                           .tenant_id = tenant,
                           .reason = "it has claims, and no link of it is recorded"};
      set_detail(other, "remedy", remedy_for(viewed));
      others.try_emplace(place, std::move(other));
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

#include "partnerctl/cpor/support_pack.hpp"

#include "partnerctl/core/text.hpp"
#include "partnerctl/cpor/roles.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace partnerctl::cpor {
namespace {

// What the form's fields get: each value once, in the order in which it comes.
class Values {
public:
  void add(std::string_view value) {
    auto const text = core::trim(value);
    if (!text.empty() && std::find(m_all.begin(), m_all.end(), text) == m_all.end()) {
      m_all.emplace_back(text);
    }
  }
  std::string text() const { return core::join(m_all, ", "); }

private:
  std::vector<std::string> m_all;
};

bool is_modern_work(Claim const& claim) {
  auto const role = role_of(claim.partner_role);
  auto const area = role ? std::optional(facts_of(*role).area) : area_of(claim.solution_area);
  return area == SolutionArea::modern_work_and_security;
}

std::string_view program_of(Claim const& claim) {
  auto const role = role_of(claim.partner_role);
  return role ? facts_of(*role).engagement : std::string_view();
}

std::string products_of(Claim const& claim) {
  Values products;
  for (auto const& workload : claim.workloads) {
    products.add(workload.name);
  }
  return products.text();
}

// "Claim 4711 (Contoso Teams, Contoso Ltd): Approved, portal export e.csv of 2026-11-20."
std::string description_of(KeptClaim const& kept, Standing const& standing) {
  auto const& claim = kept.claim;
  Values names;
  names.add(claim.name);
  names.add(claim.customer_name);
  std::string text = standing.portal_number.empty() ? "Claim without a known ID"
                                                    : "Claim " + standing.portal_number;
  text += names.text().empty() ? "" : " (" + names.text() + ")";
  text += fmt::format(": {}, {}.", standing.text, source_text(standing));
  // The form has a field for workloads only.
  if (!is_modern_work(claim) && !claim.workloads.empty()) {
    text += " Products: " + products_of(claim) + ".";
  }
  if (!standing.comment.empty()) {
    text += " Last comment: " + standing.comment;
  }
  return text;
}

} // namespace

std::vector<SupportField> support_fields(std::vector<KeptClaim> const& claims,
                                         std::vector<Standing> const& standings,
                                         std::string const& period,
                                         std::string const& description) {
  Values programs;
  Values partner_ids;
  Values numbers;
  Values tenants;
  Values subscriptions;
  Values workloads;
  std::vector<std::string> descriptions;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    auto const& claim = claims[i].claim;
    programs.add(program_of(claim));
    partner_ids.add(claim.partner_id);
    numbers.add(standings.at(i).portal_number);
    tenants.add(claim.customer_tenant_id);
    for (auto const& workload : claim.workloads) {
      subscriptions.add(workload.subscription_id);
      workloads.add(is_modern_work(claim) ? workload.name : "");
    }
    descriptions.push_back(description_of(claims[i], standings.at(i)));
  }
  auto const told = core::trim(description);
  return {{.label = "Incentives program", .value = programs.text()},
          {.label = "Location MPN ID(s)", .value = partner_ids.text()},
          {.label = "Claim ID(s)", .value = numbers.text()},
          {.label = "Customer tenant ID(s)", .value = tenants.text()},
          {.label = "Dynamics subscription ID(s)", .value = subscriptions.text()},
          {.label = "M365 workload(s)", .value = workloads.text()},
          {.label = "Earning period", .value = std::string(core::trim(period))},
          {.label = "Description",
           .value = told.empty() ? core::join(descriptions, "\n") : std::string(told)}};
}

} // namespace partnerctl::cpor

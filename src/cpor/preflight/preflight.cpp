#include "partnerctl/cpor/preflight.hpp"

#include "cpor/preflight/preflight_checks.hpp"
#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/phrase.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/cpor/roles.hpp"

#include <fmt/core.h>

#include <array>
#include <utility>

namespace partnerctl::cpor {
namespace {

constexpr std::size_t k_domain = 0;
constexpr std::size_t k_partner = 1;
constexpr std::size_t k_own = 2;
constexpr std::size_t k_first_subscription = 3;

// By the area, or by the role where no area is told: only these claims are for subscriptions.
bool is_for_subscriptions(Claim const& claim) {
  auto const role = role_of(claim.partner_role);
  auto const area = area_of(claim.solution_area);
  return area ? *area == SolutionArea::business_applications
              : role && facts_of(*role).area == SolutionArea::business_applications;
}

PreflightCheck unmade(std::string id, std::string field) {
  return {.id = std::move(id), .field = std::move(field)};
}

std::vector<PreflightCheck> planned(Claim const& claim) {
  bool const has_domain = !core::trim(claim.customer_domain).empty();
  std::vector<PreflightCheck> checks{
      unmade("tenant-of-domain", has_domain ? "customer.domain" : "customer.tenantId"),
      unmade("partner-id", "partnerId"), unmade("own-tenant", "customer.tenantId")};
  if (!is_for_subscriptions(claim)) {
    return checks;
  }
  for (std::size_t i = 0; i < claim.workloads.size(); ++i) {
    checks.push_back(unmade("subscription", fmt::format("workloads[{}].subscriptionId", i)));
  }
  return checks;
}

} // namespace

std::string_view to_string(Passing passing) {
  constexpr std::array<std::string_view, 3> k_words{"passed", "failed", "skipped"};
  return k_words.at(static_cast<std::size_t>(passing));
}

std::vector<PreflightCheck> preflight(Claim const& claim, PreflightMeans const& means) {
  if (means.cloud == nullptr) {
    throw core::Error{.message = "a claim's pre-flight was made without a cloud"};
  }
  auto checks = planned(claim);
  asking::check_tenant_of_domain(claim, means, checks[k_domain]);
  asking::check_partner_id(claim, means, checks[k_partner]);
  asking::check_own_tenant(claim, means, checks[k_own]);
  asking::check_subscriptions(claim, means, std::span(checks).subspan(k_first_subscription));
  return checks;
}

std::vector<PreflightCheck> preflight_skipped(Claim const& claim, std::string const& why) {
  auto checks = planned(claim);
  for (auto& check : checks) {
    asking::skip(check, why);
  }
  return checks;
}

} // namespace partnerctl::cpor

namespace partnerctl::cpor::asking {

std::optional<core::Guid> customer_tenant(Claim const& claim) {
  auto const tenant = core::Guid::parse(core::trim(claim.customer_tenant_id));
  return tenant && !tenant->is_nil() ? tenant : std::nullopt;
}

std::string quoted(std::string_view text) {
  constexpr std::size_t k_columns = 80;
  return "'" + core::phrase(text, k_columns) + "'";
}

void skip(PreflightCheck& check, std::string why) {
  settle(check, Passing::skipped, std::move(why));
}

void settle(PreflightCheck& check, Passing result, std::string says) {
  check.result = result;
  check.says = std::move(says);
}

void ask(PreflightCheck& check, std::function<void()> const& question) {
  auto tried = core::attempt([&question] {
    question();
    return true;
  });
  if (tried) {
    return;
  }
  auto& error = *tried.error;
  if (error.kind == core::ErrorKind::cancelled) {
    throw std::move(error);
  }
  check.request_id = error.request_id;
  skip(check,
       error.hint.empty() ? error.message : fmt::format("{}; {}", error.message, error.hint));
}

bool may_ask(PreflightCheck& check, http::Send const& send, PreflightMeans const& means) {
  if (send) {
    return true;
  }
  skip(check, means.why_not.empty() ? "nobody is signed in" : means.why_not);
  return false;
}

} // namespace partnerctl::cpor::asking

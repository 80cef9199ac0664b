#include "cpor/preflight/preflight_checks.hpp"
#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/directory/tenant_of_domain.hpp"

#include <fmt/core.h>

namespace partnerctl::cpor::asking {
namespace {

// A domain and nothing else that a tenant may be called by.
std::optional<core::TenantRef> domain_in(std::string_view text) {
  auto parsed = core::attempt([text] { return core::TenantRef::parse(core::trim(text)); });
  bool const is_domain = parsed && parsed.value->form() == core::TenantRef::Form::domain;
  return is_domain ? std::move(parsed.value) : std::nullopt;
}

std::optional<core::Guid> look_up(PreflightMeans const& means, core::TenantRef const& name,
                                  PreflightCheck& check) {
  check.source = "OpenID metadata of " + name.text();
  return directory::tenant_of_domain(means.anonymous,
                                     {.cloud = means.cloud,
                                      .timeout = means.timeout,
                                      .deadline = means.deadline,
                                      .stop = means.stop},
                                     name);
}

// There is no domain to compare: whether there is such a tenant at all can still be known.
void look_for_tenant(core::Guid const& tenant, PreflightMeans const& means, PreflightCheck& check) {
  if (look_up(means, core::TenantRef::of(tenant), check)) {
    settle(check, Passing::passed,
           fmt::format("there is a tenant {}; whose it is was not compared, since the claim has no "
                       "domain",
                       tenant.text()));
  } else {
    settle(check, Passing::failed,
           fmt::format("there is no tenant {} in this cloud: ask the customer for its tenant ID",
                       tenant.text()));
  }
}

void compare(Claim const& claim, core::TenantRef const& domain, PreflightMeans const& means,
             PreflightCheck& check) {
  auto const found = look_up(means, domain, check);
  auto const claimed = customer_tenant(claim);
  if (!found) {
    settle(check, Passing::failed,
           fmt::format("no tenant has the domain {}: check its spelling", domain.text()));
  } else if (found == claimed) {
    settle(check, Passing::passed,
           fmt::format("{} is a domain of the tenant {}", domain.text(), found->text()));
  } else {
    settle(check, Passing::failed,
           fmt::format("{} is a domain of the tenant {}, and the claim {}: one of the two is wrong",
                       domain.text(), found->text(),
                       claimed ? "names " + claimed->text() : "names no tenant's ID"));
  }
}

} // namespace

void check_tenant_of_domain(Claim const& claim, PreflightMeans const& means,
                            PreflightCheck& check) {
  auto const text = core::trim(claim.customer_domain);
  auto const domain = domain_in(text);
  auto const tenant = customer_tenant(claim);
  if (!text.empty() && !domain) {
    skip(check, quoted(text) + " is no domain that could be looked up");
  } else if (!domain && !tenant) {
    skip(check, "the claim has neither a domain nor a tenant's ID that could be looked up");
  } else if (may_ask(check, means.anonymous, means)) {
    ask(check, [&] {
      if (domain) {
        compare(claim, *domain, means, check);
      } else {
        look_for_tenant(*tenant, means, check);
      }
    });
  }
}

} // namespace partnerctl::cpor::asking

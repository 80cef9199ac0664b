#include "cpor/rules/customer_kinship.hpp"

#include "cpor/rules/email_address.hpp"
#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/text.hpp"

#include <algorithm>
#include <array>

namespace partnerctl::cpor {
namespace {

bool is_below(std::string_view domain, std::string_view above) {
  return domain.size() > above.size() && domain.substr(domain.size() - above.size()) == above &&
         domain[domain.size() - above.size() - 1] == '.';
}

// The tenant's name of a domain that every tenant is given: "contoso"; else empty.
std::string_view initial_name(std::string_view domain) {
  constexpr std::array<std::string_view, 4> k_initial{"onmicrosoft.com", "onmicrosoft.us",
                                                      "onmicrosoft.de", "partner.onmschina.cn"};
  bool const is_initial =
      std::any_of(k_initial.begin(), k_initial.end(),
                  [&](std::string_view initial) { return is_below(domain, initial); });
  return is_initial ? domain.substr(0, domain.find('.')) : std::string_view();
}

} // namespace

std::optional<core::Guid> tenant_of(Claim const& claim) {
  auto const guid = core::Guid::parse(claim.customer_tenant_id);
  return guid && !guid->is_nil() ? guid : std::nullopt;
}

std::string domain_of(Claim const& claim) {
  auto const& text = claim.customer_domain;
  auto const tenant = core::attempt([&text] { return core::TenantRef::parse(text); });
  bool const is_domain = tenant && tenant.value->form() == core::TenantRef::Form::domain;
  return is_domain ? tenant.value->text() : std::string();
}

bool is_own(Examined const& examined, std::string_view tenant) {
  return !tenant.empty() && examined.own_tenants.count(core::to_lower(tenant)) > 0;
}

bool is_own_tenant(Examined const& examined) {
  auto const& claim = examined.claim();
  return is_own(examined, claim.customer_tenant_id) || is_own(examined, claim.customer_domain);
}

bool is_mail_shared(Claim const& claim) {
  auto const domain = email_domain(claim.customer_contact.email);
  return !domain.empty() && domain == email_domain(claim.partner_contact.email);
}

bool is_mail_of(std::string_view mail_domain, std::string_view tenant_domain) {
  if (mail_domain == tenant_domain || is_below(mail_domain, tenant_domain) ||
      is_below(tenant_domain, mail_domain)) {
    return true;
  }
  auto const name = initial_name(tenant_domain);
  auto const labels = core::split(mail_domain, '.');
  return std::find(labels.begin(), labels.end(), name) != labels.end();
}

} // namespace partnerctl::cpor

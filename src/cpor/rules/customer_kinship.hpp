#pragma once

#include "partnerctl/core/ids.hpp"
#include "partnerctl/cpor/rules.hpp"

#include <optional>
#include <string>
#include <string_view>

// What the claim says of who the customer is, for rules that would else find one cause twice.
namespace partnerctl::cpor {

// The customer's tenant, where its ID can be one.
std::optional<core::Guid> tenant_of(Claim const& claim);
// Lower case; empty where what is given is none.
std::string domain_of(Claim const& claim);
// One of the partner's own, by its ID or a domain of it, whatever case.
bool is_own(Examined const& examined, std::string_view tenant);
// The tenant or its domain is one of the partner's own.
bool is_own_tenant(Examined const& examined);
// Both contacts have their mail at the same domain.
bool is_mail_shared(Claim const& claim);
// Whether mail at a domain is plausible for a tenant of that domain: the same, one below the other,
// or "contoso.de" where the tenant is contoso.onmicrosoft.com.
bool is_mail_of(std::string_view mail_domain, std::string_view tenant_domain);

} // namespace partnerctl::cpor

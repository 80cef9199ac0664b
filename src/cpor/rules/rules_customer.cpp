#include "cpor/rules/customer_kinship.hpp"
#include "cpor/rules/email_address.hpp"
#include "cpor/rules/rule_fields.hpp"
#include "cpor/rules/rule_groups.hpp"
#include "cpor/rules/rule_words.hpp"
#include "partnerctl/core/text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace partnerctl::cpor {
namespace {

Hits tenant_id_guid(Examined const& examined) {
  auto const& text = examined.claim().customer_tenant_id;
  if (is_blank(text)) {
    return hit_if(true, field::k_tenant_id,
                  "the customer's tenant ID is missing: ask the customer, or look its domain up");
  }
  return hit_if(!core::Guid::parse(text), field::k_tenant_id,
                as_quote(text) +
                    " is not a tenant ID: give the GUID, 8-4-4-4-12 hexadecimal digits "
                    "without braces or blanks");
}

Hits tenant_id_not_zero(Examined const& examined) {
  auto const guid = core::Guid::parse(examined.claim().customer_tenant_id);
  return hit_if(guid && guid->is_nil(), field::k_tenant_id,
                "the all-zero GUID is no tenant: give the customer's tenant ID");
}

Hits tenant_not_own(Examined const& examined) {
  auto const& claim = examined.claim();
  bool const by_id = is_own(examined, claim.customer_tenant_id);
  return hit_if(is_own_tenant(examined), by_id ? field::k_tenant_id : field::k_domain,
                as_quote(by_id ? claim.customer_tenant_id : claim.customer_domain) +
                    " is a tenant of your own, which earns nothing: give the customer's");
}

Hits domain_given(Examined const& examined) {
  return hit_if(is_blank(examined.claim().customer_domain), field::k_domain,
                "the customer's domain is missing, without which nobody can check that the tenant "
                "ID is theirs: give one that they have verified");
}

Hits domain_valid(Examined const& examined) {
  auto const& text = examined.claim().customer_domain;
  return hit_if(!is_blank(text) && domain_of(examined.claim()).empty(), field::k_domain,
                as_quote(text) +
                    " is not a domain: give one that the customer has verified, such as "
                    "contoso.onmicrosoft.com");
}

Hits customer_name(Examined const& examined) {
  return hit_if(is_blank(examined.claim().customer_name), field::k_customer_name,
                "the customer's name is missing, which the proofs are compared with: give it as "
                "they have it");
}

// The domain or the name of the customer is the partner's, though the tenant is not known to be.
Hits customer_not_own(Examined const& examined) {
  auto const& claim = examined.claim();
  if (is_own_tenant(examined)) {
    return {};
  }
  auto const domain = domain_of(claim);
  bool const own_domain = !domain.empty() && !is_mail_shared(claim) &&
                          domain == email_domain(claim.partner_contact.email);
  auto hits = hit_if(own_domain, field::k_domain,
                     as_quote(domain) + " is the domain of your own contact's mail: give the "
                                        "customer's domain, or mend the address");
  auto const name = core::trim(claim.customer_name);
  if (!is_blank(name) && core::equal_ignoring_case(name, core::trim(claim.partner_name))) {
    hits.push_back(
        {.field = std::string(field::k_customer_name),
         .says = as_quote(name) + " is your own company's name too: give the customer's"});
  }
  return hits;
}

std::string country_of(Claim const& claim) {
  return core::to_upper(core::trim(claim.customer_country));
}

bool is_country(std::string_view code) {
  return code.size() == 2 &&
         std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

Hits customer_country(Examined const& examined) {
  auto const& claim = examined.claim();
  if (is_blank(claim.customer_country)) {
    return hit_if(claim.public_sector, field::k_country,
                  "the public-sector customer's country is missing: in the US and in Puerto Rico a "
                  "disclosure is due");
  }
  return hit_if(!is_country(country_of(claim)), field::k_country,
                as_quote(claim.customer_country) +
                    " is no country's code: give its two letters, such as US or PR");
}

Hits public_sector_disclosure(Examined const& examined) {
  auto const& claim = examined.claim();
  auto const country = country_of(claim);
  bool const is_due = claim.public_sector && (country == "US" || country == "PR");
  return hit_if(is_due && !claim.public_sector_disclosure, field::k_disclosure,
                fmt::format("a public-sector customer ({}) needs the disclosure of the proof's "
                            "template: see that a proof has it, and say so here",
                            country));
}

constexpr std::array<Rule, 9> k_rules{{
    {.id = "tenant-id-guid",
     .asks = "The customer's tenant ID is there, and a GUID",
     .source = k_create_page,
     .find = tenant_id_guid},
    {.id = "tenant-id-not-zero",
     .asks = "The customer's tenant ID is not the all-zero GUID",
     .source = k_ours,
     .find = tenant_id_not_zero},
    {.id = "tenant-not-own",
     .asks = "The customer's tenant is not one of the partner's own",
     .source = "earnings reason CUSEQPTR",
     .find = tenant_not_own},
    {.id = "domain-given",
     .severity = Severity::warning,
     .asks = "The customer's domain is there, by which the tenant ID can be checked",
     .source = k_issues_page,
     .find = domain_given},
    {.id = "domain-valid",
     .severity = Severity::warning,
     .asks = "The customer's domain is a domain",
     .source = k_issues_page,
     .find = domain_valid},
    {.id = "customer-name",
     .severity = Severity::warning,
     .asks = "The customer's name is there, to be compared with the proofs",
     .source = k_template,
     .find = customer_name},
    {.id = "customer-not-own",
     .severity = Severity::warning,
     .asks = "The customer's domain and name are not the partner's",
     .source = "earnings reason CUSEQPTR",
     .find = customer_not_own},
    {.id = "customer-country",
     .severity = Severity::warning,
     .asks = "The customer's country is two letters, and there for the public sector",
     .source = k_template,
     .find = customer_country},
    {.id = "public-sector-disclosure",
     .severity = Severity::warning,
     .asks = "A public-sector customer in the US or Puerto Rico has the disclosure",
     .source = k_template,
     .find = public_sector_disclosure},
}};

} // namespace

std::span<Rule const> rules_of_customers() {
  return k_rules;
}

} // namespace partnerctl::cpor

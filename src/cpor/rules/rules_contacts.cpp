#include "cpor/rules/customer_kinship.hpp"
#include "cpor/rules/email_address.hpp"
#include "cpor/rules/rule_fields.hpp"
#include "cpor/rules/rule_groups.hpp"
#include "cpor/rules/rule_words.hpp"

#include <fmt/core.h>

#include <array>

namespace partnerctl::cpor {
namespace {

Hits customer_contact_name(Examined const& examined) {
  return hit_if(is_blank(examined.claim().customer_contact.name), field::k_customer_contact_name,
                "the customer's contact has no name: give the person who will be written to");
}

Hits customer_contact_title(Examined const& examined) {
  return hit_if(is_blank(examined.claim().customer_contact.title), field::k_customer_contact_title,
                "the customer's contact has no title: give the person's position, such as IT "
                "Director");
}

Hits customer_contact_email(Examined const& examined) {
  return hit_if(is_blank(examined.claim().customer_contact.email), field::k_customer_contact_email,
                "the customer's contact has no e-mail address: Microsoft writes to the customer "
                "there");
}

Hits partner_contact_name(Examined const& examined) {
  return hit_if(is_blank(examined.claim().partner_contact.name), field::k_partner_contact_name,
                "your own contact has no name: give the person whom Microsoft may ask");
}

Hits partner_contact_email(Examined const& examined) {
  return hit_if(is_blank(examined.claim().partner_contact.email), field::k_partner_contact_email,
                "your own contact has no e-mail address: give the one at which Microsoft may ask");
}

// What a rule says of the address of each side: nothing where it is empty.
template <class Says>
Hits each_address(Claim const& claim, Says says) {
  Hits hits;
  auto const look = [&](std::string_view field, std::string const& address) {
    auto text = is_blank(address) ? std::string() : says(address);
    if (!text.empty()) {
      hits.push_back({.field = std::string(field), .says = std::move(text)});
    }
  };
  look(field::k_customer_contact_email, claim.customer_contact.email);
  look(field::k_partner_contact_email, claim.partner_contact.email);
  return hits;
}

Hits email_valid(Examined const& examined) {
  return each_address(examined.claim(), [](std::string const& address) {
    auto const fault = email_fault(address);
    return fault ? fmt::format("{} {}: give one e-mail address, such as ann@contoso.com",
                               as_quote(address), *fault)
                 : std::string();
  });
}

Hits email_domains_differ(Examined const& examined) {
  auto const& claim = examined.claim();
  // Of the partner's own tenant, it is a consequence.
  bool const shared = is_mail_shared(claim) && !is_own_tenant(examined);
  return hit_if(shared, field::k_customer_contact_email,
                fmt::format("the customer's contact and yours both have their mail at {}: give an "
                            "address of the customer's own",
                            as_quote(email_domain(claim.customer_contact.email))));
}

Hits email_not_public(Examined const& examined) {
  if (is_mail_shared(examined.claim())) {
    return {};
  }
  return each_address(examined.claim(), [](std::string const& address) {
    return is_public_mail(email_domain(address))
               ? as_quote(address) + " is an address that anybody can have: give the company's own"
               : std::string();
  });
}

Hits email_of_customer(Examined const& examined) {
  auto const& claim = examined.claim();
  auto const mail = email_domain(claim.customer_contact.email);
  auto const domain = domain_of(claim);
  // Where one of these is wrong in itself, or the partner's, another rule says so.
  bool const is_judged = !mail.empty() && !domain.empty() && !is_public_mail(mail) &&
                         !is_mail_shared(claim) && !is_own_tenant(examined) &&
                         domain != email_domain(claim.partner_contact.email);
  return hit_if(is_judged && !is_mail_of(mail, domain), field::k_customer_contact_email,
                fmt::format("{} is not an address of {}: see that the domain {} is the customer's "
                            "too",
                            as_quote(claim.customer_contact.email), as_quote(domain),
                            as_quote(mail)));
}

constexpr std::array<Rule, 9> k_rules{{
    {.id = "customer-contact-name",
     .asks = "The customer's contact has a name",
     .source = k_create_page,
     .find = customer_contact_name},
    {.id = "customer-contact-title",
     .asks = "The customer's contact has a title",
     .source = k_create_page,
     .find = customer_contact_title},
    {.id = "customer-contact-email",
     .asks = "The customer's contact has an e-mail address",
     .source = k_create_page,
     .find = customer_contact_email},
    {.id = "partner-contact-name",
     .asks = "The partner's contact has a name",
     .source = k_create_page,
     .find = partner_contact_name},
    {.id = "partner-contact-email",
     .asks = "The partner's contact has an e-mail address",
     .source = k_create_page,
     .find = partner_contact_email},
    {.id = "email-valid",
     .asks = "Both e-mail addresses are such that mail can be sent there",
     .source = "RFC 5321, RFC 6531",
     .find = email_valid},
    {.id = "email-domains-differ",
     .asks = "The customer's contact has its mail elsewhere than the partner's",
     .source = k_create_page,
     .find = email_domains_differ},
    {.id = "email-not-public",
     .severity = Severity::warning,
     .asks = "Neither contact has its mail where anybody can",
     .source = k_ours,
     .find = email_not_public},
    {.id = "email-of-customer",
     .severity = Severity::warning,
     .asks = "The customer's contact has its mail at the customer's domain",
     .source = k_create_page,
     .find = email_of_customer},
}};

} // namespace

std::span<Rule const> rules_of_contacts() {
  return k_rules;
}

} // namespace partnerctl::cpor

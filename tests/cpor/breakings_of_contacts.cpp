#include "cpor/rule_breakings.hpp"

namespace partnerctl::test {
namespace {

using Role = cpor::PartnerRole;
using Bench = ClaimBench;

constexpr auto k_usage = Role::usage_recognition;
constexpr auto k_revenue = Role::influenced_revenue;
constexpr auto k_consume = Role::use_or_consume;

std::vector<Breaking> of_people() {
  return {
      {"customer-contact-name", "customer.contact.name", k_consume,
       [](Bench& bench) { bench.claim().customer_contact.name = ""; }},
      {"customer-contact-title", "customer.contact.title", k_consume,
       [](Bench& bench) { bench.claim().customer_contact.title = "\t"; }},
      {"customer-contact-email", "customer.contact.email", k_usage,
       [](Bench& bench) { bench.claim().customer_contact.email = ""; }},
      {"partner-contact-name", "partnerContact.name", k_consume,
       [](Bench& bench) { bench.claim().partner_contact.name = ""; }},
      {"partner-contact-email", "partnerContact.email", k_consume,
       [](Bench& bench) { bench.claim().partner_contact.email = ""; }},
      {"email-valid", "customer.contact.email", k_consume,
       [](Bench& bench) { bench.claim().customer_contact.email = "carla(at)contoso.example"; }},
      {"email-valid", "partnerContact.email", k_usage,
       [](Bench& bench) { bench.claim().partner_contact.email = "paul@fabrikam"; }},
      {"email-domains-differ", "customer.contact.email", k_consume,
       [](Bench& bench) { bench.claim().customer_contact.email = "carla@FABRIKAM.example"; }},
      // The partner's is the wrong one here, which nobody can know: one finding all the same.
      {"email-domains-differ", "customer.contact.email", k_usage,
       [](Bench& bench) { bench.claim().partner_contact.email = "paul@contoso.example"; }},
      {"email-domains-differ", "customer.contact.email", k_usage,
       [](Bench& bench) {
         bench.claim().customer_contact.email = "carla@gmail.com";
         bench.claim().partner_contact.email = "paul@gmail.com";
       }},
      {"email-not-public", "customer.contact.email", k_consume,
       [](Bench& bench) { bench.claim().customer_contact.email = "contoso@Outlook.com"; }},
      {"email-not-public", "partnerContact.email", k_consume,
       [](Bench& bench) { bench.claim().partner_contact.email = "fabrikam@gmail.com"; }},
      {"email-of-customer", "customer.contact.email", k_consume,
       [](Bench& bench) { bench.claim().customer_contact.email = "carla@adatum.example"; }},
  };
}

std::vector<Breaking> of_revenue() {
  return {
      {"revenue-seller", "revenue.solutionSeller", k_revenue,
       [](Bench& bench) { bench.claim().solution_seller = ""; }},
      {"revenue-customer", "revenue.customerName", k_revenue,
       [](Bench& bench) { bench.claim().revenue_customer_name = ""; }},
      {"revenue-solution", "revenue.isvSolution", k_revenue,
       [](Bench& bench) { bench.claim().isv_solution = ""; }},
      {"revenue-where-it-exists", "revenue.solutionSeller", k_consume,
       [](Bench& bench) { bench.claim().solution_seller = "Sam Seller"; }},
      {"revenue-where-it-exists", "revenue.isvSolution", k_usage,
       [](Bench& bench) { bench.claim().isv_solution = "Fabrikam Routes"; }},
  };
}

std::vector<Breaking> of_lines() {
  return {
      {"one-line", "name", k_consume,
       [](Bench& bench) { bench.claim().name = "Contoso\nadoption"; }},
      {"one-line", "customer.contact.title", k_usage,
       [](Bench& bench) { bench.claim().customer_contact.title = "IT\tDirector"; }},
      {"one-line", "partnerContact.phone", k_consume,
       [](Bench& bench) { bench.claim().partner_contact.phone = "+49 30\x7F"; }},
      {"one-line", "revenue.solutionSeller", k_revenue,
       [](Bench& bench) { bench.claim().solution_seller = "Sam\u2028Seller"; }},
      {"one-line", "revenue.isvSolution", k_revenue,
       [](Bench& bench) { bench.claim().isv_solution = "Fabrikam\xC2\x9BRoutes"; }},
  };
}

} // namespace

std::vector<Breaking> breakings_of_contacts() {
  auto all = of_people();
  for (auto const& more : {of_revenue(), of_lines()}) {
    all.insert(all.end(), more.begin(), more.end());
  }
  return all;
}

} // namespace partnerctl::test

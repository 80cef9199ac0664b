#include "cpor/rule_breakings.hpp"

namespace partnerctl::test {
namespace {

using Role = cpor::PartnerRole;
using Bench = ClaimBench;

constexpr auto k_advisor = Role::build_intent_advisor;
constexpr auto k_usage = Role::usage_recognition;
constexpr auto k_revenue = Role::influenced_revenue;
constexpr auto k_consume = Role::use_or_consume;

std::vector<Breaking> of_claims() {
  return {
      {"solution-area-known", "solutionArea", k_consume,
       [](Bench& bench) { bench.claim().solution_area = ""; }},
      {"solution-area-known", "solutionArea", k_usage,
       [](Bench& bench) { bench.claim().solution_area = "Azure"; }},
      {"partner-role-known", "partnerRole", k_consume,
       [](Bench& bench) { bench.claim().partner_role = "\xC2\xA0"; }},
      {"partner-role-known", "partnerRole", k_advisor,
       [](Bench& bench) { bench.claim().partner_role = "reseller"; }},
      {"role-of-area", "partnerRole", k_consume,
       [](Bench& bench) { bench.claim().partner_role = "usage-recognition"; }},
      {"role-of-area", "partnerRole", k_usage,
       [](Bench& bench) { bench.claim().solution_area = "Modern Work & Security"; }},
      {"claim-name", "name", k_revenue, [](Bench& bench) { bench.claim().name = "  "; }},
      {"partner-id-digits", "partnerId", k_consume,
       [](Bench& bench) { bench.claim().partner_id = ""; }},
      {"partner-id-digits", "partnerId", k_usage,
       [](Bench& bench) { bench.claim().partner_id = "MPN 1234567"; }},
      {"partner-id-digits", "partnerId", k_usage,
       [](Bench& bench) { bench.claim().partner_id = "0000"; }},
      {"partner-name", "partnerName", k_consume,
       [](Bench& bench) { bench.claim().partner_name = ""; }},
      {"opt-out-where-it-exists", "optOutOfIncentive", k_advisor,
       [](Bench& bench) { bench.claim().opt_out_of_incentive = true; }},
  };
}

std::vector<Breaking> of_tenants() {
  return {
      {"tenant-id-guid", "customer.tenantId", k_consume,
       [](Bench& bench) { bench.claim().customer_tenant_id = ""; }},
      {"tenant-id-guid", "customer.tenantId", k_advisor,
       [](Bench& bench) { bench.claim().customer_tenant_id = "contoso.example"; }},
      {"tenant-id-guid", "customer.tenantId", k_usage,
       [](Bench& bench) {
         bench.claim().customer_tenant_id = "{" + bench.claim().customer_tenant_id + "}";
       }},
      {"tenant-id-not-zero", "customer.tenantId", k_revenue,
       [](Bench& bench) {
         bench.claim().customer_tenant_id = "00000000-0000-0000-0000-000000000000";
       }},
      {"tenant-not-own", "customer.tenantId", k_consume,
       [](Bench& bench) {
         bench.claim().customer_tenant_id = "99999999-8888-4777-8666-555555555555";
       }},
      // Then the domain, the name and the addresses are the partner's too: still one cause.
      {"tenant-not-own", "customer.tenantId", k_usage,
       [](Bench& bench) {
         bench.own_tenants.insert(bench.claim().customer_tenant_id);
         bench.claim().customer_domain = "fabrikam.example";
         bench.claim().customer_name = "Fabrikam Partner Ltd";
         bench.claim().customer_contact.email = "carla@fabrikam.example";
       }},
      {"tenant-not-own", "customer.domain", k_advisor,
       [](Bench& bench) { bench.own_tenants.insert("contoso.example"); }},
  };
}

std::vector<Breaking> of_customers() {
  return {
      {"domain-given", "customer.domain", k_consume,
       [](Bench& bench) { bench.claim().customer_domain = ""; }},
      {"domain-valid", "customer.domain", k_usage,
       [](Bench& bench) { bench.claim().customer_domain = "https://contoso.example/"; }},
      {"domain-valid", "customer.domain", k_usage,
       [](Bench& bench) { bench.claim().customer_domain = bench.claim().customer_tenant_id; }},
      {"customer-name", "customer.name", k_consume,
       [](Bench& bench) { bench.claim().customer_name = ""; }},
      {"customer-not-own", "customer.domain", k_consume,
       [](Bench& bench) { bench.claim().customer_domain = "fabrikam.example"; }},
      {"customer-not-own", "customer.name", k_revenue,
       [](Bench& bench) { bench.claim().customer_name = " FABRIKAM Partner Ltd"; }},
      {"customer-country", "customer.country", k_consume,
       [](Bench& bench) { bench.claim().customer_country = "USA"; }},
      {"customer-country", "customer.country", k_usage,
       [](Bench& bench) {
         bench.claim().customer_country = "";
         bench.claim().public_sector = true;
       }},
      {"public-sector-disclosure", "publicSectorDisclosure", k_advisor,
       [](Bench& bench) {
         bench.claim().customer_country = "us";
         bench.claim().public_sector = true;
       }},
      {"public-sector-disclosure", "publicSectorDisclosure", k_consume,
       [](Bench& bench) {
         bench.claim().customer_country = "PR";
         bench.claim().public_sector = true;
       }},
  };
}

} // namespace

std::vector<Breaking> breakings_of_parties() {
  auto all = of_claims();
  for (auto const& group : {of_tenants(), of_customers()}) {
    all.insert(all.end(), group.begin(), group.end());
  }
  return all;
}

} // namespace partnerctl::test

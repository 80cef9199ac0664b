#include "acceptance/claim_bulk_breakings.hpp"

#include "acceptance/claim_desk.hpp"

namespace partnerctl::test {
namespace {

constexpr char const* k_advisor = "build-intent-advisor";
constexpr char const* k_usage = "usage-recognition";
constexpr char const* k_revenue = "influenced-revenue";
constexpr char const* k_consume = "use-or-consume";
constexpr char const* k_subscription = "0f8fad5b-d9cb-469f-a165-70867728950e";

std::vector<BulkBreaking> of_claims() {
  return {
      {"solution-area-known", "error", k_usage, {{"solution_area", "Azure"}}},
      {"partner-role-known", "error", k_advisor, {{"partner_role", "reseller"}}},
      {"role-of-area", "error", k_consume, {{"partner_role", "usage-recognition"}}},
      {"claim-name", "error", k_revenue, {{"claim_name", ""}}},
      {"partner-id-digits", "error", k_usage, {{"partner_id", "MPN 1234567"}}},
      {"partner-name", "warning", k_consume, {{"partner_name", ""}}},
      {"opt-out-where-it-exists", "warning", k_advisor, {{"opt_out_of_incentive", "yes"}}},
      {"planned-submission-date", "warning", k_consume, {{"planned_submission", "2026-02-30"}}},
      {"planned-submission-ahead", "warning", k_revenue, {{"planned_submission", day(-1)}}},
  };
}

std::vector<BulkBreaking> of_customers() {
  return {
      {"tenant-id-guid", "error", k_advisor, {{"customer_tenant_id", "contoso.example"}}},
      {"tenant-id-not-zero",
       "error",
       k_revenue,
       {{"customer_tenant_id", "00000000-0000-0000-0000-000000000000"}}},
      {"tenant-not-own", "error", k_consume, {{"customer_tenant_id", k_own_tenant}}},
      {"domain-given", "warning", k_consume, {{"customer_domain", ""}}},
      {"domain-valid", "warning", k_usage, {{"customer_domain", "https://contoso.example/"}}},
      {"customer-name", "warning", k_consume, {{"customer_name", ""}}},
      {"customer-not-own", "warning", k_revenue, {{"customer_name", "FABRIKAM Partner Ltd"}}},
      {"customer-country", "warning", k_consume, {{"customer_country", "USA"}}},
      {"public-sector-disclosure",
       "warning",
       k_advisor,
       {{"customer_country", "PR"}, {"public_sector", "yes"}}},
  };
}

std::vector<BulkBreaking> of_contacts() {
  return {
      {"customer-contact-name", "error", k_consume, {{"customer_contact_name", ""}}},
      {"customer-contact-title", "error", k_usage, {{"customer_contact_title", ""}}},
      {"customer-contact-email", "error", k_advisor, {{"customer_contact_email", ""}}},
      {"partner-contact-name", "error", k_revenue, {{"partner_contact_name", ""}}},
      {"partner-contact-email", "error", k_consume, {{"partner_contact_email", ""}}},
      {"email-valid", "error", k_usage, {{"partner_contact_email", "eve at fabrikam"}}},
      {"email-domains-differ",
       "error",
       k_consume,
       {{"customer_contact_email", "carla@fabrikam.example"}}},
      {"email-not-public",
       "warning",
       k_advisor,
       {{"customer_contact_email", "carla.contoso@gmail.com"}}},
      {"email-of-customer",
       "warning",
       k_revenue,
       {{"customer_contact_email", "carla@tailspin.example"}}},
  };
}

std::vector<BulkBreaking> of_workloads() {
  return {
      {"workloads-any", "error", k_consume, {{"workload", ""}}},
      {"workload-name", "error", k_usage, {{"workload", ""}}},
      {"workload-known", "warning", k_consume, {{"workload", "Quantum Ledger"}}},
      {"workload-area", "warning", k_consume, {{"workload", "Sales"}}},
      {"workload-earning", "warning", k_consume, {{"workload", "Yammer"}}},
      {"workload-twice", "error", k_consume, {}, {{"workload", "intune"}}},
  };
}

std::vector<BulkBreaking> of_subscriptions() {
  return {
      {"subscription-given", "error", k_usage, {{"subscription_id", ""}}},
      {"subscription-guid", "error", k_advisor, {{"subscription_id", "D365-SALES"}}},
      {"subscription-where-it-exists", "warning", k_consume, {{"subscription_id", k_subscription}}},
      {"subscription-twice",
       "warning",
       k_usage,
       {{"subscription_id", k_subscription}},
       {{"workload", "Field Service"}, {"subscription_id", k_subscription}}},
      {"subscription-ends-date", "warning", k_revenue, {{"subscription_ends", "30.06.2027"}}},
      {"subscription-ended", "error", k_usage, {{"subscription_ends", day(-1)}}},
      {"subscription-ends-soon", "warning", k_advisor, {{"subscription_ends", day(30)}}},
  };
}

std::vector<BulkBreaking> of_revenue() {
  return {
      {"revenue-seller", "error", k_revenue, {{"solution_seller", ""}}},
      {"revenue-customer", "error", k_revenue, {{"revenue_customer_name", ""}}},
      {"revenue-solution", "error", k_revenue, {{"isv_solution", ""}}},
      {"revenue-where-it-exists", "warning", k_usage, {{"isv_solution", "Contoso Fields"}}},
  };
}

} // namespace

std::vector<BulkBreaking> bulk_breakings() {
  std::vector<BulkBreaking> all;
  for (auto const& group : {of_claims(), of_customers(), of_contacts(), of_workloads(),
                            of_subscriptions(), of_revenue()}) {
    all.insert(all.end(), group.begin(), group.end());
  }
  return all;
}

} // namespace partnerctl::test

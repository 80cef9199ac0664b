#pragma once

#include <string_view>

// Where a rule finds something: members of docs/claim.schema.json.
namespace partnerctl::cpor::field {

inline constexpr std::string_view k_name = "name";
inline constexpr std::string_view k_solution_area = "solutionArea";
inline constexpr std::string_view k_partner_role = "partnerRole";
inline constexpr std::string_view k_partner_id = "partnerId";
inline constexpr std::string_view k_partner_name = "partnerName";
inline constexpr std::string_view k_opt_out = "optOutOfIncentive";
inline constexpr std::string_view k_tenant_id = "customer.tenantId";
inline constexpr std::string_view k_domain = "customer.domain";
inline constexpr std::string_view k_customer_name = "customer.name";
inline constexpr std::string_view k_country = "customer.country";
inline constexpr std::string_view k_disclosure = "publicSectorDisclosure";
inline constexpr std::string_view k_workloads = "workloads";
inline constexpr std::string_view k_workload_name = "name";
inline constexpr std::string_view k_subscription_id = "subscriptionId";
inline constexpr std::string_view k_subscription_ends = "subscriptionEnds";
inline constexpr std::string_view k_customer_contact_name = "customer.contact.name";
inline constexpr std::string_view k_customer_contact_title = "customer.contact.title";
inline constexpr std::string_view k_customer_contact_email = "customer.contact.email";
inline constexpr std::string_view k_customer_contact_phone = "customer.contact.phone";
inline constexpr std::string_view k_partner_contact_name = "partnerContact.name";
inline constexpr std::string_view k_partner_contact_email = "partnerContact.email";
inline constexpr std::string_view k_partner_contact_phone = "partnerContact.phone";
inline constexpr std::string_view k_solution_seller = "revenue.solutionSeller";
inline constexpr std::string_view k_revenue_customer = "revenue.customerName";
inline constexpr std::string_view k_isv_solution = "revenue.isvSolution";
inline constexpr std::string_view k_planned_submission = "plannedSubmission";
inline constexpr std::string_view k_proofs = "proofs";
inline constexpr std::string_view k_acknowledgements = "acknowledgements";

} // namespace partnerctl::cpor::field

#pragma once

#include <string_view>

namespace partnerctl::cli {

// What the sandbox's own claims say, and what its portal answers. "{-30}" stands for the day 30
// days before today. The customers and subscriptions are those of the stand-in services.

// In the order of their IDs. The first lacks what claim check is to find.
inline constexpr std::string_view k_sample_claims = R"json([
{"name": "Contoso Teams and Intune adoption", "solutionArea": "modern-work-and-security",
 "partnerRole": "use-or-consume", "partnerId": "1234567", "partnerName": "Contoso Partner Ltd",
 "customer": {"tenantId": "5a4d0000-0000-4000-8000-000000000001", "domain": "contoso.example",
  "name": "Contoso", "country": "GB",
  "contact": {"name": "Ann Example", "title": "", "email": "ann@contoso.example"}},
 "partnerContact": {"name": "Eve Engineer", "email": "engineer@partner.example"},
 "workloads": [{"name": "Teams"}, {"name": "Intune"}]},
{"name": "Northwind customer service", "solutionArea": "business-applications",
 "partnerRole": "usage-recognition", "partnerId": "1234567", "partnerName": "Contoso Partner Ltd",
 "customer": {"tenantId": "5a4d0000-0000-4000-8000-000000000002", "domain": "northwind.example",
  "name": "Northwind Traders", "country": "GB",
  "contact": {"name": "Ned Example", "title": "CIO", "email": "ned@northwind.example"}},
 "partnerContact": {"name": "Eve Engineer", "email": "engineer@partner.example"},
 "workloads": [{"name": "Customer Service",
  "subscriptionId": "5a4d0000-0000-4000-8010-000000000201", "subscriptionEnds": "{+30}"}]},
{"name": "Litware security", "solutionArea": "modern-work-and-security",
 "partnerRole": "use-or-consume", "partnerId": "1234567", "partnerName": "Contoso Partner Ltd",
 "customer": {"tenantId": "5a4d0000-0000-4000-8000-000000000004", "domain": "litware.example",
  "name": "Litware, Inc.", "country": "US",
  "contact": {"name": "Lou Example", "title": "CISO", "email": "lou@litware.example"}},
 "partnerContact": {"name": "Eve Engineer", "email": "engineer@partner.example"},
 "workloads": [{"name": "Defender for Endpoint"}]},
{"name": "Tailspin Teams Phone", "solutionArea": "modern-work-and-security",
 "partnerRole": "use-or-consume", "partnerId": "1234567", "partnerName": "Contoso Partner Ltd",
 "customer": {"tenantId": "5a4d0000-0000-4000-8000-000000000005", "domain": "tailspin.example",
  "name": "Tailspin Toys", "country": "US",
  "contact": {"name": "Tom Example", "title": "IT Manager", "email": "tom@tailspin.example"}},
 "partnerContact": {"name": "Eve Engineer", "email": "engineer@partner.example"},
 "workloads": [{"name": "Teams Phone"}]},
{"name": "Wide World sales", "solutionArea": "business-applications",
 "partnerRole": "build-intent-advisor", "partnerId": "1234567",
 "partnerName": "Contoso Partner Ltd",
 "customer": {"tenantId": "5a4d0000-0000-4000-8000-000000000003", "domain": "wideworld.example",
  "name": "Wide World Importers", "country": "JP",
  "contact": {"name": "Wei Example", "title": "Head of Sales", "email": "wei@wideworld.example"}},
 "partnerContact": {"name": "Eve Engineer", "email": "engineer@partner.example"},
 "workloads": [{"name": "Sales", "subscriptionId": "5a4d0000-0000-4000-8010-000000000301",
  "subscriptionEnds": "{+40}"}]}
])json";

// What became of them: the claim's place in the list above, and a day, a status, a portal's number
// and a comment.
struct SampleStatus {
  int claim = 0;
  int days_ago = 0;
  std::string_view text{};
  std::string_view number{};
  std::string_view comment{};
};
inline constexpr SampleStatus k_sample_statuses[]{
    {2, 12, "Submitted", "7000003", ""},
    {3, 40, "Submitted", "7000004", ""},
    {3, 33, "Under review", "7000004", ""},
    {3, 16, "Partner action required", "7000004",
     "The customer's acknowledgement has no signature"},
    {4, 90, "Submitted", "7000005", ""},
    {4, 70, "Approved", "7000005", ""}};

// Files to walk through the flow with.
inline constexpr std::string_view k_sample_proof = R"(STATEMENT OF WORK

Between Contoso Partner Ltd and Contoso
Customer tenant ID: 5a4d0000-0000-4000-8000-000000000001
Customer domain: contoso.example

Activities and results
Contoso Partner Ltd, as the primary delivery partner, drives the adoption of these workloads:
- Teams: rollout, training and governance. Monthly active users before: 40, after: 310.
- Intune: enrolment of devices and compliance policies. Devices before: 0, after: 280.

Customer's acknowledgement
Contoso confirms that Contoso Partner Ltd did this work and agrees to the association.

Signature: /s/ Ann Example, IT Director, Contoso
Date: {-10}
)";
inline constexpr std::string_view k_sample_export =
    "Claim ID,Claim name,Status,Customer tenant ID,Customer name,Partner ID,Partner role,"
    "Solution area,Workloads,Last updated\n"
    "7000001,Contoso Teams and Intune adoption,Under review,"
    "5a4d0000-0000-4000-8000-000000000001,Contoso,1234567,Use or consume,"
    "Modern Work and Security,Teams; Intune,{0}\n"
    "7000003,Litware security,Under review,5a4d0000-0000-4000-8000-000000000004,\"Litware, Inc.\","
    "1234567,Use or consume,Modern Work and Security,Defender for Endpoint,{-2}\n"
    "7000005,Wide World sales,Approved,5a4d0000-0000-4000-8000-000000000003,"
    "Wide World Importers,1234567,Build intent - Advisor,Business Applications,Sales,{-2}\n"
    "7000009,Fourth Coffee,Approved,5a4d0000-0000-4000-8000-0000000000ff,Fourth Coffee,1234567,"
    "Use or consume,Modern Work and Security,Exchange,{-2}\n";
inline constexpr std::string_view k_sample_usage =
    "CustomerTenantId,CustomerName,WorkloadName,MonthlyActiveUsers,PaidAvailableUnits,ClaimId,"
    "MpnId,DateAssociated,PartnerAttributionType,Date\n"
    "5a4d0000-0000-4000-8000-0000000000ff,Fourth Coffee,EXO,120,150,7000009,1234567,{-60},CPOR,"
    "{-5}\n";
inline constexpr std::string_view k_sample_csv =
    "solution_area,partner_role,claim_name,customer_tenant_id,customer_domain,customer_name,"
    "workload,customer_contact_name,customer_contact_title,customer_contact_email,"
    "partner_contact_name,partner_contact_email\n"
    "modern-work-and-security,use-or-consume,Woodgrove Exchange,"
    "5a4d0000-0000-4000-8000-000000000007,woodgrove.example,Woodgrove Bank,Exchange,Will Example,"
    "CTO,will@woodgrove.example,Eve Engineer,engineer@partner.example\n"
    "modern-work-and-security,use-or-consume,Proseware Teams,"
    "5a4d0000-0000-4000-8000-000000000006,proseware.example,Proseware,Teams,Pat Example,"
    "IT Director,pat@proseware.example,Eve Engineer,engineer@partner.example\n";

} // namespace partnerctl::cli

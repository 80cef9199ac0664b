#pragma once

#include "cpor/evidence/portal_columns.hpp"

namespace partnerctl::cpor {

// The columns of the portal's export are not documented. These names, and their translations
// beside, are ours: made from the words of the portal's pages, Microsoft's reports and common
// usage. Only those of the usage report (CustomerTenantId…) are Microsoft's own.
inline constexpr auto k_english_headers = std::to_array<ColumnHeaders>({
    {PortalColumn::portal_number,
     "Claim ID|Claim number|Claim no|Claim nr|Claim reference|Claim ref|Claim reference "
     "number|Claim identifier|Association ID|Customer association ID|Association number|Case "
     "ID|Case number|Reference number|Reference ID|Reference|Number|ID"},
    {PortalColumn::claim_name, "Claim name|Name of claim|Claim title|Association name|Title|Name"},
    {PortalColumn::status, "Claim status|Status of claim|Association status|Current status|Status "
                           "of the claim|Status|Claim state|Current state|State|Claim stage|Stage"},
    {PortalColumn::consent,
     "Customer consent|Customer consent status|Customer consent response|Status of customer "
     "consent|Consent status|Consent|Customer approval|Customer response"},
    {PortalColumn::customer_tenant_id,
     "Customer tenant ID|Customer tenant GUID|Customer tenant identifier|Tenant ID of "
     "customer|Customer tenant|Customer directory ID|Customer directory (tenant) ID|Customer "
     "directory/tenant ID|Customer Entra tenant ID|Customer AAD tenant ID|Customer Azure AD tenant "
     "ID|Customer Microsoft ID|End customer tenant ID|Tenant ID|Tenant GUID|Tenant "
     "identifier|Directory (tenant) ID|Directory ID|Entra tenant ID|Entra ID tenant|AAD tenant "
     "ID|Azure AD tenant ID|Microsoft tenant ID|Tenant|Microsoft ID|Customer GUID|Customer "
     "ID|Customer identifier"},
    {PortalColumn::customer_name,
     "Customer name|Name of customer|Customer company name|Customer company|Customer "
     "organization|Customer organisation|Customer organization name|End customer name|End "
     "customer|Customer tenant name|Customer|Company name|Organization name|Account name|Tenant "
     "name|Company|Organization|Account|Client name|Client"},
    {PortalColumn::partner_id,
     "Partner location ID|Partner ID (location)|Location partner ID|Location MPN ID|MPN location "
     "ID|Partner ID|PartnerID|Partner MPN ID|MPN ID|MPN number|MPN|Partner Program ID|Microsoft AI "
     "Cloud Partner Program ID|MAICPP ID|MCPP ID|Partner number|Partner identifier|Location ID"},
    {PortalColumn::partner_role, "Partner role|Role of partner|Claim role|Role|Partner "
                                 "activity|Activity|Association type|Claim type"},
    {PortalColumn::solution_area,
     "Solution area|Area of solution|Claim solution area|Solution|Area|Practice"},
    {PortalColumn::engagement,
     "Engagement|Engagement name|Incentive engagement|Incentives program|Incentive "
     "program|Incentive programme|Incentive|Program name|Program|Programme"},
    {PortalColumn::workloads,
     "Workloads|Workload|Workload name|Workload "
     "names|Workloads/products|Products/workloads|Workload or product|M365 workloads|M365 "
     "workload|Microsoft 365 workload|Eligible workload|Products|Product|Product name|Product "
     "names|Services|Service"},
    {PortalColumn::subscription_id,
     "Customer subscription ID|Dynamics subscription ID|Commerce subscription ID|Subscription "
     "ID|Subscription IDs|Subscription GUID|Subscription identifier|Subscription"},
    {PortalColumn::attribution, "Partner attribution type|Partner attribution|Attribution "
                                "type|Attribution|Partner attach type|Attach type"},
    {PortalColumn::comment,
     "Reviewer comments|Reviewer comment|Review comments|Status comment|Comments|Comment|Status "
     "reason|Rejection reason|Reason|Notes|Note|Remarks"},
    {PortalColumn::on,
     "Status date|Date of status|Status changed on|Status changed|Status change date|Status "
     "updated on|Status updated|Status update date|Status as of|Status since|Last status "
     "change|Last status update|Last modified date|Last modified on|Last modified|Last updated "
     "date|Last updated on|Last updated|Last update|Last changed|Last change|Modified "
     "date|Modified on|Modified|Updated date|Updated on|Update date|Updated|Changed on|As of "
     "date|As of|Date"},
    {PortalColumn::associated, "Date associated|Associated date|Association date|Date of "
                               "association|Associated on|Associated since"},
    {PortalColumn::measure, "Monthly active users|MAU|Active users|Paid available units|PAU|Prior "
                            "HWM|HWM|High water mark"},
});

} // namespace partnerctl::cpor

#include "partnerctl/cpor/catalogue.hpp"

namespace partnerctl::cpor {
namespace {

constexpr auto k_work = SolutionArea::modern_work_and_security;
constexpr auto k_business = SolutionArea::business_applications;

constexpr char const* k_modern_work = "Modern Work eligible";
constexpr char const* k_security = "Security eligible";
constexpr char const* k_both = "Modern Work and Security eligible";
constexpr char const* k_not_earning = "recognition only: not earning since FY23";
constexpr char const* k_in_reports = "in the usage reports; eligibility is for the program guide";

constexpr char const* k_performance = "counts for performance";
constexpr char const* k_success = "counts for customer success";
constexpr char const* k_both_scores = "counts for performance and customer success";
// Whoever claims them for usage waits for a recognition that comes from elsewhere.
constexpr char const* k_by_link = "its usage is recognised by the partner admin link (PAL), not by "
                                  "a claim; revenue and presales by a claim";

std::vector<CatalogueEntry> modern_work() {
  return {
      {k_work, "Exchange Online", {"EXO", "Exchange"}, true, k_modern_work},
      {k_work,
       "Microsoft 365 Apps",
       {"M365 Apps", "ProPlus", "Office 365 ProPlus", "O365 ProPlus",
        "Microsoft 365 Apps for enterprise", "M365 Apps for enterprise"},
       true,
       k_modern_work},
      {k_work, "SharePoint Online", {"SPO", "SharePoint"}, true, k_modern_work},
      {k_work, "Teams", {"Teams standalone"}, false, k_not_earning},
      {k_work, "Teams Meetings", {}, true, k_modern_work},
      {k_work, "Teams Phone", {"Teams Phone System", "Phone System"}, true, k_modern_work},
      {k_work, "Teams Phone calling 1P", {"Teams Phone 1P"}, true, k_modern_work},
      {k_work, "Teams Phone calling 3P", {"Teams Phone 3P"}, true, k_modern_work},
      {k_work, "Teams Platform", {}, true, k_modern_work},
      {k_work, "Yammer", {"Viva Engage"}, false, k_not_earning},
      {k_work, "Viva Insights", {}, true, k_modern_work},
      {k_work, "Viva Topics", {}, true, k_modern_work},
      {k_work, "Viva Learning", {}, true, k_modern_work},
      {k_work, "Viva Connections", {}, true, k_modern_work},
      {k_work, "Outlook mobile", {"Outlook for iOS and Android"}, false, k_not_earning},
      {k_work, "Azure Information Protection", {"AIP"}, false, k_not_earning},
  };
}

std::vector<CatalogueEntry> security() {
  return {
      {k_work, "Intune", {}, true, k_both},
      {k_work,
       "Azure AD Premium",
       {"AADP", "AAD Premium", "Azure Active Directory Premium", "Azure AD Premium P1",
        "Azure AD Premium P2", "Entra ID Premium", "Entra ID P1", "Entra ID P2"},
       true,
       k_security},
      {k_work,
       "Defender for Office 365",
       {"MDO", "Office 365 ATP", "Office 365 Advanced Threat Protection"},
       true,
       k_security},
      {k_work,
       "Defender for Endpoint",
       {"MDE", "Defender ATP", "Defender Advanced Threat Protection"},
       true,
       k_security},
      {k_work,
       "Defender for Identity",
       {"MDI", "Azure ATP", "Azure Advanced Threat Protection"},
       true,
       k_security},
      {k_work,
       "Microsoft Information Protection",
       {"MIP", "Purview Information Protection"},
       true,
       k_security},
      {k_work,
       "Defender for Cloud Apps",
       {"MDCA", "MCAS", "Cloud App Security"},
       true,
       k_in_reports},
  };
}

std::vector<CatalogueEntry> dynamics() {
  return {
      {k_business, "Business Central", {"Dynamics 365 Business Central"}, true, k_both_scores},
      {k_business, "CE Bundle", {"Customer Engagement Bundle"}, true, k_performance},
      {k_business, "Commerce", {"Dynamics 365 Commerce"}, true, k_performance},
      {k_business,
       "Common Data Service (Customer Engagement)",
       {"Customer Engagement", "Common Data Service"},
       true,
       k_success},
      {k_business, "Core HR", {"Talent: Core HR"}, true, k_success},
      {k_business, "Customer Insights", {"Dynamics 365 Customer Insights"}, true, k_by_link},
      {k_business, "Customer Insights Partner", {}, true, k_success},
      {k_business, "Customer Service", {"Dynamics 365 Customer Service"}, true, k_performance},
      {k_business, "F&O Bundle", {"Finance & Operations Bundle"}, true, k_performance},
      {k_business, "Field Service", {"Dynamics 365 Field Service"}, true, k_performance},
      {k_business, "Finance", {"Dynamics 365 Finance"}, true, k_performance},
      {k_business,
       "Finance & Operations",
       {"F&O", "Dynamics 365 Finance & Operations"},
       true,
       k_success},
      {k_business, "Fraud Protection", {"Dynamics 365 Fraud Protection"}, true, k_performance},
      {k_business, "Guides", {"Dynamics 365 Guides"}, true, k_success},
      {k_business,
       "HR",
       {"Human Resources", "Dynamics 365 Human Resources", "Dynamics 365 HR"},
       true,
       k_performance},
      {k_business,
       "Intelligent Order Management",
       {"IOM", "Dynamics 365 Intelligent Order Management"},
       true,
       k_performance},
      {k_business, "Marketing", {"Dynamics 365 Marketing"}, true, k_performance},
      {k_business, "Mixed Reality", {}, true, k_performance},
      {k_business, "Omnichannel", {"Omnichannel for Customer Service"}, true, k_performance},
      {k_business, "Project Operations", {"Dynamics 365 Project Operations"}, true, k_performance},
      {k_business, "Remote Assist", {"Dynamics 365 Remote Assist"}, true, k_success},
      {k_business, "Retail", {"Dynamics 365 Retail"}, true, k_success},
      {k_business, "Sales", {"Dynamics 365 Sales"}, true, k_performance},
      {k_business,
       "Supply Chain",
       {"Supply Chain Management", "Dynamics 365 Supply Chain Management", "SCM"},
       true,
       k_performance},
      {k_business, "Talent Attract", {"Talent: Attract"}, true, k_success},
      {k_business, "Talent Onboard", {"Talent: Onboard"}, true, k_success},
  };
}

std::vector<CatalogueEntry> power_platform() {
  return {
      {k_business, "AI Builder", {}, true, k_by_link},
      {k_business, "Portals", {"Power Apps portals"}, true, k_by_link},
      {k_business, "Power Apps", {"Power App"}, true, k_by_link},
      {k_business, "Power Automate", {"Flow"}, true, k_by_link},
      {k_business, "Power BI", {}, true, k_by_link},
      {k_business, "Power Pages", {}, true, k_by_link},
      {k_business,
       "Power Virtual Agents",
       {"Power Virtual Agent", "PVA", "Copilot Studio"},
       true,
       k_by_link},
  };
}

Catalogue made() {
  using namespace std::chrono_literals;
  // What is told of today's picker is from 2023 to 2026; this is the day when it was put together.
  Catalogue catalogue{.dated = 2026y / 11 / 1, .source = "built-in"};
  for (auto const& part : {modern_work(), security(), dynamics(), power_platform()}) {
    catalogue.entries.insert(catalogue.entries.end(), part.begin(), part.end());
  }
  return catalogue;
}

} // namespace

Catalogue const& built_in_catalogue() {
  static auto const k_catalogue = made();
  return k_catalogue;
}

} // namespace partnerctl::cpor

#include "cpor/preflight/sku_products.hpp"
#include "partnerctl/cpor/catalogue.hpp"

#include <catch2/catch.hpp>

#include <chrono>

using namespace partnerctl;
using namespace partnerctl::cpor;
using Kind = SkuMatch::Kind;

namespace {

Kind kind(std::string_view part_number, std::string_view workload) {
  return match_sku(part_number, workload, built_in_catalogue()).kind;
}

struct Pair {
  char const* part_number;
  char const* workload;
};

} // namespace

TEST_CASE("a part number of Microsoft's list is of the workload that the catalogue has of it") {
  for (auto const& [part_number, workload] : std::initializer_list<Pair>{
           {"DYN365_ENTERPRISE_SALES", "Sales"},
           {"DYN365_ENTERPRISE_SALES_GOV", "Dynamics 365 Sales"},
           {"D365_SALES_PRO_ATTACH", "sales"},
           {"DYN365_SALES_PREMIUM", "Microsoft Dynamics 365 Sales"},
           {"DYN365_ENTERPRISE_SALES_CUSTOMERSERVICE", "Sales"},
           {"DYN365_ENTERPRISE_SALES_CUSTOMERSERVICE", "Customer Service"},
           {"DYN365_ENTERPRISE_CUSTOMER_SERVICE", "Customer Service"},
           {"D365_FIELD_SERVICE_CONTRACTOR_GOV", "Field Service"},
           {"DYN365_BUSCENTRAL_ESSENTIAL", "Business Central"},
           {"Dynamics_365_Business_Central_Essentials_Attach", "Business Central"},
           {"DYN365_FINANCE_ATTACH", "Finance"},
           {"DYN365_SCM", "SCM"},
           {"Dynamics_365_Supply_Chain_Management_Premium", "Supply Chain Management"},
           {"DYN365_RETAIL", "Commerce"},
           {"DYN365_PROJECT_OPERATIONS", "Project Operations"},
           {"DYN365_HUMAN_RESOURCES_ATTACH", "Human Resources"},
           {"Dynamics_365_Customer_Insights_Attach_New", "Customer Insights"},
           {"D365_MARKETING_USER", "Marketing"},
           {"GUIDES_USER", "Guides"},
           {"MICROSOFT_REMOTE_ASSIST_HOLOLENS", "Remote Assist"},
           {"POWERAPPS_PER_USER", "Power App"},
           {" dyn365_enterprise_sales ", " Sales "}}) {
    CAPTURE(part_number, workload);
    CHECK(kind(part_number, workload) == Kind::same);
  }
}

TEST_CASE("a part number of one product is not of another that has part numbers of its own") {
  for (auto const& [part_number, workload] :
       std::initializer_list<Pair>{{"DYN365_BUSCENTRAL_PREMIUM", "Sales"},
                                   {"DYN365_BUSCENTRAL_DB_CAPACITY", "Sales"},
                                   {"DYN365_ENTERPRISE_SALES", "Business Central"},
                                   {"DYN365_ENTERPRISE_SALES", "Customer Service"},
                                   {"DYN365_ENTERPRISE_SALES_CUSTOMERSERVICE", "Field Service"},
                                   {"DYN365_FINANCE", "Supply Chain"},
                                   {"DYN365_FINANCIALS_BUSINESS_SKU", "Finance"},
                                   {"DYN365_CUSTOMER_VOICE_BASE", "Customer Service"},
                                   {"DYN365_ENTERPRISE_PLAN1", "Business Central"},
                                   {"POWERAPPS_PER_USER", "Sales"}}) {
    CAPTURE(part_number, workload);
    CHECK(kind(part_number, workload) == Kind::other);
  }
  CHECK(match_sku("DYN365_BUSCENTRAL_PREMIUM", "Sales", built_in_catalogue()).product ==
        "Dynamics 365 Business Central");
}

// A product that is called another one by mistake would cost a partner its claim.
TEST_CASE("what the list does not tell apart is unknown") {
  for (auto const& [part_number, workload] : std::initializer_list<Pair>{
           // No part number of the table.
           {"", "Sales"},
           {"MyPartNumber", "Sales"},
           {"DYN365_ENTERPRISE_SALESFORCE", "Sales"},
           {"XDYN365_ENTERPRISE_SALES", "Sales"},
           {"DYN365", "Sales"},
           {"DYN365_TEAM_MEMBERS", "Sales"},
           {"Dynamics_365_for_Operations", "Finance"},
           // A plan, an add-on, and what goes by two names.
           {"DYN365_ENTERPRISE_PLAN1", "Sales"},
           {"DYN365_BUSCENTRAL_DB_CAPACITY", "Business Central"},
           {"DYN365_CS_CHAT", "Customer Service"},
           {"DYN365_CUSTOMER_INSIGHTS_BASE", "Marketing"},
           {"D365_MARKETING_USER", "Customer Insights"},
           {"DYN365_FINANCE_ATTACH_ISVEMB_PROJOPS", "Project Operations"},
           // A workload that is a bundle, that is in none of the catalogues, and none at all.
           {"DYN365_ENTERPRISE_SALES", "CE Bundle"},
           {"DYN365_FINANCE", "Finance & Operations"},
           {"DYN365_RETAIL", "Retail"},
           {"DYN365_ENTERPRISE_SALES", "Something new"},
           {"DYN365_ENTERPRISE_SALES", ""},
           // What comes with it.
           {"DYN365_ENTERPRISE_SALES", "Power Apps"},
           {"POWERAPPS_PER_USER", "Power Automate"}}) {
    CAPTURE(part_number, workload);
    CHECK(kind(part_number, workload) == Kind::unknown);
  }
}

TEST_CASE("a workload that one's own catalogue calls otherwise is known by its other names") {
  using namespace std::chrono_literals;
  auto const own = parse_catalogue("area,name,aliases\n"
                                   "business-applications,D365 CRM,Dynamics 365 Sales;Pipeline\n"
                                   "business-applications,House product,\n",
                                   "workloads.csv", 2026y / 11 / 1);
  CHECK(match_sku("DYN365_ENTERPRISE_SALES", "D365 CRM", own).kind == Kind::same);
  CHECK(match_sku("DYN365_ENTERPRISE_SALES", "pipeline", own).kind == Kind::same);
  CHECK(match_sku("DYN365_FINANCE", "D365 CRM", own).kind == Kind::other);
  CHECK(match_sku("DYN365_FINANCE", "House product", own).kind == Kind::unknown);
  // What the built-in one knows stays known.
  CHECK(match_sku("DYN365_FINANCE", "Finance", own).kind == Kind::same);
}

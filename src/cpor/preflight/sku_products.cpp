#include "cpor/preflight/sku_products.hpp"

#include "cpor/claim/workload_name.hpp"
#include "partnerctl/core/text.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace partnerctl::cpor {
namespace {

constexpr auto k_business = SolutionArea::business_applications;

using Names = std::vector<std::string_view>;

// Of all part numbers that are this one, or go on behind it with an underscore.
struct SkuProduct {
  std::string_view part_number;
  std::string_view product;
  // What of the built-in catalogue it is.
  Names is{};
  // What it may count for as well, or instead.
  Names may_be{};
};

// As the list of 29 October 2025 names them. What it sells under one name for several products
// (Team Members, Operations, Multi-app) is not here.
std::vector<SkuProduct> customer_engagement() {
  return {
      {"dyn365_enterprise_sales", "Dynamics 365 Sales Enterprise", {"Sales"}},
      {"d365_enterprise_sales", "Dynamics 365 Sales Enterprise", {"Sales"}},
      {"d365_sales_ent_attach", "Dynamics 365 Sales Enterprise", {"Sales"}},
      {"d365_sales_pro", "Dynamics 365 Sales Professional", {"Sales"}},
      {"dyn365_sales_premium", "Dynamics 365 Sales Premium", {"Sales"}},
      {"dyn365_enterprise_sales_customerservice",
       "Dynamics 365 Sales and Customer Service",
       {"Sales", "Customer Service"}},
      {"dyn365_enterprise_customer_service",
       "Dynamics 365 Customer Service Enterprise",
       {"Customer Service"}},
      {"d365_enterprise_customer_service",
       "Dynamics 365 Customer Service Enterprise",
       {"Customer Service"}},
      {"d365_customer_service_ent_attach",
       "Dynamics 365 Customer Service Enterprise",
       {"Customer Service"}},
      {"dyn365_customer_service_pro",
       "Dynamics 365 Customer Service Professional",
       {"Customer Service"}},
      {"d365_customer_service_pro_attach",
       "Dynamics 365 Customer Service Professional",
       {"Customer Service"}},
      {"dyn365_enterprise_case_management",
       "Dynamics 365 Case Management",
       {},
       {"Customer Service"}},
      {"d365_enterprise_case_management", "Dynamics 365 Case Management", {}, {"Customer Service"}},
      {"dyn365_cs", "an add-on to Dynamics 365 Customer Service", {}, {"Customer Service"}},
      {"dynamics_365_contact_center", "Dynamics 365 Contact Center", {}, {"Customer Service"}},
      {"dyn365_enterprise_field_service", "Dynamics 365 Field Service", {"Field Service"}},
      {"d365_enterprise_field_service", "Dynamics 365 Field Service", {"Field Service"}},
      {"d365_field_service", "Dynamics 365 Field Service", {"Field Service"}},
      {"dyn365_enterprise_plan1",
       "the Dynamics 365 Customer Engagement Plan",
       {},
       {"Sales", "Customer Service", "Field Service", "Project Operations", "Guides",
        "Remote Assist", "Marketing"}},
      {"dyn365_customer_voice", "Dynamics 365 Customer Voice"},
      {"forms_pro", "Dynamics 365 Customer Voice"},
      {"guides_user", "Dynamics 365 Guides", {"Guides"}},
      {"microsoft_remote_assist", "Dynamics 365 Remote Assist", {"Remote Assist"}},
  };
}

// Marketing has become a part of Customer Insights.
std::vector<SkuProduct> customer_insights() {
  return {
      {"dyn365_customer_insights",
       "Dynamics 365 Customer Insights",
       {"Customer Insights"},
       {"Marketing"}},
      {"dynamics_365_customer_insights",
       "Dynamics 365 Customer Insights",
       {"Customer Insights"},
       {"Marketing"}},
      {"dyn365_business_marketing", "Dynamics 365 Marketing", {"Marketing"}, {"Customer Insights"}},
      {"dyn365_marketing_app_attach",
       "Dynamics 365 Marketing",
       {"Marketing"},
       {"Customer Insights"}},
      {"d365_marketing_user", "Dynamics 365 Marketing", {"Marketing"}, {"Customer Insights"}},
      {"dyn365_marketing",
       "an add-on to Dynamics 365 Marketing",
       {},
       {"Marketing", "Customer Insights"}},
  };
}

std::vector<SkuProduct> finance_and_operations() {
  return {
      {"dyn365_buscentral_essential", "Dynamics 365 Business Central", {"Business Central"}},
      {"dyn365_buscentral_premium", "Dynamics 365 Business Central", {"Business Central"}},
      {"dyn365_buscentral_team_member", "Dynamics 365 Business Central", {"Business Central"}},
      {"dynamics_365_business_central", "Dynamics 365 Business Central", {"Business Central"}},
      {"dyn365_buscentral", "an add-on to Dynamics 365 Business Central", {}, {"Business Central"}},
      {"dyn365_financials", "Dynamics 365 Financials", {}, {"Business Central"}},
      {"dyn365_finance", "Dynamics 365 Finance", {"Finance"}},
      {"dyn365_finance_attach_isvemb_projops",
       "Dynamics 365 Finance",
       {"Finance"},
       {"Project Operations"}},
      {"dyn365_scm", "Dynamics 365 Supply Chain Management", {"Supply Chain"}},
      {"dynamics_365_supply_chain_management",
       "Dynamics 365 Supply Chain Management",
       {"Supply Chain"}},
      {"dyn365_retail", "Dynamics 365 Commerce", {"Commerce"}},
      {"dyn365_project_operations", "Dynamics 365 Project Operations", {"Project Operations"}},
      {"dyn365_enterprise_project_service_automation",
       "Dynamics 365 Project Service Automation",
       {},
       {"Project Operations"}},
      {"d365_enterprise_project_service_automation",
       "Dynamics 365 Project Service Automation",
       {},
       {"Project Operations"}},
      {"dyn365_human_resources", "Dynamics 365 Human Resources", {"HR"}},
      {"dynamics_365_hiring_sku", "Dynamics 365 Talent: Attract", {"Talent Attract"}},
      {"dynamics_365_onboarding_sku", "Dynamics 365 Talent: Onboard", {"Talent Onboard"}},
  };
}

// Its parts come with one another, and with most of Dynamics 365.
Names const& power_platform() {
  static Names const k_names{"AI Builder", "Portals",     "Power Apps",          "Power Automate",
                             "Power BI",   "Power Pages", "Power Virtual Agents"};
  return k_names;
}

std::vector<SkuProduct> power_products() {
  return {
      {"powerapps_per_app", "Power Apps", {"Power Apps"}},
      {"powerapps_per_user", "Power Apps", {"Power Apps"}},
      {"flow_per_user", "Power Automate", {"Power Automate"}},
      {"power_bi_pro", "Power BI", {"Power BI"}},
      {"pbi_premium_per_user", "Power BI", {"Power BI"}},
      {"cdsaicapacity", "AI Builder", {"AI Builder"}},
  };
}

std::vector<SkuProduct> const& products() {
  static auto const k_products = [] {
    std::vector<SkuProduct> all;
    for (auto const& part :
         {customer_engagement(), customer_insights(), finance_and_operations(), power_products()}) {
      all.insert(all.end(), part.begin(), part.end());
    }
    return all;
  }();
  return k_products;
}

bool has(Names const& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_of(std::string_view part_number, std::string_view beginning) {
  return part_number.starts_with(beginning) &&
         (part_number.size() == beginning.size() || part_number[beginning.size()] == '_');
}

// The longest beginning says the most.
SkuProduct const* product_of(std::string_view part_number) {
  SkuProduct const* found = nullptr;
  for (auto const& product : products()) {
    bool const says_more =
        found == nullptr || product.part_number.size() > found->part_number.size();
    found = says_more && is_of(part_number, product.part_number) ? &product : found;
  }
  return found;
}

// As the built-in catalogue calls what the other one may call otherwise; empty where it does not
// know it.
std::string_view built_in_name(std::string_view workload, Catalogue const& catalogue) {
  auto const& built_in = built_in_catalogue();
  if (auto const* const known = built_in.find(k_business, workload)) {
    return known->name;
  }
  auto const* const own = catalogue.find(k_business, workload);
  if (own == nullptr) {
    return {};
  }
  for (auto const& name : folded_names(*own)) {
    if (auto const* const known = built_in.find(k_business, name)) {
      return known->name;
    }
  }
  return {};
}

// Whether the subscriptions of a workload can be told from others': one that has part numbers of
// its own, and comes with nothing else.
bool is_told_apart(std::string_view workload) {
  return !has(power_platform(), workload) &&
         std::any_of(products().begin(), products().end(),
                     [&](SkuProduct const& product) { return has(product.is, workload); });
}

} // namespace

core::Date sku_list_dated() {
  using namespace std::chrono_literals;
  return 2025y / 10 / 29;
}

SkuMatch match_sku(std::string_view part_number, std::string_view workload,
                   Catalogue const& catalogue) {
  auto const* const product = product_of(core::to_lower(core::trim(part_number)));
  if (product == nullptr) {
    return {};
  }
  auto const name = built_in_name(workload, catalogue);
  if (has(product->is, name)) {
    return {SkuMatch::Kind::same, product->product};
  }
  bool const is_unclear = has(product->may_be, name) || !is_told_apart(name);
  return {is_unclear ? SkuMatch::Kind::unknown : SkuMatch::Kind::other, product->product};
}

} // namespace partnerctl::cpor

#include "partnerctl/arm/offer.hpp"

#include "partnerctl/core/text.hpp"

#include <algorithm>
#include <array>

namespace partnerctl::arm {
namespace {

struct Known {
  std::string_view quota; // in front of the date
  Agreement agreement;
  std::string_view name;
};

constexpr std::array<Known, 13> k_known{{
    {"EnterpriseAgreement", Agreement::enterprise_or_customer,
     "Enterprise Agreement or Azure plan (Microsoft Customer Agreement)"},
    {"MSDNDevTest", Agreement::dev_test, "Dev/Test (Enterprise, Azure plan or pay-as-you-go)"},
    {"CSP", Agreement::cloud_solution_provider, "Cloud Solution Provider (legacy or Azure plan)"},
    {"CSP_MG", Agreement::cloud_solution_provider,
     "Cloud Solution Provider (legacy or Azure plan)"},
    {"CSPDEVTEST", Agreement::cloud_solution_provider, "Cloud Solution Provider sandbox"},
    {"PayAsYouGo", Agreement::pay_as_you_go, "Pay-as-you-go"},
    {"FreeTrial", Agreement::credit, "Free trial"},
    {"AzurePass", Agreement::credit, "Azure Pass"},
    {"AzureInOpen", Agreement::credit, "Azure in Open"},
    {"AzureForStudents", Agreement::credit, "Azure for Students"},
    {"DreamSpark", Agreement::credit, "Azure for Students Starter"},
    {"Sponsored", Agreement::credit, "Azure Sponsorship"},
    {"MPN", Agreement::credit, "Microsoft Partner Network benefit"},
}};

// "EnterpriseAgreement_2014-09-01" without the date.
std::string_view without_date(std::string_view quota_id) {
  return quota_id.substr(0, quota_id.rfind('_'));
}

} // namespace

Offer offer_of(std::string_view quota_id) {
  auto const quota = without_date(quota_id);
  auto const* const found =
      std::find_if(k_known.begin(), k_known.end(), [quota](Known const& known) {
        return core::equal_ignoring_case(known.quota, quota);
      });
  if (found != k_known.end()) {
    return {.agreement = found->agreement, .name = std::string(found->name)};
  }
  return {.name = quota_id.empty() ? "unknown" : std::string(quota_id)};
}

bool may_be_enterprise(Agreement agreement) {
  return agreement == Agreement::enterprise_or_customer || agreement == Agreement::dev_test;
}

} // namespace partnerctl::arm

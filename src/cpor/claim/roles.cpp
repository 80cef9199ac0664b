#include "partnerctl/cpor/roles.hpp"

#include "partnerctl/core/folding.hpp"

#include <algorithm>
#include <array>

namespace partnerctl::cpor {
namespace {

constexpr std::array<RoleFacts, 4> k_roles{
    {{.role = PartnerRole::build_intent_advisor,
      .area = SolutionArea::business_applications,
      .id = "build-intent-advisor",
      .portal_name = "Build intent - Advisor",
      .engagement = "MCI BizApps Presales Advisor",
      .applicable_for =
          "Select if you influenced their purchase of an eligible product and want to apply for "
          "presale incentives. This option is only applicable if the customer purchased these "
          "products via Volume Licensing agreement or Web-Direct."},
     {.role = PartnerRole::usage_recognition,
      .area = SolutionArea::business_applications,
      .id = "usage-recognition",
      .portal_name = "Usage recognition - Non-Incentivized",
      .engagement = "Usage Recognition - Biz Apps",
      .applicable_for =
          "Select if you drive their adoption and usage of an eligible workload and want to apply "
          "for usage incentives. Only applicable via Volume Licensing agreement or Web-Direct."},
     {.role = PartnerRole::influenced_revenue,
      .area = SolutionArea::business_applications,
      .id = "influenced-revenue",
      .portal_name = "Influenced Revenue recognition - Non-Incentivized",
      .engagement = "Microsoft Business Applications Revenue",
      .applicable_for =
          "Select if you influenced their selection of an eligible product as a Business "
          "Influencer. This option is for revenue association only, not for incentive payments. "
          "Only applicable via Volume Licensing agreement or Web-Direct."},
     {.role = PartnerRole::use_or_consume,
      .area = SolutionArea::modern_work_and_security,
      .id = "use-or-consume",
      .portal_name = "Use or consume",
      .engagement = "Modern Work and Security Usage",
      .applicable_for =
          "Select if you drive their adoption and usage of an eligible workload, and you want to "
          "apply for usage incentives and/or usage/competency attainment."}}};

struct AreaName {
  SolutionArea area;
  std::string_view id;
  std::string_view portal_name;
};
constexpr std::array<AreaName, 2> k_areas{
    {{SolutionArea::business_applications, "business-applications", "Business Applications"},
     {SolutionArea::modern_work_and_security, "modern-work-and-security",
      "Modern Work and Security"}}};

// With American endings and "and" for "&": people write dashes and blanks as they like, and the
// lesson spells "Non-Incentivised".
std::string folded(std::string_view text) {
  std::string spelled;
  for (char const c : text) {
    spelled += c == '&' ? "and" : std::string(1, c);
  }
  auto kept = core::folded(spelled);
  constexpr std::string_view k_british = "incentivised";
  auto const british = kept.find(k_british);
  return british == std::string::npos ? kept
                                      : kept.replace(british, k_british.size(), "incentivized");
}

bool is_name_of(RoleFacts const& facts, std::string const& wanted) {
  auto const portal = folded(facts.portal_name);
  auto const before_dash = folded(facts.portal_name.substr(0, facts.portal_name.find(" - ")));
  return wanted == folded(facts.id) || wanted == portal || wanted == before_dash ||
         wanted == folded(facts.engagement);
}

} // namespace

std::span<RoleFacts const> roles() {
  return k_roles;
}

RoleFacts const& facts_of(PartnerRole role) {
  return *std::find_if(k_roles.begin(), k_roles.end(),
                       [&](RoleFacts const& facts) { return facts.role == role; });
}

std::string_view id_of(SolutionArea area) {
  return k_areas.at(static_cast<std::size_t>(area)).id;
}

std::string_view portal_name_of(SolutionArea area) {
  return k_areas.at(static_cast<std::size_t>(area)).portal_name;
}

std::optional<SolutionArea> area_of(std::string_view text) {
  auto const wanted = folded(text);
  for (auto const& area : k_areas) {
    if (wanted == folded(area.id)) {
      return area.area;
    }
  }
  return std::nullopt;
}

std::optional<PartnerRole> role_of(std::string_view text) {
  auto const wanted = folded(text);
  auto const found = std::find_if(k_roles.begin(), k_roles.end(), [&](RoleFacts const& facts) {
    return !wanted.empty() && is_name_of(facts, wanted);
  });
  return found == k_roles.end() ? std::nullopt : std::optional(found->role);
}

std::vector<std::string> role_ids() {
  std::vector<std::string> ids;
  for (auto const& facts : k_roles) {
    ids.emplace_back(facts.id);
  }
  return ids;
}

std::vector<std::string> area_ids() {
  std::vector<std::string> ids;
  for (auto const& area : k_areas) {
    ids.emplace_back(area.id);
  }
  return ids;
}

} // namespace partnerctl::cpor

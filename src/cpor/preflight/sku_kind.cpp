#include "cpor/preflight/sku_kind.hpp"

#include "partnerctl/core/text.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace partnerctl::cpor {
namespace {

// Anywhere in the part number.
constexpr std::array<std::string_view, 15> k_business_words{
    "dyn365",        "d365",           "dynamics",  "powerapps",     "power_apps",
    "powerautomate", "power_automate", "power_bi",  "powerbi",       "power_pages",
    "virtual_agent", "copilot_studio", "forms_pro", "remote_assist", "project_madeira"};
// At its beginning.
constexpr std::array<std::string_view, 7> k_business_beginnings{
    "crm", "flow_", "pbi_", "cds_", "cdsai", "ccibots", "guides_"};
constexpr std::array<std::string_view, 38> k_other_beginnings{"spe_",
                                                              "enterprisepack",
                                                              "enterprisepremium",
                                                              "enterprisewithscal",
                                                              "standardpack",
                                                              "standardwoffpack",
                                                              "desklesspack",
                                                              "desklesswoffpack",
                                                              "midsizepack",
                                                              "litepack",
                                                              "developerpack",
                                                              "o365_",
                                                              "smb_business",
                                                              "officesubscription",
                                                              "office365_",
                                                              "m365_",
                                                              "m365edu_",
                                                              "microsoft_365_copilot",
                                                              "exchange",
                                                              "sharepoint",
                                                              "mco",
                                                              "teams_",
                                                              "microsoft_teams_",
                                                              "emspremium",
                                                              "ems_",
                                                              "aad_",
                                                              "intune_",
                                                              "visio",
                                                              "win10_",
                                                              "win_def_atp",
                                                              "atp_enterprise",
                                                              "threat_intelligence",
                                                              "rightsmanagement",
                                                              "identity_threat_protection",
                                                              "information_protection_",
                                                              "adallom_",
                                                              "yammer_",
                                                              "wacone"};
// The whole of it.
constexpr std::array<std::string_view, 3> k_others{"spb", "ems", "stream"};

template <class Words>
bool begins_with_any(std::string_view text, Words const& words) {
  return std::any_of(words.begin(), words.end(),
                     [text](std::string_view word) { return text.starts_with(word); });
}

} // namespace

SkuKind kind_of_sku(std::string_view part_number) {
  auto const text = core::to_lower(core::trim(part_number));
  bool const has_word =
      std::any_of(k_business_words.begin(), k_business_words.end(),
                  [&text](std::string_view word) { return text.find(word) != std::string::npos; });
  if (has_word || begins_with_any(text, k_business_beginnings)) {
    return SkuKind::business_application;
  }
  bool const is_other = begins_with_any(text, k_other_beginnings) ||
                        std::find(k_others.begin(), k_others.end(), text) != k_others.end();
  return is_other ? SkuKind::other : SkuKind::unknown;
}

} // namespace partnerctl::cpor

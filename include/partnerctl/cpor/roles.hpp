#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace partnerctl::cpor {

// The tabs of the portal's page of customer claims (submit-osa-claim, October 2023).
enum class SolutionArea { business_applications, modern_work_and_security };

// What a partner did for the customer; each belongs to one solution area.
enum class PartnerRole {
  build_intent_advisor,
  usage_recognition,
  influenced_revenue,
  use_or_consume,
};

struct RoleFacts {
  PartnerRole role = PartnerRole::use_or_consume;
  SolutionArea area = SolutionArea::modern_work_and_security;
  // Ours, for files and options: "use-or-consume".
  std::string_view id{};
  // The portal's: "Usage recognition - Non-Incentivized".
  std::string_view portal_name{};
  // The engagement of the incentives programme that it leads to.
  std::string_view engagement{};
  // Microsoft's sentence on when to select it.
  std::string_view applicable_for{};
};

// In the portal's order.
std::span<RoleFacts const> roles();
RoleFacts const& facts_of(PartnerRole role);

// "business-applications", "modern-work-and-security"; and the portal's words for them.
std::string_view id_of(SolutionArea area);
std::string_view portal_name_of(SolutionArea area);

// Reads our ID or the portal's words, whatever their case, dashes and blanks, British or American.
// nullopt for anything else.
std::optional<SolutionArea> area_of(std::string_view text);
// The same; also the engagement's name, and "Influenced Revenue recognition" and the like without
// what follows the dash.
std::optional<PartnerRole> role_of(std::string_view text);

// What there is to choose from, for messages.
std::vector<std::string> role_ids();
std::vector<std::string> area_ids();

} // namespace partnerctl::cpor

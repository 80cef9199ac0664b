#pragma once

#include <string_view>

namespace partnerctl::cpor {

enum class SkuKind {
  // Dynamics 365 or the Power Platform.
  business_application,
  // Surely none of them: Microsoft 365, Office 365, Windows, security…
  other,
  unknown,
};

// What kind of product a part number ("DYN365_ENTERPRISE_SALES") is of, by how Microsoft's list of
// product names and service plan identifiers (October 2025) spells them. The list is long and
// grows: what is not known for sure is unknown.
SkuKind kind_of_sku(std::string_view part_number);

} // namespace partnerctl::cpor

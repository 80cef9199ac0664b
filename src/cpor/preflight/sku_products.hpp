#pragma once

#include "partnerctl/core/date.hpp"
#include "partnerctl/cpor/catalogue.hpp"

#include <string>
#include <string_view>

namespace partnerctl::cpor {

// Whether a subscription is of the product that a claim names.
struct SkuMatch {
  enum class Kind {
    same,
    other,
    // The list or the catalogues do not have one of both, or do not tell them apart: a plan of
    // several products, an add-on, a workload that is a bundle.
    unknown,
  };
  Kind kind = Kind::unknown;
  // Of which product the part number is: "Dynamics 365 Business Central"; empty where that is not
  // known.
  std::string_view product{};
};

// Of which day the list of product names and service plan identifiers (Microsoft Entra) is that
// these tables were made from.
core::Date sku_list_dated();

// part_number: "DYN365_ENTERPRISE_SALES". workload: as the claim calls it, by any name that one of
// the catalogues has.
SkuMatch match_sku(std::string_view part_number, std::string_view workload,
                   Catalogue const& catalogue);

} // namespace partnerctl::cpor

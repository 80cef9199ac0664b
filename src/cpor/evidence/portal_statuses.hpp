#pragma once

#include <span>
#include <string_view>

namespace partnerctl::cpor {

struct StatusTranslations {
  // The portal's.
  std::string_view english{};
  // Separated by '|'.
  std::string_view words{};
};
std::span<StatusTranslations const> status_translations();

} // namespace partnerctl::cpor

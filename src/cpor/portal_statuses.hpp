#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace partnerctl::cpor {

struct StatusTranslations {
  // The portal's.
  std::string_view english{};
  // Separated by '|'.
  std::string_view words{};
};
std::span<StatusTranslations const> status_translations();

// The portal's English name of a status in one of the languages that headers are known in
// ("Genehmigt" is "Approved"); nullopt for everything else, English included.
std::optional<std::string> english_status(std::string_view text);

} // namespace partnerctl::cpor

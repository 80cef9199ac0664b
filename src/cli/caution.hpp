#pragma once

#include "cli/services.hpp"

#include <cstddef>
#include <functional>
#include <string>

namespace partnerctl::cli {

// Before a run: what makes it dangerous, and what is asked on a terminal.
struct Caution {
  // Why it needs --yes where nobody can be asked; empty when it does not.
  std::string needs_yes{};
  // The question on a terminal for so many tenants; empty when there is none.
  std::function<std::string(std::size_t)> question{};
};

// Throws a usage error where --yes is missing and nobody can be asked.
void check_yes(Caution const& caution, Services& services);

// Asks where there is a question and no --yes; false when the answer was no. An interrupt is a
// cancelled error.
bool consented(Caution const& caution, std::size_t tenants, Services& services);

} // namespace partnerctl::cli

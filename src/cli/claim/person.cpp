#include "cli/claim/person.hpp"

#include "cli/services.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"

namespace partnerctl::cli {

std::string person(std::optional<std::string> const& as, Services& services) {
  auto const& environment = services.environment();
  auto const user = environment.get("USER");
  auto const name = as ? *as : user.value_or(environment.get("LOGNAME").value_or(""));
  auto const trimmed = std::string(core::trim(name));
  if (trimmed.empty()) {
    throw core::usage_error("a claim's history says who did what, and nobody is named",
                            "say who with --as NAME");
  }
  if (core::printable(trimmed) != trimmed) {
    throw core::usage_error("--as: '" + core::printable(trimmed) + "' is no name of a person",
                            "a name is one line of printable text");
  }
  return trimmed;
}

} // namespace partnerctl::cli

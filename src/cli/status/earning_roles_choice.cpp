#include "cli/status/earning_roles_choice.hpp"

#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <system_error>

namespace partnerctl::cli {

pal::EarningRoles earning_roles(std::optional<std::string> const& file) {
  if (!file) {
    return pal::EarningRoles::built_in();
  }
  errno = 0;
  std::error_code ignored;
  std::ifstream in(*file, std::ios::binary);
  std::ostringstream text;
  if (!std::filesystem::is_regular_file(*file, ignored) || !in || !(text << in.rdbuf())) {
    throw core::usage_error("--earning-roles: '" + core::printable(*file) + "' cannot be read" +
                                (errno == 0 ? "" : ": " + std::generic_category().message(errno)),
                            "name a CSV file with the columns role and earns");
  }
  return pal::parse_earning_roles(text.str(), *file);
}

} // namespace partnerctl::cli

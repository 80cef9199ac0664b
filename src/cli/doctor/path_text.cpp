#include "cli/doctor/path_text.hpp"

#include "partnerctl/core/shell_word.hpp"

namespace partnerctl::cli::doctor {

std::string path_text(std::string const& path, core::Environment const& environment) {
  auto const home = environment.get("HOME").value_or("");
  auto const word = core::shell_word(path);
  bool const is_at_home = home.size() > 1 && path.starts_with(home + "/");
  // Within quotes no shell knows the tilde.
  return word == path && is_at_home ? "~" + path.substr(home.size()) : word;
}

} // namespace partnerctl::cli::doctor

#include "cli/doctor/path_text.hpp"

namespace partnerctl::cli::doctor {
namespace {

bool is_plain(std::string const& text) {
  constexpr std::string_view k_plain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:,@%+=";
  return !text.empty() && text.find_first_not_of(k_plain) == std::string::npos;
}

} // namespace

std::string path_text(std::string const& path, core::Environment const& environment) {
  auto const home = environment.get("HOME").value_or("");
  if (!is_plain(path)) {
    std::string quoted = "'";
    for (char const c : path) {
      quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
    }
    return quoted + "'";
  }
  bool const is_at_home = home.size() > 1 && path.starts_with(home + "/");
  return is_at_home ? "~" + path.substr(home.size()) : path;
}

} // namespace partnerctl::cli::doctor

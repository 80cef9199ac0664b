#include "partnerctl/config/settings.hpp"
#include "partnerctl/core/error.hpp"

#include <filesystem>

namespace partnerctl::config {
namespace {

namespace fs = std::filesystem;

// The folder of an XDG variable, else the one under HOME; empty where neither is set. A relative
// path in an XDG variable doesn't count, as its specification says.
fs::path base_folder(core::Environment const& environment, std::string const& variable,
                     std::string const& under_home) {
  auto const named = environment.get(variable);
  if (named && fs::path(*named).is_absolute()) {
    return *named;
  }
  auto const home = environment.get("HOME");
  return home ? fs::path(*home) / under_home : fs::path();
}

} // namespace

std::string config_path(std::optional<std::string> const& option,
                        core::Environment const& environment) {
  if (option) {
    return *option;
  }
  if (auto const named = environment.get("PARTNERCTL_CONFIG")) {
    return *named;
  }
  auto const folder = base_folder(environment, "XDG_CONFIG_HOME", ".config");
  return folder.empty() ? std::string() : (folder / "partnerctl" / "config.toml").string();
}

std::string state_directory(core::Environment const& environment) {
  auto const folder = base_folder(environment, "XDG_STATE_HOME", ".local/state");
  if (folder.empty()) {
    throw core::Error{.kind = core::ErrorKind::usage,
                      .message = "there is no folder to keep state in: neither XDG_STATE_HOME nor "
                                 "HOME is set",
                      .hint = "set XDG_STATE_HOME to a folder that may be written to"};
  }
  return (folder / "partnerctl").string();
}

} // namespace partnerctl::config

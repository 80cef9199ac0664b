#pragma once

#include "partnerctl/core/cloud.hpp"
#include "partnerctl/core/environment.hpp"
#include "partnerctl/core/ids.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace partnerctl::config {

// One [profile.NAME] of the configuration file.
struct Profile {
  std::string name{};
  std::optional<core::PartnerId> partner_id{};
  std::optional<std::string> partner_name{};
  std::optional<std::string> client_id{};
  std::optional<std::string> auth{};
  std::optional<std::string> account{};
  std::optional<std::string> certificate{};
  // A roster; relative to the configuration file's folder.
  std::optional<std::string> tenants{};
  std::optional<std::string> cloud{};
};

// The configuration file as it was read.
struct File {
  // Empty when there is none.
  std::string path{};
  std::map<std::string, Profile> profiles{};
  std::map<std::string, core::Cloud> clouds{};
};

// Where the configuration is looked for: the option, PARTNERCTL_CONFIG, or
// $XDG_CONFIG_HOME/partnerctl/config.toml (default ~/.config).
std::string config_path(std::optional<std::string> const& option,
                        core::Environment const& environment);
// $XDG_STATE_HOME/partnerctl (default ~/.local/state/partnerctl).
std::string state_directory(core::Environment const& environment);

// Reads and checks the whole file. A missing file is an empty one, unless it was named. Throws a
// usage error with line and column for what is no TOML, an unknown key (with the nearest known
// one), a wrong type, a cloud that redefines a built-in name or is neither https nor loopback.
File read_file(std::string const& path, bool was_named);

// A value and where it came from, for messages: "--cloud", "PARTNERCTL_CLOUD", "profile default",
// "built-in".
struct Origin {
  std::string value{};
  std::string origin{};
};

// Option, environment, profile, built-in default: the first that is there.
std::optional<Origin>
first_of(std::vector<std::pair<std::optional<std::string>, std::string>> const& candidates);

// The cloud of that name: built-in or of the file. An AZURE_AUTHORITY_HOST takes the place of a
// built-in cloud's authority when no cloud was named, and is a usage error where it disagrees with
// one that was. Throws a usage error for an unknown name, listing those there are.
core::Cloud resolve_cloud(File const& file, Origin const& name,
                          core::Environment const& environment);

} // namespace partnerctl::config

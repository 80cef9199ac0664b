#pragma once

#include "config/reader.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace partnerctl::config {

// What "relative" and "~/" mean for the paths of a configuration file.
struct Folders {
  std::filesystem::path own;
  std::optional<std::string> home;
};

// A path of the file made whole; nullopt where there is none. Throws a usage error for "~/" without
// a HOME.
std::optional<std::string> path_of(std::optional<Field> const& field, Folders const& folders);

} // namespace partnerctl::config

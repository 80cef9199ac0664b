#pragma once

#include "partnerctl/core/input_file.hpp"

#include <string>

namespace partnerctl::cli {

class Services;

// What a user hands to a claim command, and what messages call it.
struct GivenText {
  std::string text{};
  // The path, printable; "standard input".
  std::string source{};
};

// FILE or "-" (standard input, which `who` then has for itself).
GivenText given_text(std::string const& path, std::string const& who, core::InputKind const& kind,
                     Services& services);

} // namespace partnerctl::cli

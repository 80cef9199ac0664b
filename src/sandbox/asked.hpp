#pragma once

#include "sandbox/target.hpp"

#include <string>
#include <string_view>

namespace partnerctl::sandbox {

// A request to the token endpoint of a tenant.
struct Asked {
  http::Form form{};
  // As the path names it, lower case; the path itself.
  std::string tenant{};
  std::string path{};
  // Our own origin.
  std::string origin{};

  std::string get(std::string_view name) const { return field_of(form, name); }
};

} // namespace partnerctl::sandbox

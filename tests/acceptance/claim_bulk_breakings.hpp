#pragma once

#include <map>
#include <string>
#include <vector>

namespace partnerctl::test {

using Cells = std::map<std::string, std::string>;

// One rule that a claim's own fields break, and how: which role the claim is of, and what its line
// in the file says otherwise. A second line is for a second workload.
struct BulkBreaking {
  std::string rule{};
  std::string severity{};
  std::string role{};
  Cells cells{};
  Cells second_line{};
};

// The partner's own tenant, as the configuration has it.
inline constexpr char const* k_own_tenant = "99999999-8888-4777-8666-555555555555";

// Each rule that a claim's own fields can break, once.
std::vector<BulkBreaking> bulk_breakings();

} // namespace partnerctl::test

#pragma once

#include <string_view>

namespace partnerctl::ledger {

// What helps where a ledger cannot be used; every hint that says so ends with it. Who can do
// without one says that too.
inline constexpr std::string_view k_name_another =
    "name another with --ledger sqlite:///path/file.db";

} // namespace partnerctl::ledger

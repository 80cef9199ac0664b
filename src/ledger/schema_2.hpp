#pragma once

#include <array>
#include <string_view>

namespace partnerctl::ledger {

// Version 2: what a command found out beside its outcome (a JSON object, or empty), and the way
// from a tenant and an identity to what was last known of them. Shipped, so not to be changed.
inline constexpr std::array<std::string_view, 2> k_schema_2{
    "alter table outcome add column details text not null default ''",
    "create index outcome_by_tenant on outcome (tenant_id, object_id, recorded_at)"};

} // namespace partnerctl::ledger

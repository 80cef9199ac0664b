#pragma once

#include "partnerctl/core/attempt.hpp"
#include "partnerctl/partner_center/call.hpp"
#include "support/scripted_wire.hpp"

#include <string>

namespace partnerctl::test {

inline std::string const k_home = "11111111-aaaa-4bbb-8ccc-000000000001";

inline partner_center::Context partner_context() {
  static core::Cloud const k_cloud{.partner_center = "https://pc.test:8443",
                                   .partner_center_scope = "https://pc.test/.default"};
  return {.cloud = &k_cloud, .tenant = core::TenantRef::parse(k_home)};
}

} // namespace partnerctl::test

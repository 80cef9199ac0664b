#pragma once

#include "partnerctl/arm/call.hpp"
#include "support/scripted_wire.hpp"

#include <string>

namespace partnerctl::test {

inline std::string const k_tenant = "11111111-aaaa-4bbb-8ccc-000000000001";

inline core::Cloud const& test_cloud() {
  static core::Cloud const k_cloud{.name = "test",
                                   .resource_manager = "https://arm.test:8443",
                                   .resource_manager_scope = "https://arm.test/.default"};
  return k_cloud;
}

inline arm::Context test_context() {
  return {.cloud = &test_cloud(), .tenant = core::TenantRef::parse(k_tenant)};
}

inline std::string const k_subscription = "22222222-aaaa-4bbb-8ccc-000000000022";
inline std::string const k_object = "33333333-aaaa-4bbb-8ccc-000000000033";
inline std::string const k_owner = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635";

inline core::Guid guid(std::string const& text) {
  return core::Guid::parse(text).value();
}

} // namespace partnerctl::test

#pragma once

#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/json.hpp"
#include "partnerctl/directory/graph.hpp"
#include "support/scripted_wire.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <string>

namespace partnerctl::test {

inline std::string const k_customer = "22222222-aaaa-4bbb-8ccc-000000000002";

inline core::Cloud const& graph_cloud() {
  static core::Cloud const k_cloud{.graph = "https://graph.test:8443",
                                   .graph_scope = "https://graph.test/.default"};
  return k_cloud;
}

inline directory::GraphContext graph_context() {
  return {.cloud = &graph_cloud(), .tenant = core::TenantRef::parse(k_customer)};
}

inline core::Error graph_failure_of(ScriptedWire& wire) {
  auto const tried = core::attempt(
      [&wire] { return directory::list_subscriptions(wire.send(), graph_context()); });
  REQUIRE(tried.error);
  return *tried.error;
}

// A page of the list; next: its link, as JSON, or empty.
inline std::string graph_page(std::string const& items, std::string const& next = "") {
  return R"({"@odata.context":"https://graph.test/v1.0/$metadata#directory/subscriptions",)" +
         (next.empty() ? "" : R"("@odata.nextLink":)" + next + ",") + R"("value":)" + items + "}";
}

} // namespace partnerctl::test

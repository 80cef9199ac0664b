#pragma once

#include "partnerctl/cpor/preflight.hpp"
#include "support/scripted_wire.hpp"

#include <string>
#include <vector>

// A claim, and a wire that answers its checks.
namespace partnerctl::test::preflighting {

inline std::string const k_customer = "22222222-aaaa-4bbb-8ccc-000000000002";
inline std::string const k_home = "11111111-aaaa-4bbb-8ccc-000000000001";
inline std::string const k_sales = "aaaaaaaa-0000-4000-8000-000000000001";

inline core::Cloud const& cloud() {
  static core::Cloud const k_cloud{.name = "lab",
                                   .authority = "https://login.test",
                                   .partner_center = "https://pc.test",
                                   .graph = "https://graph.test",
                                   .partner_center_scope = "pc/.default",
                                   .graph_scope = "graph/.default"};
  return k_cloud;
}

inline cpor::Claim business_claim() {
  return {.solution_area = "business-applications",
          .partner_role = "build-intent-advisor",
          .partner_id = "1234567",
          .partner_name = "Contoso Partner Ltd",
          .customer_tenant_id = k_customer,
          .customer_domain = "customer.example",
          .workloads = {{.name = "Sales", .subscription_id = k_sales}}};
}

inline std::string metadata(std::string const& tenant) {
  return R"({"token_endpoint":"https://login.test/)" + tenant + R"(/oauth2/v2.0/token"})";
}

inline std::string profile(std::string const& name) {
  return R"({"mpnId":"1234567","partnerName":")" + name + R"("})";
}

inline std::string subscriptions(std::string const& status = "Enabled") {
  return R"({"value":[{"id":"x","commerceSubscriptionId":")" + k_sales +
         R"(","skuPartNumber":"DYN365_ENTERPRISE_SALES","status":")" + status + R"("}]})";
}

// A wire on which all is as it should be, from the beginning up to a service.
inline ScriptedWire& good(ScriptedWire& wire, int services = 3) {
  if (services > 0) {
    wire.on("GET", "https://login.test/customer.example", 200, metadata(k_customer));
  }
  if (services > 1) {
    wire.on("GET", "https://pc.test/v1/profiles/mpn?mpnId=1234567", 200,
            profile("CONTOSO PARTNER LIMITED"));
  }
  if (services > 2) {
    wire.on("GET", "https://graph.test/v1.0/directory/subscriptions", 200, subscriptions(),
            {{"request-id", "g-1"}});
  }
  return wire;
}

inline cpor::PreflightMeans means_of(ScriptedWire& wire) {
  return {
      .cloud = &cloud(), .anonymous = wire.send(), .signed_in = wire.send(), .home_tenant = k_home};
}

inline std::vector<cpor::PreflightCheck> checks_of(ScriptedWire& wire,
                                                   cpor::Claim const& claim = business_claim()) {
  return cpor::preflight(claim, means_of(wire));
}

inline std::vector<std::string> results(std::vector<cpor::PreflightCheck> const& checks) {
  std::vector<std::string> texts;
  for (auto const& check : checks) {
    texts.push_back(check.id + " " + std::string(cpor::to_string(check.result)));
  }
  return texts;
}

} // namespace partnerctl::test::preflighting

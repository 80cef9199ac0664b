#include "directory/graph_setup.hpp"
#include "partnerctl/directory/graph.hpp"

using namespace partnerctl;
using Catch::Matchers::Contains;
using test::ScriptedWire;

namespace {

// One as the service writes it, with more members than are read.
core::Json sales() {
  return {{"createdDateTime", "2026-01-15T00:00:00Z"},
          {"commerceSubscriptionId", "AAAAAAAA-0000-4000-8000-000000000001"},
          {"id", "bbbbbbbb-0000-4000-8000-000000000001"},
          {"isTrial", false},
          {"nextLifecycleDateTime", "2027-01-15T00:00:00Z"},
          {"skuId", "cccccccc-0000-4000-8000-000000000001"},
          {"skuPartNumber", "DYN365_ENTERPRISE_SALES"},
          {"status", "Enabled"},
          {"totalLicenses", 25},
          {"ownerTenantId", nullptr},
          {"ownerId", nullptr},
          {"ownerType", nullptr},
          {"serviceStatus",
           {{{"appliesTo", "User"}, {"provisioningStatus", "Success"}, {"servicePlanName", "X"}}}}};
}

directory::CompanySubscriptions read(core::Json const& items) {
  ScriptedWire wire;
  wire.on("GET", "", 200, test::graph_page(core::write_json(items)), {{"request-id", "g-1"}});
  return directory::list_subscriptions(wire.send(), test::graph_context());
}

core::Error failure_of(core::Json const& item) {
  ScriptedWire wire;
  wire.on("GET", "", 200, test::graph_page("[" + core::write_json(item) + "]"),
          {{"request-id", "g-2"}});
  return test::graph_failure_of(wire);
}

core::Json with(std::string const& key, core::Json value) {
  auto item = sales();
  item[key] = std::move(value);
  return item;
}

} // namespace

TEST_CASE("a subscription is read with all that a claim wants to know of it") {
  auto const found = read(core::Json::array({sales()}));
  CHECK(found.request_id == "g-1");
  REQUIRE(found.subscriptions.size() == 1);
  auto const& one = found.subscriptions.front();
  CHECK(one.id == "bbbbbbbb-0000-4000-8000-000000000001");
  CHECK(one.commerce_subscription_id == "AAAAAAAA-0000-4000-8000-000000000001");
  CHECK(one.sku_part_number == "DYN365_ENTERPRISE_SALES");
  CHECK(one.status == "Enabled");
  CHECK_FALSE(one.is_trial);
  CHECK(one.next_lifecycle == "2027-01-15T00:00:00Z");
  CHECK(one.owner_tenant_id.empty());
}

TEST_CASE("a trial and the partner that created a subscription are told") {
  auto item = with("isTrial", true);
  item["ownerTenantId"] = "dddddddd-0000-4000-8000-000000000001";
  auto const one = read(core::Json::array({item})).subscriptions.at(0);
  CHECK(one.is_trial);
  CHECK(one.owner_tenant_id == "dddddddd-0000-4000-8000-000000000001");
}

TEST_CASE("what the service leaves out or calls null is empty") {
  auto const found = read({{{"id", "a"}}, {{"commerceSubscriptionId", "b"}, {"status", nullptr}}});
  REQUIRE(found.subscriptions.size() == 2);
  CHECK(found.subscriptions[0].status.empty());
  CHECK(found.subscriptions[0].sku_part_number.empty());
  CHECK_FALSE(found.subscriptions[0].is_trial);
  CHECK(found.subscriptions[1].id.empty());
  CHECK(found.subscriptions[1].commerce_subscription_id == "b");
}

TEST_CASE("a tenant may have no subscriptions") {
  CHECK(read(core::Json::array()).subscriptions.empty());
}

TEST_CASE("a member of another type is an error and never read as absent") {
  for (auto const* key : {"id", "commerceSubscriptionId", "skuPartNumber", "status",
                          "nextLifecycleDateTime", "ownerTenantId"}) {
    CAPTURE(key);
    auto const error = failure_of(with(key, 7));
    CHECK(error.kind == core::ErrorKind::protocol);
    CHECK_THAT(error.message, Contains(key));
    CHECK(error.request_id == "g-2");
  }
  CHECK_THAT(failure_of(with("isTrial", "false")).message, Contains("isTrial"));
}

TEST_CASE("an entry that is no subscription is an error, so that nobody takes the list for whole") {
  for (auto const& item : {core::Json("x"), core::Json(nullptr), core::Json::object(),
                           core::Json::array({sales()}), core::Json{{"id", ""}}}) {
    CAPTURE(core::write_json(item));
    CHECK_THAT(failure_of(item).message, Contains("a subscription without an ID"));
  }
}

TEST_CASE("the list is asked for with the customer tenant's token for Microsoft Graph") {
  ScriptedWire wire;
  wire.on("GET", "https://graph.test:8443/v1.0/directory/subscriptions", 200,
          test::graph_page("[]"));
  std::stop_source stop;
  auto context = test::graph_context();
  context.timeout = std::chrono::seconds{7};
  context.deadline = core::SteadyPoint(std::chrono::hours{3});
  context.stop = stop.get_token();
  directory::list_subscriptions(wire.send(), context);
  auto const request = wire.requests().at(0);
  CHECK(request.url == "https://graph.test:8443/v1.0/directory/subscriptions");
  REQUIRE(request.authority);
  CHECK(request.authority->tenant.text() == test::k_customer);
  CHECK(request.authority->scope == "https://graph.test/.default");
  CHECK(request.resend == http::Resend::safe);
  CHECK(request.timeout == std::chrono::seconds{7});
  CHECK(request.deadline == core::SteadyPoint(std::chrono::hours{3}));
  CHECK(request.stop == stop.get_token());
  CHECK(core::Guid::parse(request.headers.get("client-request-id").value_or("")));
}

TEST_CASE("nothing is sent where a cloud has no Microsoft Graph") {
  ScriptedWire wire;
  core::Cloud const none{.name = "lab"};
  auto const tenant = core::TenantRef::parse(test::k_customer);
  CHECK_THROWS_AS(directory::list_subscriptions(wire.send(), {.cloud = &none, .tenant = tenant}),
                  core::Error);
  CHECK_THROWS_AS(directory::list_subscriptions(wire.send(), {.tenant = tenant}), core::Error);
  CHECK(wire.requests().empty());
}

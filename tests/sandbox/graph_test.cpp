#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/time.hpp"
#include "partnerctl/directory/graph.hpp"
#include "sandbox/company_subscriptions.hpp"
#include "sandbox/graph.hpp"
#include "sandbox/person_asking.hpp"

#include <catch2/catch.hpp>

#include <map>
#include <set>

using namespace partnerctl;
using test::code_of;
using test::json_of;

namespace {

constexpr char const* k_list = "/v1.0/directory/subscriptions";
constexpr char const* k_origin = "https://localhost:8443";

// The stand-in, asked with tokens for Microsoft Graph.
struct GraphAsking : test::PersonAsking {
  explicit GraphAsking(sandbox::Options const& options = {}) : PersonAsking(options) {
    scope = "https://graph.microsoft.com/.default";
  }

  // What the program itself reads there, page by page, with that token.
  core::Attempt<directory::CompanySubscriptions> read(std::string const& token) {
    static core::Cloud const k_cloud{.graph = k_origin, .graph_scope = "s"};
    http::Send const wire = [this, token](http::Request const& request) {
      return call(request.method, request.url.substr(std::string(k_origin).size()), token);
    };
    return core::attempt([&wire] {
      return directory::list_subscriptions(
          wire, {.cloud = &k_cloud, .tenant = core::TenantRef::parse("contoso.example")});
    });
  }

  std::vector<directory::CompanySubscription> of(std::string const& tenant) {
    auto const found = read(application(tenant));
    REQUIRE(found);
    return found.value->subscriptions;
  }
};

std::string message_of(http::Response const& answer) {
  return json_of(answer).at("error").at("message").get<std::string>();
}

} // namespace

TEST_CASE("a tenant's subscriptions come in pages of two by the next links") {
  GraphAsking asking;
  auto const token = asking.user("contoso.example");
  std::vector<std::string> names;
  std::vector<std::size_t> sizes;
  std::string target = k_list;
  while (!target.empty()) {
    auto const body = json_of(asking.call("GET", target, token));
    sizes.push_back(body.at("value").size());
    for (auto const& one : body.at("value")) {
      names.push_back(one.at("skuPartNumber"));
    }
    auto const next = core::string_at(body, "@odata.nextLink");
    target = next ? next->substr(std::string(k_origin).size()) : "";
  }
  CHECK(sizes == std::vector<std::size_t>{2, 2});
  CHECK(names == std::vector<std::string>{"DYN365_ENTERPRISE_SALES", "DYN365_BUSCENTRAL_PREMIUM",
                                          "POWERAPPS_PER_USER", "SPE_E5"});
}

TEST_CASE("a page that no link leads to is refused") {
  GraphAsking asking;
  auto const token = asking.application("contoso.example");
  for (auto const* mark : {"1", "4", "-2", "x", "2x", "99999999999999999999999"}) {
    CAPTURE(mark);
    auto const answer = asking.call("GET", k_list + std::string("?$skiptoken=") + mark, token);
    CHECK(answer.status == 400);
  }
  CHECK(asking.call("GET", k_list + std::string("?%24skiptoken=2"), token).status == 200);
}

TEST_CASE("a subscription has the members of the published shape") {
  GraphAsking asking;
  auto const body = json_of(asking.call("GET", k_list, asking.user("contoso.example")));
  CHECK(body.at("@odata.context") ==
        "https://localhost:8443/v1.0/$metadata#directory/subscriptions");
  auto const& one = body.at("value").at(0);
  std::set<std::string> keys;
  for (auto const& [key, value] : one.items()) {
    keys.insert(key);
  }
  CHECK(keys == std::set<std::string>{"commerceSubscriptionId", "createdDateTime", "id", "isTrial",
                                      "nextLifecycleDateTime", "ownerId", "ownerTenantId",
                                      "ownerType", "serviceStatus", "skuId", "skuPartNumber",
                                      "status", "totalLicenses"});
  CHECK(one.at("ownerTenantId").is_null());
  CHECK(one.at("commerceSubscriptionId") == "5a4d0000-0000-4000-8010-000000000101");
  CHECK(one.at("id") == "5a4d0000-0000-4000-8011-000000000101");
  CHECK(core::Guid::parse(one.at("skuId").get<std::string>()));
}

TEST_CASE("each condition of a subscription is in some tenant") {
  GraphAsking asking;
  auto const northwind = asking.of("northwind.example");
  REQUIRE(northwind.size() == 2);
  CHECK(northwind[1].status == "Warning");
  CHECK(northwind[0].next_lifecycle ==
        core::format_rfc3339(std::chrono::floor<std::chrono::days>(asking.clock.now()) +
                             std::chrono::days{30}));
  CHECK(asking.of("wideworld.example").at(0).owner_tenant_id == sandbox::k_other_partner_tenant);
  CHECK(asking.of("relecloud.example").at(0).owner_tenant_id == sandbox::k_home_tenant);
  auto const litware = asking.of("litware.example");
  CHECK(litware.at(0).status == "LockedOut");
  CHECK(litware.at(1).status == "Deleted");
  CHECK(litware.at(1).next_lifecycle.empty());
  CHECK(asking.of("tailspin.example").at(0).sku_part_number == "ENTERPRISEPACK");
  CHECK(asking.of("woodgrove.example").at(0).is_trial);
  CHECK(asking.of("fourthcoffee.example").at(0).sku_part_number.find('\x1b') != std::string::npos);
  CHECK(asking.of("partner.example").empty());
}

TEST_CASE("no two subscriptions of the stand-in have an ID in common") {
  std::set<std::string> ids;
  std::size_t count = 0;
  for (auto const& tenant : sandbox::built_in_tenants()) {
    for (auto const& one : sandbox::company_subscriptions(tenant, {})) {
      for (auto const* key : {"id", "commerceSubscriptionId"}) {
        CHECK(core::Guid::parse(one.at(key).get<std::string>()));
        CHECK(ids.insert(one.at(key)).second);
        ++count;
      }
    }
  }
  CHECK(count >= 26);
}

TEST_CASE("one tenant does not let its organization be read, in the service's own words") {
  GraphAsking asking;
  auto const answer = asking.call("GET", k_list, asking.user("treyresearch.example"));
  CHECK(answer.status == 403);
  CHECK(code_of(answer) == "Authorization_RequestDenied");
  auto const inner = json_of(answer).at("error").at("innerError");
  CHECK(inner.at("request-id") == answer.headers.get("request-id").value_or(""));
  auto const read = asking.read(asking.user("treyresearch.example"));
  REQUIRE(read.error);
  CHECK(read.error->kind == core::ErrorKind::forbidden);
  CHECK_FALSE(read.error->request_id.empty());
}

TEST_CASE("Microsoft Graph wants a token of its own, in time and unchanged") {
  GraphAsking asking;
  auto const token = asking.user("contoso.example");
  CHECK(message_of(asking.call("GET", k_list)) == "Access token is empty.");
  CHECK(message_of(asking.call("GET", k_list, token + "x")) == "The access token is invalid.");
  asking.scope = "https://management.azure.com/.default";
  auto const of_arm = asking.call("GET", k_list, asking.user("contoso.example"));
  CHECK(of_arm.status == 401);
  CHECK(code_of(of_arm) == "InvalidAuthenticationToken");
  CHECK(message_of(of_arm).find("audience") != std::string::npos);
  asking.scope = "https://api.partnercenter.microsoft.com/.default";
  CHECK(asking.call("GET", k_list, asking.application("partner.example")).status == 401);
  asking.clock.advance(std::chrono::hours{1});
  CHECK(message_of(asking.call("GET", k_list, token)).find("expired") != std::string::npos);
}

TEST_CASE("a token for Microsoft Graph opens neither ARM nor Partner Center") {
  GraphAsking asking;
  CHECK(asking.partner("GET", asking.user("contoso.example")).status == 401);
  CHECK(asking.call("GET", "/v1/customers", asking.user("partner.example")).status == 401);
}

TEST_CASE("a cloud of the configuration asks for its own origin and is answered") {
  GraphAsking asking;
  asking.scope = "https://localhost:8443/.default";
  CHECK(asking.of("contoso.example").size() == 4);
  asking.scope = "https://graph.microsoft.us/.default";
  CHECK(asking.user_answer("contoso.example").status == 400);
}

TEST_CASE("whose subscriptions are listed is the token's to say") {
  GraphAsking asking;
  std::map<std::string, std::size_t> const counts{
      {"contoso.example", 4}, {"tailspin.example", 1}, {"adatum.example", 0}};
  for (auto const& [tenant, count] : counts) {
    CHECK(asking.of(tenant).size() == count);
  }
}

TEST_CASE("a tenant that revokes challenges Microsoft Graph's callers too") {
  GraphAsking asking;
  auto const answer = asking.call("GET", k_list, asking.user("revoked.example"));
  CHECK(answer.status == 401);
  CHECK(answer.headers.get("WWW-Authenticate").value_or("").find("insufficient_claims") !=
        std::string::npos);
}

TEST_CASE("Microsoft Graph says which request it was, and gives the caller's own ID back") {
  GraphAsking asking;
  auto const answer = asking.service.answer(
      {.method = "GET", .target = k_list, .headers = {{"client-request-id", "mine"}}});
  CHECK(answer.headers.get("client-request-id") == "mine");
  CHECK(core::Guid::parse(answer.headers.get("request-id").value_or("")));
}

TEST_CASE("what Microsoft Graph does not have is not found, and nothing is written to it") {
  GraphAsking asking;
  auto const token = asking.user("contoso.example");
  CHECK(asking.call("GET", "/v1.0/users", token).status == 404);
  CHECK(asking.call("POST", k_list, token).status == 405);
  CHECK(asking.call("GET", "/V1.0/Directory/Subscriptions", token).status == 200);
}

TEST_CASE("Microsoft Graph throttles in its own shape") {
  GraphAsking asking({.faults = {.throttle_percent = 100, .retry_after_seconds = 9}});
  auto const answer = asking.call("GET", k_list, "x");
  CHECK(answer.status == 429);
  CHECK(answer.headers.get("Retry-After") == "9");
  CHECK(json_of(answer).at("error").contains("innerError"));
}

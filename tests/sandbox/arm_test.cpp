#include "partnerctl/core/text.hpp"
#include "sandbox/arm.hpp"
#include "sandbox/asking.hpp"

#include <catch2/catch.hpp>

#include <set>

using namespace partnerctl;
using test::Asking;
using test::code_of;
using test::json_of;

TEST_CASE("ARM wants a bearer token that is whole, in time and for ARM") {
  Asking asking;
  auto const check = [&asking](std::string const& token, std::string const& code) {
    auto const answer = asking.partner("GET", token);
    CHECK(answer.status == 401);
    CHECK(code_of(answer) == code);
    CHECK(answer.headers.get("WWW-Authenticate").value_or("").find("Bearer ") == 0);
  };
  auto const token = asking.user("contoso.example");
  check("", "AuthenticationFailed");
  check("nonsense", "InvalidAuthenticationToken");
  auto forged = token;
  forged[forged.find('.') + 5] = forged[forged.find('.') + 5] == 'a' ? 'b' : 'a';
  check(forged, "InvalidAuthenticationToken");
  asking.scope = "https://api.partnercenter.microsoft.com/.default";
  check(asking.user("contoso.example"), "InvalidAuthenticationTokenAudience");
  CHECK(asking.partner("GET", token).status == 404);
  asking.clock.advance(std::chrono::hours{1});
  check(token, "ExpiredAuthenticationToken");
}

TEST_CASE("a tenant's life: not linked, linked, changed, removed, linked again") {
  Asking asking;
  auto const token = asking.user("contoso.example");
  CHECK(asking.partner("GET", token).status == 404);
  CHECK(code_of(asking.partner("GET", token)) == "NotFound");
  CHECK(asking.partner("PATCH", token, "1234567").status == 404);
  CHECK(asking.partner("DELETE", token, "1234567").status == 404);

  auto const made = asking.partner("PUT", token, "1234567");
  REQUIRE(made.status == 200);
  auto link = json_of(made);
  CHECK(link["id"] == "/providers/microsoft.managementpartner/partners/1234567");
  CHECK(link["type"] == "Microsoft.ManagementPartner/partners");
  CHECK(link["name"] == "1234567");
  CHECK(link["etag"] == 1);
  CHECK(link["properties"]["partnerName"] == "Contoso Partner Ltd");
  CHECK(link["properties"]["tenantId"] == "5a4d0000-0000-4000-8000-000000000001");
  CHECK(link["properties"]["objectId"] ==
        sandbox::object_id("5a4d0000-0000-4000-8000-000000000001", sandbox::Kind::user));
  CHECK(link["properties"]["createdTime"] == "2026-11-22T10:15:00.0000000Z");
  CHECK(link["properties"]["updatedTime"] == link["properties"]["createdTime"]);
  CHECK(json_of(asking.partner("GET", token)) == link);
  CHECK(json_of(asking.partner("GET", token, "1234567")) == link);
  CHECK(asking.partner("GET", token, "7654321").status == 404);

  auto const again = asking.partner("PUT", token, "1234567");
  CHECK(again.status == 409);
  CHECK(code_of(again) == "Conflict");

  asking.clock.advance(std::chrono::minutes{1});
  link = json_of(asking.partner("PATCH", token, "7654321"));
  CHECK(link["properties"]["partnerId"] == "7654321");
  CHECK(link["properties"]["version"] == 2);
  CHECK(link["properties"]["updatedTime"] == "2026-11-22T10:16:00.0000000Z");
  CHECK(link["properties"]["createdTime"] == "2026-11-22T10:15:00.0000000Z");

  CHECK(asking.partner("DELETE", token, "1234567").status == 404);
  auto const removed = asking.partner("DELETE", token, "7654321");
  CHECK(removed.status == 200);
  CHECK(removed.body.empty());
  CHECK(asking.partner("GET", token).status == 404);

  link = json_of(asking.partner("PUT", token, "5127255"));
  CHECK(link["properties"]["version"] == 4);
  CHECK(link["properties"]["createdTime"] == "2026-11-22T10:15:00.0000000Z");
}

TEST_CASE("a trailing slash asks for the link without an ID") {
  Asking asking;
  auto const answer =
      asking.call("GET", "/providers/microsoft.managementpartner/partners/?api-version=2018-02-01",
                  asking.user("litware.example"));
  CHECK(answer.status == 200);
  CHECK(json_of(answer)["name"] == "1234567");
}

TEST_CASE("the person's link and the application's are two") {
  Asking asking;
  CHECK(asking.partner("PUT", asking.user("contoso.example"), "1234567").status == 200);
  CHECK(asking.partner("GET", asking.application("contoso.example")).status == 404);
  CHECK(asking.partner("GET", asking.user("northwind.example")).status == 404);
}

TEST_CASE("the linked tenants are linked for both identities from the start") {
  Asking asking;
  CHECK(json_of(asking.partner("GET", asking.user("litware.example")))["name"] == "1234567");
  auto const other = json_of(asking.partner("GET", asking.application("tailspin.example")));
  CHECK(other["properties"]["partnerName"] == "Adatum Consulting");
}

TEST_CASE("a global ID and an unknown one have no record") {
  Asking asking;
  auto const token = asking.user("contoso.example");
  for (auto const* id : {"1000000", "99", "not-a-number"}) {
    auto const answer = asking.partner("PUT", token, id);
    CHECK(answer.status == 400);
    CHECK(code_of(answer) == "BadRequest");
    CHECK(answer.body.find("We don't have a record for this partner ID") != std::string::npos);
  }
  CHECK(asking.partner("GET", token).status == 404);
}

TEST_CASE("on behalf of a customer nobody can link, but can ask") {
  Asking asking;
  for (auto const* tenant : {"relecloud.example", "adatum.example"}) {
    auto const token = asking.user(tenant);
    CHECK(asking.partner("GET", token).status == 404);
    auto const answer = asking.partner("PUT", token, "1234567");
    CHECK(answer.status == 403);
    CHECK(answer.body.find("does not have an account in this tenant") != std::string::npos);
  }
}

TEST_CASE("a throttled tenant refuses the first call of a run and serves the rest") {
  Asking asking;
  auto const token = asking.user("wingtip.example");
  auto const refused = asking.partner("GET", token);
  CHECK(refused.status == 429);
  CHECK(refused.headers.get("Retry-After") == "1");
  asking.clock.advance(std::chrono::seconds{1});
  CHECK(asking.partner("GET", asking.user("wingtip.example")).status == 404);
  CHECK(asking.partner("PUT", token, "1234567").status == 200);
  asking.clock.advance(std::chrono::minutes{1});
  CHECK(asking.partner("GET", token).status == 429);
}

TEST_CASE("tenants come in pages of five, each named once, the hidden one not") {
  Asking asking;
  auto const token = asking.user(sandbox::k_home_tenant);
  std::string target = "/tenants?api-version=2022-12-01";
  std::set<std::string> domains;
  std::vector<std::size_t> pages;
  while (!target.empty()) {
    auto const answer = asking.call("GET", target, token);
    REQUIRE(answer.status == 200);
    auto const body = json_of(answer);
    pages.push_back(body["value"].size());
    for (auto const& tenant : body["value"]) {
      CHECK(domains.insert(tenant["defaultDomain"]).second);
    }
    auto const next = core::string_at(body, "nextLink").value_or("");
    CHECK((next.empty() || next.find("https://localhost:8443/tenants?") == 0));
    target = next.empty() ? "" : next.substr(std::string("https://localhost:8443").size());
  }
  CHECK(pages == std::vector<std::size_t>{5, 5, 2});
  CHECK(domains.count("alpineskihouse.example") == 0);
  CHECK(domains.count("partner.example") == 1);
}

TEST_CASE("an application sees its own tenant only, and Lighthouse is marked") {
  Asking asking;
  auto body = json_of(
      asking.call("GET", "/tenants?api-version=2022-12-01", asking.application("contoso.example")));
  REQUIRE(body["value"].size() == 1);
  CHECK(body["value"][0]["tenantId"] == "5a4d0000-0000-4000-8000-000000000001");
  CHECK(body["value"][0]["tenantCategory"] == "Home");
  body = json_of(
      asking.call("GET", "/tenants?api-version=2022-12-01", asking.application("adatum.example")));
  CHECK(body["value"][0]["tenantCategory"] == "ManagedBy");
}

TEST_CASE("extra tenants can be signed in to, linked and listed") {
  Asking asking({.extra_tenants = 1000});
  auto const token = asking.user("tenant-00999.example");
  CHECK(asking.partner("PUT", token, "1234567").status == 200);
  CHECK(asking.user_answer("tenant-1.example").status == 400);
  CHECK(asking.user_answer("tenant-01001.example").status == 400);
  auto const by_id = asking.user("5a4d0000-0000-4000-8001-000000000999");
  CHECK(json_of(asking.partner("GET", by_id))["name"] == "1234567");
  auto const body = json_of(asking.call("GET", "/tenants?api-version=2022-12-01", token));
  CHECK(body["value"].size() == 500);
}

TEST_CASE("every answer of ARM can be told apart by its request ID") {
  Asking asking;
  std::set<std::string> ids;
  for (int i = 0; i < 3; ++i) {
    auto const answer = asking.partner("GET", "nonsense");
    CHECK(ids.insert(answer.headers.get("x-ms-request-id").value_or("")).second);
  }
  CHECK(ids.count("") == 0);
}

TEST_CASE("a path, method or api-version that ARM does not have is refused") {
  Asking asking;
  auto const token = asking.user("contoso.example");
  CHECK(asking.call("GET", "/nothing?api-version=2022-12-01", token).status == 404);
  CHECK(asking.call("GET", "/providers/Microsoft.ManagementPartner/partnersx?api-version=1", token)
            .status == 404);
  CHECK(code_of(asking.call("GET", "/tenants", token)) == "MissingApiVersionParameter");
  CHECK(code_of(asking.call(
            "GET", "/providers/Microsoft.ManagementPartner/partners?api-version=2020-01-01",
            token)) == "NoRegisteredProviderFound");
  CHECK(asking.call("POST", "/tenants?api-version=2022-12-01", token).status == 405);
  CHECK(asking.partner("PUT", token).status == 405);
  CHECK(json_of(asking.call(
            "GET", "/providers/Microsoft.ManagementPartner/operations?api-version=2018-02-01",
            token))["value"]
            .size() == 4);
}

#include "sandbox/partner_center.hpp"
#include "sandbox/person_asking.hpp"

#include <catch2/catch.hpp>

#include <set>

using namespace partnerctl;
using test::json_of;

namespace {

constexpr char const* k_home = "partner.example";

// The stand-in, asked with tokens for Partner Center.
struct PartnerAsking : test::PersonAsking {
  explicit PartnerAsking(sandbox::Options const& options = {}) : PersonAsking(options) {
    scope = "https://api.partnercenter.microsoft.com/.default";
  }
  http::Response get(std::string const& target, std::string const& token,
                     std::string const& continuation = "") {
    http::Incoming request{
        .method = "GET", .target = target, .headers = {{"Authorization", "Bearer " + token}}};
    if (!continuation.empty()) {
      request.headers.add("MS-ContinuationToken", continuation);
    }
    return service.answer(request);
  }
};

std::string description_of(http::Response const& answer) {
  return core::string_at(json_of(answer), "description").value_or("");
}

} // namespace

TEST_CASE("a thousand customers come in pages by the token of each next link") {
  PartnerAsking asking({.extra_customers = 1000});
  auto const token = asking.application(k_home);
  std::set<std::string> tenants;
  std::string target = "/v1/customers?size=300";
  std::string continuation;
  int pages = 0;
  core::Json body;
  while (!target.empty()) {
    body = json_of(asking.get(target, token, continuation));
    ++pages;
    for (auto const& item : body["items"]) {
      CHECK(tenants.insert(item["companyProfile"]["tenantId"]).second);
      CHECK(item["id"] == item["companyProfile"]["tenantId"]);
    }
    auto const* next = core::member_at(body["links"], "next");
    target = next == nullptr ? "" : "/v1" + next->at("uri").get<std::string>();
    continuation = next == nullptr ? "" : next->at("headers").at(0).at("value").get<std::string>();
    if (next != nullptr) {
      CHECK(next->at("uri") == "/customers?size=300&seekOperation=Next");
      CHECK(next->at("headers").at(0).at("key") == "MS-ContinuationToken");
    }
  }
  CHECK(pages == 4);
  CHECK(tenants.size() == body["totalCount"].get<std::size_t>());
  CHECK(tenants.size() > 1000);
}

TEST_CASE("a page of customers that cannot be is refused") {
  PartnerAsking asking;
  auto const token = asking.application(k_home);
  for (auto const* target : {"/v1/customers?size=0", "/v1/customers?size=501",
                             "/v1/customers?size=x", "/v1/customers?size=5&seekOperation=Next"}) {
    CAPTURE(target);
    CHECK(asking.get(target, token).status == 400);
  }
  CHECK(asking.get("/v1/customers?size=5&seekOperation=Next", token, "!").status == 400);
  CHECK(asking.get("/v1/customers", token).status == 200);
}

TEST_CASE("one customer's name would be a formula, a script and a command to a terminal") {
  PartnerAsking asking;
  auto const body = json_of(asking.get("/v1/customers", asking.application(k_home)));
  std::string const name = body["items"].back()["companyProfile"]["companyName"];
  CHECK(name.starts_with("="));
  CHECK(name.find("<script>") != std::string::npos);
  CHECK(name.find('\x1b') != std::string::npos);
}

TEST_CASE("a person needs MFA, at home where they have it and not where they do not") {
  PartnerAsking asking;
  CHECK(asking.get("/v1/customers", asking.user(k_home)).status == 200);
  auto const at_home = asking.sign_in_by_browser(k_home);
  CHECK(asking.get("/v1/customers", at_home["access_token"]).status == 200);
  auto const elsewhere = asking.sign_in_by_browser("woodgrove.example");
  auto const weak = asking.refresh(k_home, elsewhere["refresh_token"]);
  auto const refused = asking.get("/v1/customers", test::Asking::token_of(weak));
  CHECK(refused.status == 401);
  CHECK(refused.body.empty());
  CHECK(refused.headers.get("WWW-Authenticate") == "Bearer error=\"invalid_token\"");
}

TEST_CASE("Partner Center wants a token that is its own, in time and of the partner's tenant") {
  PartnerAsking asking;
  CHECK(asking.get("/v1/customers", "").status == 401);
  CHECK(asking.get("/v1/customers", "nonsense").status == 401);
  CHECK(asking.get("/v1/customers", asking.application("contoso.example")).status == 403);
  auto const token = asking.application(k_home);
  asking.scope = "https://localhost:8443/.default";
  CHECK(asking.get("/v1/customers", asking.application(k_home)).status == 401);
  asking.clock.advance(std::chrono::hours{1});
  CHECK(asking.get("/v1/customers", token).status == 401);
}

TEST_CASE("a partner profile is for persons only") {
  PartnerAsking asking;
  auto const refused = asking.get("/v1/profiles/mpn", asking.application(k_home));
  CHECK(refused.status == 403);
  CHECK(description_of(refused) == "This resource can't be accessed by application credentials");
}

TEST_CASE("a partner profile is one's own, another's, the global account's or nobody's") {
  PartnerAsking asking;
  auto const token = asking.user(k_home);
  CHECK(json_of(asking.get("/v1/profiles/mpn", token))["mpnId"] == "1234567");
  auto const other = json_of(asking.get("/v1/profiles/mpn?mpnId=7654321", token));
  CHECK(other["partnerName"] == "Adatum Consulting");
  CHECK(other["profileType"] == "MpnProfile");
  CHECK(json_of(asking.get("/v1/profiles/mpn?mpnId=1000000", token))["partnerName"] ==
        json_of(asking.get("/v1/profiles/mpn?mpnId=1000001", token))["partnerName"]);
  auto const nobody = asking.get("/v1/profiles/mpn?mpnId=99", token);
  CHECK(nobody.status == 404);
  CHECK(json_of(nobody)["code"] == 3000);
}

TEST_CASE("Partner Center gives request IDs back, and has ones of its own") {
  PartnerAsking asking;
  http::Incoming const request{
      .method = "GET", .target = "/v1/customers", .headers = {{"MS-RequestId", "r-1"}}};
  auto const answer = asking.service.answer(request);
  CHECK(answer.headers.get("MS-RequestId") == "r-1");
  CHECK(core::Guid::parse(answer.headers.get("MS-CorrelationId").value_or("")));
}

TEST_CASE("what Partner Center does not have is not found, and nothing is written to it") {
  PartnerAsking asking;
  auto const token = asking.application(k_home);
  CHECK(asking.get("/v1/invoices", token).status == 404);
  CHECK(asking.call("POST", "/v1/customers", token).status == 405);
}

TEST_CASE("Partner Center throttles in its own shape") {
  PartnerAsking asking({.faults = {.throttle_percent = 100, .retry_after_seconds = 57}});
  auto const answer = asking.get("/v1/customers", "x");
  CHECK(answer.status == 429);
  CHECK(answer.headers.get("Retry-After") == "57");
  CHECK(json_of(answer)["statusCode"] == 429);
}

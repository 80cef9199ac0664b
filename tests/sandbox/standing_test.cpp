// What is read of where things stand, from the stand-in to the verdict.

#include "partnerctl/core/attempt.hpp"
#include "partnerctl/directory/tenant_of_domain.hpp"
#include "partnerctl/pal/access.hpp"
#include "partnerctl/partner_center/customers.hpp"
#include "partnerctl/partner_center/profile.hpp"
#include "sandbox/person_asking.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using pal::EarningReason;
using pal::Earns;

namespace {

constexpr char const* k_origin = "https://localhost:8443";

core::Cloud const& cloud() {
  static core::Cloud const k_cloud{.authority = k_origin,
                                   .resource_manager = k_origin,
                                   .partner_center = k_origin,
                                   .resource_manager_scope = std::string(k_origin) + "/.default",
                                   .partner_center_scope =
                                       "https://api.partnercenter.microsoft.com/.default"};
  return k_cloud;
}

// The stand-in as a wire, without sockets: with one token, and who it speaks for.
struct Standing : test::PersonAsking {
  using PersonAsking::PersonAsking;

  http::Send wire(std::string const& token) {
    auto const payload = token.empty() ? core::Json::object() : test::payload_of(token);
    core::Identity identity{
        .type = payload.value("idtyp", "") == "user" ? core::Identity::Type::user
                                                     : core::Identity::Type::application,
        .tenant = core::Guid::parse(payload.value("tid", "")).value_or(core::Guid()),
        .object = core::Guid::parse(payload.value("oid", "")).value_or(core::Guid())};
    return [this, token, identity](http::Request const& request) {
      http::Incoming incoming{.method = request.method,
                              .target = request.url.substr(std::string(k_origin).size()),
                              .headers = request.headers};
      if (request.authority) {
        incoming.headers.set("Authorization", "Bearer " + token);
      }
      auto response = service.answer(incoming);
      if (request.authority) {
        response.sent_as = identity;
      }
      return response;
    };
  }

  pal::TenantEarning judged(std::string const& domain, std::string const& token) {
    auto const payload = test::payload_of(token);
    core::Identity const caller{.tenant = *core::Guid::parse(payload["tid"].get<std::string>()),
                                .object = *core::Guid::parse(payload["oid"].get<std::string>())};
    auto const& table = pal::EarningRoles::built_in();
    return pal::judge(
        pal::read_access(wire(token), {.cloud = &cloud(), .tenant = core::TenantRef::parse(domain)},
                         caller, table),
        table, clock.now());
  }

  std::string for_partner_center(bool application = false) {
    auto const before = scope;
    scope = cloud().partner_center_scope;
    auto token = application ? this->application("partner.example") : user("partner.example");
    scope = before;
    return token;
  }
};

partner_center::Context partner_context() {
  return {.cloud = &cloud(), .tenant = core::TenantRef::parse("partner.example")};
}

} // namespace

TEST_CASE("every condition of the stand-in gets its verdict") {
  struct Row {
    char const* tenant;
    Earns earns;
    EarningReason why;
    char const* role;
  };
  auto const row = GENERATE(
      Row{"partner.example", Earns::yes, EarningReason::earning_role, "Contributor"},
      Row{"contoso.example", Earns::yes, EarningReason::earning_role, "Contributor"},
      Row{"northwind.example", Earns::yes, EarningReason::earning_role,
          "Support Request Contributor"},
      Row{"wideworld.example", Earns::yes, EarningReason::earning_role, "Contributor"},
      Row{"litware.example", Earns::yes, EarningReason::earning_role, "Owner"},
      Row{"tailspin.example", Earns::yes, EarningReason::earning_role, "Contributor"},
      Row{"wingtip.example", Earns::unknown, EarningReason::custom_role, "Sandbox Operator"},
      Row{"treyresearch.example", Earns::no, EarningReason::no_earning_role, "Reader"},
      Row{"relecloud.example", Earns::no, EarningReason::nothing_assigned, ""},
      Row{"fourthcoffee.example", Earns::no, EarningReason::nothing_assigned, ""},
      Row{"stepup.example", Earns::no, EarningReason::expired, "Contributor"});
  CAPTURE(row.tenant);
  Standing standing;
  auto const token = standing.user(row.tenant);
  if (row.tenant == std::string("wingtip.example")) {
    standing.partner("GET", token); // the call that is throttled
  }
  auto const verdict = standing.judged(row.tenant, token);
  CHECK(verdict.earns == row.earns);
  CHECK(verdict.deciding.why == row.why);
  CHECK(verdict.deciding.role == row.role);
}

TEST_CASE("the particulars of a verdict come through from the stand-in") {
  Standing standing;
  auto const judged = [&standing](std::string const& tenant) {
    return standing.judged(tenant, standing.user(tenant));
  };
  CHECK(judged("northwind.example").deciding.by_group);
  CHECK(judged("northwind.example").deciding.notes.size() == 1); // Enterprise Agreement
  CHECK_FALSE(judged("litware.example").deciding.excess.empty());
  CHECK(judged("wideworld.example").subscriptions.size() == 3);
  CHECK(judged("wideworld.example").deciding.scope.find("managementGroups") != std::string::npos);
  CHECK(judged("tailspin.example").deciding.until == standing.clock.now() + std::chrono::hours{1});
  CHECK(judged("partner.example").subscriptions.at(1).why == EarningReason::delegated);
}

TEST_CASE("a person who may activate a role has not done so") {
  Standing standing;
  std::string const token = standing.sign_in_by_browser("woodgrove.example")["access_token"];
  auto const verdict = standing.judged("woodgrove.example", token);
  CHECK(verdict.earns == Earns::no);
  CHECK(verdict.deciding.why == EarningReason::eligible_only);
  auto const application =
      standing.judged("woodgrove.example", standing.application("woodgrove.example"));
  CHECK(application.deciding.why == EarningReason::no_earning_role);
}

TEST_CASE("a thousand customers are read to the last, whatever the size of a page") {
  Standing standing({.extra_customers = 1000});
  auto const size = GENERATE(1, 40, 500);
  auto const all = partner_center::list_customers(standing.wire(standing.for_partner_center(true)),
                                                  partner_context(), size);
  CHECK(all.customers.size() == sandbox::Directory(0, 1000).customers_count());
  CHECK(all.customers.back().domain == "customer-01000.example");
  CHECK(all.without_tenant == 0);
}

TEST_CASE("a person without MFA is told so by what reads Partner Center") {
  Standing standing;
  standing.scope = cloud().partner_center_scope;
  auto const elsewhere = standing.sign_in_by_browser("woodgrove.example");
  auto const weak =
      test::Asking::token_of(standing.refresh("partner.example", elsewhere["refresh_token"]));
  auto const tried = core::attempt(
      [&] { return partner_center::list_customers(standing.wire(weak), partner_context()); });
  REQUIRE(tried.error);
  CHECK(tried.error->cause == "MFA required");
}

TEST_CASE("a partner ID is looked up, and a global one shows by the location after it") {
  Standing standing;
  auto const wire = standing.wire(standing.for_partner_center());
  auto const find = [&wire](std::string const& id) {
    return partner_center::find_partner(wire, partner_context(), core::PartnerId::parse(id));
  };
  CHECK(find("1234567")->name == "Contoso Partner Ltd");
  CHECK_FALSE(find("99"));
  auto const location =
      partner_center::possible_location(wire, partner_context(), find("1000000").value());
  REQUIRE(location);
  CHECK(location->text() == "1000001");
  CHECK_FALSE(partner_center::possible_location(wire, partner_context(), find("1234567").value()));

  auto const application = standing.wire(standing.for_partner_center(true));
  auto const tried =
      core::attempt([&] { return partner_center::own_partner(application, partner_context()); });
  REQUIRE(tried.error);
  CHECK(tried.error->cause == "a person is needed");
}

TEST_CASE("a customer's domain leads to its tenant without a sign-in") {
  Standing standing({.extra_customers = 3});
  auto const look_up = [&standing](std::string const& domain) {
    return directory::tenant_of_domain(standing.wire(""), {.cloud = &cloud()},
                                       core::TenantRef::parse(domain));
  };
  CHECK(look_up("contoso.example")->text() == "5a4d0000-0000-4000-8000-000000000001");
  CHECK(look_up("customer-00003.example")->text() == "5a4d0000-0000-4000-8002-000000000003");
  CHECK_FALSE(look_up("nobody.example"));
}

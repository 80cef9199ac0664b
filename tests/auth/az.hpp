#pragma once

#include "auth/answers.hpp"
#include "auth/azure_cli.hpp"
#include "auth/errors.hpp"
#include "auth/fake_tool.hpp"
#include "support/fake_clock.hpp"

#include <memory>
#include <string>

namespace partnerctl::test {

inline constexpr char const* k_name = "engineer@partner.example";
inline constexpr char const* k_get = "account get-access-token";

// az, signed in as a person.
struct Az {
  FakeTool tool{"az"};
  FakeClock clock{};
  auth::Settings settings{};
  auth::Means means{.cloud = {.name = "public", .authority = k_authority},
                    .environment = core::Environment({{"PATH", tool.path()},
                                                      {"HOME", "/home/engineer"},
                                                      {"AZURE_CONFIG_DIR", "/home/engineer/az"}}),
                    .clock = &clock};

  Az() { is_signed_in("user", k_name); }

  void is_signed_in(std::string const& type, std::string const& name,
                    std::string const& cloud = "AzureCloud") {
    tool.prints("account show", core::write_json({{"environmentName", cloud},
                                                  {"homeTenantId", k_other_tenant},
                                                  {"id", k_object},
                                                  {"tenantId", k_tenant},
                                                  {"user", {{"name", name}, {"type", type}}}}));
  }
  static core::Json person_claims() {
    return {{"tid", k_other_tenant},
            {"oid", k_object},
            {"appid", "04b07795-8ddb-461a-bbee-02f9e1bf7b46"},
            {"upn", "engineer_partner.example#EXT#@customer.example"},
            {"idtyp", "user"}};
  }
  void gives(core::Json const& claims) {
    core::Json answer{{"accessToken", token_with(claims)},
                      {"expiresOn", "2026-11-22 12:15:00.000000"},
                      {"expires_on", 1795346100},
                      {"tenant", k_other_tenant},
                      {"tokenType", "Bearer"}};
    tool.prints(k_get, core::write_json(answer, 2));
  }
  std::shared_ptr<auth::Credential const> credential() const {
    return auth::azure_cli(settings, means);
  }
  static auth::TokenRequest request(std::string const& tenant = k_other_tenant) {
    return {.tenant = core::TenantRef::parse(tenant), .scope = k_scope};
  }
  core::Error refusal(std::string const& err) {
    tool.fails(k_get, err);
    return error_of([&] { credential()->token(request()); });
  }
};

// What the remedies name for that tenant and scope.
inline std::string const k_login =
    std::string("az login --tenant ") + k_other_tenant + " --scope " + k_scope;

} // namespace partnerctl::test

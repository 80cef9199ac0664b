#include "auth/account_json.hpp"
#include "auth/some_accounts.hpp"
#include "partnerctl/core/json.hpp"
#include "partnerctl/core/time.hpp"

#include <catch2/catch.hpp>
#include <fmt/core.h>

using namespace partnerctl;

namespace {

// All of an account, tokens too.
std::string told(auth::Account const& account) {
  std::string tenants;
  for (auto const& [tenant, token] : account.tenant_tokens) {
    tenants += tenant + "=" + token.reveal() + " ";
  }
  return fmt::format(
      "{} {} {} {} {} {} {} {}{} {}", account.authority, account.client_id, account.id,
      account.home_tenant, account.user_name, account.method, account.refresh_token.reveal(),
      tenants, core::format_rfc3339(account.signed_in), core::format_rfc3339(account.refreshed));
}

} // namespace

TEST_CASE("sign-ins are read as they were written") {
  auto first = test::account_of();
  first.tenant_tokens[test::k_other_tenant] = core::Secret("of the other");
  first.refreshed += std::chrono::hours(5);
  std::vector<auth::Account> const accounts{first, test::account_of("second@partner.example", "2")};
  auto const back = auth::parse_accounts(auth::write_accounts(accounts, ""));
  REQUIRE(back.has_value());
  REQUIRE(back->size() == 2);
  CHECK(told(back->at(0)) == told(accounts.at(0)));
  CHECK(told(back->at(1)) == told(accounts.at(1)));
}

TEST_CASE("a document of sign-ins has the fields that other versions read") {
  auto account = test::account_of();
  account.tenant_tokens[test::k_other_tenant] = core::Secret("t");
  auto const document = core::parse_json(auth::write_accounts({account}, ""));
  core::Json const expected{{"schema", "partnerctl/accounts/1"},
                            {"accounts",
                             {{{"authority", test::k_authority},
                               {"clientId", test::k_client},
                               {"id", "id-of-engineer@partner.example"},
                               {"homeTenant", test::k_tenant},
                               {"userName", test::k_person},
                               {"method", "browser"},
                               {"refreshToken", "r3fresh"},
                               {"tenantTokens", {{test::k_other_tenant, "t"}}},
                               {"signedIn", "2026-11-22T10:15:00Z"},
                               {"refreshed", "2026-11-22T10:15:00Z"}}}}};
  CHECK(document.value() == expected);
}

TEST_CASE("what a newer version keeps beside the known fields stays") {
  auto document = core::parse_json(auth::write_accounts({test::account_of()}, "")).value();
  document["future"] = {{"a", 1}};
  document["accounts"][0]["nickname"] = "work";
  auto const before = core::write_json(document);
  auto accounts = auth::parse_accounts(before).value();
  accounts.front().refresh_token = core::Secret("next");
  accounts.insert(accounts.begin(), test::account_of("new@partner.example"));
  auto const after = core::parse_json(auth::write_accounts(accounts, before)).value();
  CHECK(after.at("future") == document.at("future"));
  CHECK(after.at("accounts").at(1).at("nickname") == "work");
  CHECK(after.at("accounts").at(1).at("refreshToken") == "next");
  CHECK_FALSE(after.at("accounts").at(0).contains("nickname"));
}

TEST_CASE("what is no document of sign-ins is not read") {
  auto const whole = core::parse_json(auth::write_accounts({test::account_of()}, "")).value();
  auto const changed = [&whole](auto const& change) {
    auto document = whole;
    change(document);
    return core::write_json(document);
  };
  CHECK(auth::parse_accounts(changed([](auto&) {})).has_value());
  for (std::string const& text :
       {std::string(), std::string("{"), std::string("[]"), core::write_json(whole).substr(0, 100),
        changed([](auto& it) { it["schema"] = "partnerctl/accounts/2"; }),
        changed([](auto& it) { it.erase("schema"); }),
        changed([](auto& it) { it["accounts"] = 1; }),
        changed([](auto& it) { it["accounts"][0] = "text"; }),
        changed([](auto& it) { it["accounts"][0].erase("authority"); }),
        changed([](auto& it) { it["accounts"][0].erase("clientId"); }),
        changed([](auto& it) { it["accounts"][0].erase("id"); }),
        changed([](auto& it) { it["accounts"][0]["refreshToken"] = ""; }),
        changed([](auto& it) { it["accounts"][0]["tenantTokens"] = "t"; }),
        changed([](auto& it) { it["accounts"][0]["tenantTokens"]["x"] = 1; })}) {
    INFO(text);
    CHECK_FALSE(auth::parse_accounts(text).has_value());
  }
}

#pragma once

#include "auth/errors.hpp"
#include "auth/person.hpp"
#include "auth/some_accounts.hpp"
#include "partnerctl/auth/interaction.hpp"
#include "partnerctl/http/url.hpp"
#include "support/scripted_wire.hpp"

#include <functional>
#include <mutex>
#include <set>

namespace partnerctl::test {

inline constexpr char const* k_claims =
    R"({"access_token":{"acrs":{"essential":true,"values":["p1"]}}})";
// Of k_claims, by another program.
inline constexpr char const* k_claims_in_base64 =
    "eyJhY2Nlc3NfdG9rZW4iOnsiYWNycyI6eyJlc3NlbnRpYWwiOnRydWUsInZhbHVlcyI6WyJwMSJdfX19";

inline std::string answer_for(std::string const& tenant, std::string const& refresh_token) {
  auto body =
      core::parse_json(answer_with(token_with({{"tid", tenant}, {"oid", k_object}, {"upn", "u"}})))
          .value();
  body["refresh_token"] = refresh_token;
  return core::write_json(body);
}

inline std::string field(http::Request const& request, std::string const& name) {
  for (auto const& [key, value] : http::form_decode(request.body)) {
    if (key == name) {
      return value;
    }
  }
  return {};
}

class Silent final : public auth::Interaction {
public:
  void say(std::string const& /*text*/) override {}
  bool open_browser(std::string const& /*url*/) override { return false; }
  std::optional<std::string> typed_line(std::stop_token /*stop*/) override { return {}; }
};

// A person whose sign-in is kept, and who can be asked.
struct Kept {
  FakeClock clock{};
  ScriptedWire wire{};
  std::unique_ptr<auth::Accounts> accounts{auth::accounts_in_memory("")};
  Silent interaction{};
  std::vector<auth::LogInOptions> asked{};
  auth::Means means{.cloud = {.authority = k_authority, .resource_manager_scope = k_scope},
                    .send = wire.send(),
                    .clock = &clock,
                    .interaction = &interaction,
                    .accounts = [this]() -> auth::Accounts& { return *accounts; },
                    .login = "partnerctl auth login --cloud c"};
  // What the person does when asked.
  std::function<auth::PersonSignedIn(auth::LogInOptions const&)> reply{};
  std::shared_ptr<auth::Credential const> credential{};

  auth::Credential const& person() {
    if (accounts->all().empty()) {
      add(*accounts, account_of());
    }
    credential = auth::person(accounts->all().front(), means,
                              [this](auth::LogInOptions const& options, auth::Means const&) {
                                asked.push_back(options);
                                return reply(options);
                              });
    return *credential;
  }
  void refuses(std::string const& body =
                   R"({"error":"interaction_required","suberror":"basic_action",)"
                   R"("error_codes":[50076],"error_description":"AADSTS50076: stronger."})") {
    wire.on("POST", "", 400, body);
  }
  static auth::TokenRequest challenged(std::string const& tenant = k_other_tenant) {
    return {.tenant = core::TenantRef::parse(tenant), .scope = k_scope, .claims = k_claims};
  }
  static auth::PersonSignedIn signed_in(std::string const& name = k_person,
                                        std::string const& tenant = k_other_tenant) {
    auth::PersonSignedIn made{.account = account_of(name, "stronger")};
    made.token.value = core::Secret("the access token");
    made.token.identity = {.type = core::Identity::Type::user,
                           .tenant = core::Guid::parse(tenant).value(),
                           .object = core::Guid::parse(k_object).value()};
    return made;
  }
  void check_command(core::Error const& error, std::string const& tenant = k_other_tenant) {
    CHECK(error.kind == core::ErrorKind::auth);
    CHECK(error.cause == "stronger sign-in required");
    CHECK(error.hint == "partnerctl auth login --cloud c --tenant " + tenant +
                            " --claims-challenge " + k_claims_in_base64);
  }
};

// A token service that answers by itself, for many threads; each answer has a new refresh token.
struct Service {
  std::mutex mutex{};
  std::set<std::string> given{"r3fresh"};
  int requests = 0;
  // What is refused while the claims are asked for: all but refresh tokens with this beginning.
  std::string strong{"r"};

  http::Response answer(http::Request const& request) {
    std::scoped_lock const lock(mutex);
    ++requests;
    auto const presented = field(request, "refresh_token");
    bool const is_strong = field(request, "claims").empty() || presented.starts_with(strong);
    if (!given.contains(presented) || !is_strong) {
      return {.status = 400, .body = R"({"error":"invalid_grant"})"};
    }
    auto const next = presented.substr(0, presented.find('-')) + "-" + std::to_string(requests);
    given.insert(next);
    auto const begin = std::string(k_authority).size() + 1;
    return {.status = 200,
            .body =
                answer_for(request.url.substr(begin, request.url.find('/', begin) - begin), next)};
  }
};

} // namespace partnerctl::test

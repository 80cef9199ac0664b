#include "auth/issuers.hpp"
#include "auth/managed_identity.hpp"

using namespace partnerctl;
using Catch::Matchers::Contains;

namespace {

constexpr char const* k_imds = "http://127.0.0.1:41001";
constexpr char const* k_local = "http://127.0.0.1:41000/token";

struct Resource : test::Bench {
  // Never the real link-local address.
  test::Variables variables{{"AZURE_POD_IDENTITY_AUTHORITY_HOST", k_imds}};

  Resource() { settings.client_id.reset(); }
  std::shared_ptr<auth::Credential const> credential() {
    return auth::managed_identity(settings, means(variables));
  }
  bool is_here() { return auth::is_managed_identity_here(means(variables)); }
  Resource& gives(std::string const& tenant = test::k_tenant) {
    wire.on("GET", "http://127.0.0.1:4100", 200,
            test::answer_with(test::token_with(test::application_claims(tenant))));
    return *this;
  }
  core::Error refusal() {
    auto error = test::error_of([&] { credential(); });
    CHECK(error.kind == core::ErrorKind::usage);
    CHECK(wire.requests().empty());
    return error;
  }
};

core::Error error_at(std::shared_ptr<auth::Credential const> const& credential,
                     std::string const& tenant) {
  return test::error_of([&] { credential->token(test::ask(tenant)); });
}

} // namespace

TEST_CASE("a system-assigned identity has no name before its first token") {
  Resource resource;
  auto const credential = resource.credential();
  CHECK(credential->identity().type == core::Identity::Type::application);
  CHECK(credential->identity().name == "managed identity");
  CHECK(credential->identity().client_id.empty());
  CHECK(credential->identity().method == "managed-identity");
  auto const token = resource.gives().credential()->token(test::ask());
  CHECK(token.identity.name == test::k_client);
  CHECK(token.identity.method == "managed-identity");
  resource.gives();
  credential->token(test::ask());
  CHECK(credential->identity().name == test::k_client);
  CHECK(credential->identity().client_id == test::k_client);
}

TEST_CASE("a user-assigned identity is asked for and known by its client ID") {
  Resource resource;
  resource.settings.named_client_id = test::k_object;
  auto const credential = resource.gives().credential();
  CHECK(credential->identity().name == test::k_object);
  credential->token(test::ask());
  CHECK_THAT(resource.wire.requests().at(0).url,
             Contains(std::string("client_id=") + test::k_object));
  CHECK(credential->identity().name == test::k_object);
}

TEST_CASE("a domain is looked up, since a managed identity's token is for its own tenant anyway") {
  auto const metadata = [](Resource& resource, std::string const& tenant) {
    resource.wire.on("GET", "/contoso.example/v2.0/.well-known/openid-configuration", 200,
                     std::string(R"({"token_endpoint":")") + test::k_authority + "/" + tenant +
                         R"(/oauth2/v2.0/token"})");
  };
  Resource own;
  auto const credential = own.credential();
  metadata(own, test::k_tenant);
  own.gives();
  CHECK(credential->token(test::ask("contoso.example")).identity.tenant.text() == test::k_tenant);
  metadata(own, test::k_other_tenant);
  auto const error = error_at(credential, "contoso.example");
  CHECK(error.kind == core::ErrorKind::auth);
  CHECK_THAT(error.message, Contains("contoso.example") && Contains("its own tenant"));
  CHECK_THAT(error.hint, Contains("home") && Contains("GUID") && Contains("federation"));
  CHECK(own.wire.all_used());
}

TEST_CASE("the client ID of a profile is people's, and no managed identity's") {
  Resource resource;
  resource.settings.client_id = test::k_object;
  resource.gives().credential()->token(test::ask());
  CHECK_THAT(resource.wire.requests().at(0).url, !Contains("client_id="));
}

TEST_CASE("a managed identity is refused for another tenant than the configured one") {
  Resource resource;
  resource.settings.home = core::TenantRef::parse(test::k_tenant);
  auto const error = error_at(resource.credential(), test::k_other_tenant);
  CHECK(error.kind == core::ErrorKind::auth);
  CHECK_THAT(error.message, Contains(test::k_tenant) && Contains(test::k_other_tenant));
  CHECK(resource.wire.requests().empty());
  resource.gives().credential()->token(test::ask());
}

TEST_CASE("where a managed identity is, its first token says") {
  Resource resource;
  auto const credential = resource.gives().credential();
  auto const error = error_at(credential, test::k_other_tenant);
  CHECK(error.kind == core::ErrorKind::auth);
  CHECK_THAT(error.message, Contains(test::k_tenant) && Contains(test::k_other_tenant));
  CHECK(resource.wire.requests().size() == 1);
  CHECK_THAT(error_at(credential, test::k_other_tenant).message, Contains(test::k_tenant));
  CHECK(resource.wire.requests().size() == 1);
  resource.gives();
  credential->token(test::ask());
}

TEST_CASE("a managed identity's token counts for more than a configured tenant that is wrong") {
  Resource resource;
  resource.settings.home = core::TenantRef::parse(test::k_other_tenant);
  auto const credential = resource.gives().credential();
  CHECK_THAT(error_at(credential, test::k_other_tenant).message, Contains(test::k_tenant));
  CHECK(resource.wire.requests().size() == 1);
}

TEST_CASE("a managed identity's home is the configured tenant, else that of one token") {
  Resource resource;
  auto const credential = resource.gives().credential();
  CHECK(credential->home() == core::TenantRef::parse(test::k_tenant));
  CHECK(credential->home() == core::TenantRef::parse(test::k_tenant));
  CHECK(resource.wire.requests().size() == 1);
  CHECK_THAT(resource.wire.requests().at(0).url,
             Contains("resource=https%3A%2F%2Fmanagement.example"));
  resource.settings.home = core::TenantRef::parse("contoso.example");
  CHECK(resource.credential()->home() == core::TenantRef::parse("contoso.example"));
  CHECK(resource.wire.requests().size() == 1);
}

TEST_CASE("a managed identity cannot satisfy a claims challenge") {
  Resource resource;
  auto asked = test::ask();
  asked.claims = R"({"access_token":{}})";
  auto const error = test::error_of([&] { resource.credential()->token(asked); });
  CHECK(error.kind == core::ErrorKind::auth);
  CHECK(resource.wire.requests().empty());
}

TEST_CASE("a managed identity's token that says nothing is a protocol error") {
  Resource resource;
  resource.wire.on("GET", k_imds, 200, R"({"access_token":"redacted","expires_in":"60"})");
  CHECK(error_at(resource.credential(), test::k_tenant).kind == core::ErrorKind::protocol);
}

TEST_CASE("home has to be resolved before a managed identity is asked") {
  Resource resource;
  CHECK(error_at(resource.credential(), "home").kind == core::ErrorKind::internal);
}

TEST_CASE("App Service is a managed identity's source where both its variables are set") {
  Resource resource;
  resource.variables["IDENTITY_ENDPOINT"] = k_local;
  resource.gives().credential()->token(test::ask());
  CHECK_THAT(resource.wire.requests().at(0).url, Contains(k_imds));
  resource.variables["IDENTITY_HEADER"] = "h";
  // Old App Services set both.
  resource.variables["MSI_ENDPOINT"] = k_local;
  resource.variables["MSI_SECRET"] = "h";
  CHECK(resource.is_here());
  resource.gives().credential()->token(test::ask());
  CHECK_THAT(resource.wire.requests().at(1).url,
             Contains(std::string(k_local) + "?api-version=2019-08-01"));
  CHECK(resource.wire.requests().at(1).headers.get("X-IDENTITY-HEADER") == "h");
}

TEST_CASE("Arc is a managed identity's source where both its variables are set") {
  Resource resource;
  resource.variables["IDENTITY_ENDPOINT"] = k_local;
  resource.variables["IMDS_ENDPOINT"] = "http://localhost:40342";
  CHECK(resource.is_here());
  CHECK(resource.wire.requests().empty());
  // In no folder that a test could write to: the pinned one counts.
  resource.wire.on("GET", k_local, 401, "", {{"WWW-Authenticate", "Basic realm=/etc/hosts.key"}});
  CHECK_THAT(error_at(resource.credential(), test::k_tenant).message, Contains("/etc/hosts.key"));
  CHECK_THAT(resource.wire.requests().at(0).url, Contains("api-version=2020-06-01"));
}

TEST_CASE("Arc has no user-assigned identity") {
  Resource resource;
  resource.variables["IDENTITY_ENDPOINT"] = k_local;
  resource.variables["IMDS_ENDPOINT"] = "http://localhost:40342";
  resource.settings.named_client_id = test::k_client;
  CHECK_THAT(resource.refusal().message, Contains("user-assigned"));
}

TEST_CASE("a source that is known and not supported is named and never replaced") {
  struct Known {
    test::Variables variables;
    char const* name;
  };
  for (auto const& known :
       {Known{{{"IDENTITY_ENDPOINT", k_local},
               {"IDENTITY_HEADER", "h"},
               {"IDENTITY_SERVER_THUMBPRINT", "t"}},
              "Service Fabric"},
        Known{{{"MSI_ENDPOINT", k_local}, {"MSI_SECRET", "s"}}, "Machine Learning"},
        Known{{{"MSI_ENDPOINT", k_local}}, "Cloud Shell"}}) {
    Resource resource;
    resource.variables.insert(known.variables.begin(), known.variables.end());
    auto const error = resource.refusal();
    CHECK_THAT(error.message, Contains(known.name) && Contains("not supported"));
    CHECK_FALSE(resource.is_here());
    CHECK(resource.wire.requests().empty());
  }
}

TEST_CASE("a managed identity is here where IMDS answers") {
  Resource resource;
  resource.wire.on("GET", k_imds, 400, "")
      .on("GET", k_imds, core::Error{.kind = core::ErrorKind::network, .message = "refused"});
  CHECK(resource.is_here());
  CHECK_FALSE(resource.is_here());
  CHECK(resource.wire.all_used());
}

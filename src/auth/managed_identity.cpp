#include "auth/managed_identity.hpp"

#include "auth/app_service.hpp"
#include "auth/application.hpp"
#include "auth/arc.hpp"
#include "auth/identity_service.hpp"
#include "auth/imds.hpp"
#include "auth/tenant_of_domain.hpp"
#include "partnerctl/core/error.hpp"

#include <mutex>

namespace partnerctl::auth {
namespace {

enum class Source { app_service, arc, imds, service_fabric, azure_ml, cloud_shell };

Source source_of(core::Environment const& environment) {
  bool const has_endpoint = environment.has("IDENTITY_ENDPOINT");
  if (has_endpoint && environment.has("IDENTITY_HEADER")) {
    return environment.has("IDENTITY_SERVER_THUMBPRINT") ? Source::service_fabric
                                                         : Source::app_service;
  }
  if (environment.has("MSI_ENDPOINT")) {
    return environment.has("MSI_SECRET") ? Source::azure_ml : Source::cloud_shell;
  }
  return has_endpoint && environment.has("IMDS_ENDPOINT") ? Source::arc : Source::imds;
}

core::Error not_supported(std::string const& where, std::string const& variable) {
  return core::usage_error("the managed identity of " + where + " (" + variable +
                               " is set) is known, but not supported",
                           "sign in another way: a client secret or certificate, workload "
                           "identity federation, or --auth az");
}

IdentityService service_of(Settings const& settings, Means const& means) {
  auto const& environment = means.environment;
  auto const endpoint = environment.get("IDENTITY_ENDPOINT").value_or("");
  switch (source_of(environment)) {
  case Source::app_service:
    return app_service(endpoint, core::Secret(environment.get("IDENTITY_HEADER").value_or("")),
                       settings.named_client_id, means);
  case Source::arc:
    // Rather than to act, unasked, as another identity.
    if (settings.named_client_id) {
      throw core::usage_error("Azure Arc has no user-assigned identities, and a client ID is given",
                              "leave out --client-id and AZURE_CLIENT_ID");
    }
    return arc(endpoint, means);
  case Source::service_fabric:
    throw not_supported("Service Fabric", "IDENTITY_SERVER_THUMBPRINT");
  case Source::azure_ml:
    throw not_supported("Azure Machine Learning or an old App Service", "MSI_SECRET");
  case Source::cloud_shell:
    throw not_supported("Cloud Shell", "MSI_ENDPOINT");
  case Source::imds:
    break;
  }
  return imds(settings.named_client_id, means);
}

core::Error other_tenant(std::string const& asked, std::string const& own) {
  return {.kind = core::ErrorKind::auth,
          .message = "a managed identity exists in its own tenant alone" +
                     (own.empty() ? own : " (" + own + ")") + ", and the tenant asked for is " +
                     asked,
          .hint = "name its own tenant by the GUID or as 'home'; for customers' tenants let an "
                  "application trust this identity (workload identity federation), or use its "
                  "secret or certificate"};
}

class ManagedIdentityCredential final : public Credential {
public:
  ManagedIdentityCredential(Settings const& settings, Means const& means)
      : m_service(service_of(settings, means)), m_client_id(settings.named_client_id.value_or("")),
        m_home(settings.home), m_means(means) {}

  AccessToken token(TokenRequest const& request) const override {
    if (!request.claims.empty()) {
      throw core::Error{.kind = core::ErrorKind::auth,
                        .message = "the service asks for more than a managed identity can prove",
                        .hint = "give the request ID to the administrator of the tenant, or sign "
                                "in as an application with a secret or certificate"};
    }
    auto const asked = guid_of(request);
    require_own(asked, request);
    auto token = ask(request);
    if (token.identity.tenant != asked) {
      throw other_tenant(request.tenant.text(), token.identity.tenant.text());
    }
    return token;
  }

  core::Identity identity() const override {
    std::scoped_lock const lock(m_mutex);
    auto const& client_id = m_client_id.empty() ? m_seen.client_id : m_client_id;
    return {.type = core::Identity::Type::application,
            .name = client_id.empty() ? "managed identity" : client_id,
            .client_id = client_id,
            .method = "managed-identity"};
  }

  // Only its token says where it is, so one is asked for, once.
  std::optional<core::TenantRef> home() const override {
    if (m_home) {
      return m_home;
    }
    auto own = tenant_seen();
    if (own.is_nil()) {
      own = ask({.tenant = core::TenantRef::parse("home"),
                 .scope = m_means.cloud.resource_manager_scope})
                .identity.tenant;
    }
    return core::TenantRef::of(own);
  }

private:
  AccessToken ask(TokenRequest const& request) const {
    auto token = access_token_of(m_service(request), identity());
    std::scoped_lock const lock(m_mutex);
    m_seen = token.identity;
    return token;
  }

  core::Guid tenant_seen() const {
    std::scoped_lock const lock(m_mutex);
    return m_seen.tenant;
  }

  // Its token is for its own tenant whatever is asked, so a domain has to be looked up.
  core::Guid guid_of(TokenRequest const& request) const {
    if (request.tenant.form() == core::TenantRef::Form::home) {
      throw core::Error{.message = "a token was asked for before 'home' was resolved"};
    }
    auto const guid = request.tenant.guid();
    return guid ? *guid : tenant_of_domain(request, m_means);
  }

  // As far as it is known before a token is asked for.
  void require_own(core::Guid const& asked, TokenRequest const& request) const {
    auto const configured = m_home ? m_home->guid() : std::nullopt;
    auto const seen = tenant_seen();
    auto const own = seen.is_nil() ? configured.value_or(core::Guid()) : seen;
    if (!own.is_nil() && asked != own) {
      throw other_tenant(request.tenant.text(), own.text());
    }
  }

  IdentityService m_service;
  std::string m_client_id;
  std::optional<core::TenantRef> m_home;
  Means m_means;
  mutable std::mutex m_mutex;
  // Whom the last token spoke for.
  mutable core::Identity m_seen;
};

} // namespace

std::shared_ptr<Credential const> managed_identity(Settings const& settings, Means const& means) {
  return std::make_shared<ManagedIdentityCredential>(settings, means);
}

bool is_managed_identity_here(Means const& means) {
  switch (source_of(means.environment)) {
  case Source::app_service:
  case Source::arc:
    return true;
  case Source::imds:
    return is_imds_here(means);
  case Source::service_fabric:
  case Source::azure_ml:
  case Source::cloud_shell:
    break;
  }
  return false;
}

} // namespace partnerctl::auth

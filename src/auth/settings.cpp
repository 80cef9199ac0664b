#include "auth/settings.hpp"

#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/text.hpp"

namespace partnerctl::auth {
namespace {

std::optional<core::TenantRef> home_of(core::Environment const& environment) {
  auto const text = environment.get("AZURE_TENANT_ID");
  if (!text) {
    return std::nullopt;
  }
  auto tenant = core::attempt([&text] { return core::TenantRef::parse(*text); });
  if (!tenant) {
    tenant.error->message = "AZURE_TENANT_ID: " + tenant.error->message;
    throw std::move(*tenant.error);
  }
  if (tenant.value->form() == core::TenantRef::Form::home) {
    throw core::Error{.kind = core::ErrorKind::usage,
                      .message = "AZURE_TENANT_ID is 'home', which is the very thing it has to say",
                      .hint = "set it to the tenant's GUID or to one of its verified domains"};
  }
  return tenant.value;
}

std::optional<core::Secret> secret_of(core::Environment const& environment, char const* name) {
  auto text = environment.get(name);
  return text ? std::optional(core::Secret(std::move(*text))) : std::nullopt;
}

} // namespace

Settings gather(SignInOptions const& options, core::Environment const& environment) {
  auto or_variable = [&environment](std::optional<std::string> const& option, char const* name) {
    return option ? option : environment.get(name);
  };
  auto const chain = environment.get("AZURE_CLIENT_SEND_CERTIFICATE_CHAIN").value_or("");
  auto const named = or_variable(options.client_id, "AZURE_CLIENT_ID");
  return {.client_id = named ? named : options.profile_client_id,
          .named_client_id = named || !options.certificate_path ? named : options.profile_client_id,
          .own_client_id = options.client_id ? options.client_id : options.profile_client_id,
          .account = options.account ? options.account : options.profile_account,
          .account_was_given = options.account.has_value(),
          .client_secret = options.client_secret ? options.client_secret
                                                 : secret_of(environment, "AZURE_CLIENT_SECRET"),
          .secret_was_given = options.client_secret.has_value(),
          .certificate_path =
              or_variable(options.certificate_path, "AZURE_CLIENT_CERTIFICATE_PATH"),
          .certificate_password =
              secret_of(environment, "AZURE_CLIENT_CERTIFICATE_PASSWORD").value_or(core::Secret()),
          .send_chain = chain == "1" || core::equal_ignoring_case(chain, "true"),
          .federated_token_file = environment.get("AZURE_FEDERATED_TOKEN_FILE"),
          .home = options.home ? options.home : home_of(environment)};
}

} // namespace partnerctl::auth

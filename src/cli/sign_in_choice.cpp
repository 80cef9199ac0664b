#include "cli/sign_in_choice.hpp"

#include "cli/services.hpp"
#include "partnerctl/core/error.hpp"

namespace partnerctl::cli {
namespace {

std::optional<std::string> said(std::string const& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

} // namespace

std::string sign_in_method(Services& services) {
  auto const recorded = services.recorded().value_or(Services::Recorded{});
  return config::first_of({{services.globals().auth, ""},
                           {said(recorded.method), ""},
                           {services.environment().get("PARTNERCTL_AUTH"), ""},
                           {services.profile().auth, ""},
                           {std::string("auto"), ""}})
      ->value;
}

auth::SignInOptions sign_in_options(Services& services, std::string const& row_profile,
                                    std::string const& row_client_id) {
  auth::SignInOptions options;
  auto const recorded = services.recorded().value_or(Services::Recorded{});
  auto const& base = services.profile();
  options.method = sign_in_method(services);
  options.client_id =
      services.globals().client_id ? services.globals().client_id : said(recorded.client_id);
  options.profile_client_id = base.client_id;
  options.account =
      services.globals().account ? services.globals().account : said(recorded.account);
  options.profile_account = base.account;
  if (!services.environment().has("AZURE_CLIENT_CERTIFICATE_PATH")) {
    options.certificate_path = base.certificate;
  }
  options.client_secret = services.client_secret();
  if (!row_profile.empty()) {
    auto const& row = services.profile_named(row_profile);
    options.client_id = row.client_id ? row.client_id : options.client_id;
    options.account = row.account ? row.account : options.account;
    if (row.certificate) {
      // A secret that happens to be in the environment must not sign in for a row that names a
      // certificate.
      options.certificate_path = row.certificate;
      options.method = "certificate";
    }
    options.method = row.auth ? *row.auth : options.method;
  }
  if (!row_client_id.empty()) {
    options.client_id = row_client_id;
  }
  return options;
}

} // namespace partnerctl::cli

#include "cli/doctor/credentials.hpp"

#include "cli/doctor/looked_at_accounts.hpp"
#include "cli/services.hpp"
#include "cli/sign_in_choice.hpp"
#include "partnerctl/auth/candidates.hpp"
#include "partnerctl/core/text.hpp"

#include <fmt/core.h>

namespace partnerctl::cli::doctor {
namespace {

using auth::Candidate;

constexpr char const* k_name = "credential";
constexpr char const* k_used = "used by commands";
constexpr std::chrono::seconds k_timeout{10};
constexpr std::chrono::seconds k_all_tries{20};

// One after the other, remembering which of them commands would use.
class Credentials {
public:
  Credentials(Services& services, Survey const& survey, bool offline, std::stop_token stop)
      : m_services(services), m_survey(survey), m_offline(offline), m_stop(std::move(stop)) {}

  Checks run() {
    if (m_survey.is_sandbox) {
      sandbox();
    } else if (m_survey.cloud == nullptr || (!m_survey.unasked.empty() && !m_offline)) {
      m_checks.push_back(skipped(k_name, "each way to sign in", m_survey.unasked));
    } else {
      chain();
    }
    return std::move(m_checks);
  }

private:
  void sandbox() {
    for (auto const& method : auth::chain_methods()) {
      m_checks.push_back(
          skipped(k_name, method, "no credential of this machine ever reaches the sandbox"));
    }
    if (m_offline) {
      m_checks.push_back(skipped(k_name, "sandbox", "built in; not tried: --offline"));
      return;
    }
    auto const found = core::attempt([&] { return m_services.signed_in().credential; });
    m_checks.push_back(found ? tried("sandbox", **found.value)
                             : failed(k_name, "sandbox", *found.error));
  }

  // A secret that somebody would have to type is not asked for.
  bool waits_for_typing() const {
    return m_services.globals().client_secret_file == "-" && m_services.streams().in_is_terminal;
  }

  core::Attempt<std::vector<Candidate>> candidates() {
    return core::attempt([&] {
      auto means = m_services.means();
      means.stop = m_stop;
      means.interaction = nullptr;
      means.accounts = [this]() -> auth::Accounts& { return accounts(); };
      return auth::candidates(sign_in_options(m_services, "", ""), means);
    });
  }

  auth::Accounts& accounts() {
    if (!m_accounts) {
      m_accounts = std::make_unique<LookedAtAccounts>(m_services.accounts());
    }
    return *m_accounts;
  }

  void chain() {
    if (waits_for_typing()) {
      m_checks.push_back(skipped(k_name, "each way to sign in",
                                 "the secret of --client-secret-file - is not "
                                 "asked for at a terminal"));
      return;
    }
    auto const all = candidates();
    if (!all) {
      m_checks.push_back(failed(k_name, "each way to sign in", *all.error));
      return;
    }
    for (auto const& candidate : *all.value) {
      m_checks.push_back(check(candidate));
    }
    m_checks.push_back(verdict(*all.value));
  }

  Check check(Candidate const& candidate) {
    auto const& method = candidate.method;
    if (m_offline && candidate.asks_around) {
      m_is_unsure = m_is_unsure || m_used.empty();
      return skipped(k_name, method, "--offline");
    }
    auto const made = core::attempt([&] { return candidate.make(); });
    refuse_to_go_on(made.error);
    if (made && *made.value == nullptr) {
      return skipped(k_name, method, "not configured", candidate.needs);
    }
    use(candidate);
    if (!made) {
      return failed(k_name, method, *made.error);
    }
    if (m_offline) {
      return skipped(k_name, method,
                     "configured: " + (*made.value)->identity().name + "; not tried: --offline");
    }
    return authority_is_gone() && !candidate.asks_around
               ? skipped(k_name, method,
                         "configured; the authority cannot be reached: see endpoint")
               : tried(method, **made.value);
  }

  void use(Candidate const& candidate) {
    if (candidate.is_named || m_used.empty()) {
      m_used = candidate.method;
    }
  }

  bool authority_is_gone() const {
    auto const* visit = m_survey.visit("authority");
    return visit != nullptr && visit->answer && visit->answer->error.has_value();
  }

  Check tried(std::string const& method, auth::Credential const& credential) {
    auto const home = core::attempt([&] { return credential.home(); });
    refuse_to_go_on(home.error);
    if (!home) {
      return failed(k_name, method, *home.error);
    }
    auto const name = credential.identity().name;
    if (!*home.value || (*home.value)->form() == core::TenantRef::Form::home) {
      return skipped(k_name, method,
                     "configured: " + name + "; not tried, since its own tenant is not known",
                     "set AZURE_TENANT_ID to it");
    }
    auto const token = core::attempt([&] { return token_for(credential, **home.value); });
    refuse_to_go_on(token.error);
    if (!token) {
      return failed(k_name, method, *token.error);
    }
    auto const& identity = token.value->identity;
    bool const is_person = identity.type == core::Identity::Type::user;
    return passed(k_name, method,
                  fmt::format("signs in {} {} at home in {}",
                              is_person ? "the person" : "the application", identity.name,
                              identity.tenant.text()));
  }

  auth::AccessToken token_for(auth::Credential const& credential, core::TenantRef const& home) {
    // The credential outlives it.
    std::shared_ptr<auth::Credential const> const shared(std::shared_ptr<void>(), &credential);
    auth::TokenSource tokens(shared, m_services.clock());
    return tokens.token({.tenant = home,
                         .scope = m_services.cloud().resource_manager_scope,
                         .stop = m_stop,
                         .deadline = m_services.clock().steady() + k_all_tries,
                         .timeout = k_timeout});
  }

  static void refuse_to_go_on(std::optional<core::Error> const& error) {
    if (error && error->kind == core::ErrorKind::cancelled) {
      throw *error;
    }
  }

  Check verdict(std::vector<Candidate> const& all) const {
    for (auto const& each : all) {
      if (each.is_named) {
        return passed(k_name, k_used, each.method + ": it is named, and no other is used");
      }
    }
    if (m_is_unsure) {
      return skipped(k_name, k_used, "--offline");
    }
    if (!m_used.empty()) {
      return passed(k_name, k_used, m_used + ": the first that is configured");
    }
    return failed(k_name, k_used, "none: no credential is configured",
                  "a person: " + m_services.means().login +
                      "; a pipeline: see docs/authentication.md");
  }

  Services& m_services;
  Survey const& m_survey;
  bool const m_offline;
  std::stop_token const m_stop;
  std::unique_ptr<auth::Accounts> m_accounts{};
  Checks m_checks{};
  std::string m_used{};
  // What came before the first that is configured was not asked.
  bool m_is_unsure = false;
};

} // namespace

Checks check_credentials(Services& services, Survey const& survey, bool offline,
                         std::stop_token const& stop) {
  return Credentials(services, survey, offline, stop).run();
}

} // namespace partnerctl::cli::doctor

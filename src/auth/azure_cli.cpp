#include "auth/azure_cli.hpp"

#include "auth/application.hpp"
#include "auth/tenant_of_domain.hpp"
#include "auth/tool_answer.hpp"
#include "partnerctl/core/base64.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/core/time.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <ctime>

namespace partnerctl::auth {
namespace {

using core::ErrorKind;
using Type = core::Identity::Type;

// Whom az signs people in as: its own public client.
constexpr char const* k_client = "04b07795-8ddb-461a-bbee-02f9e1bf7b46";

Tool az() {
  return {.name = "az",
          .title = "the Azure CLI",
          .guide = "https://aka.ms/install-azure-cli",
          .login = "az login"};
}

// Who az is signed in as.
struct Signed {
  Type type = Type::user;
  std::string name{};
  // Of the subscription that is set; az's current tenant.
  std::optional<core::Guid> tenant{};
  // "AzureCloud"
  std::string cloud{};
};

Signed read_account(Tool const& tool, ToolOutput const& output) {
  auto const account = tool_json(tool, output);
  auto const* user = core::member_at(account, "user");
  auto const name = user == nullptr ? std::nullopt : core::string_at(*user, "name");
  if (!name || name->empty()) {
    throw core::Error{.kind = ErrorKind::protocol,
                      .message = tool.title + " does not say whom it is signed in as",
                      .hint = "see what it says: az account show"};
  }
  bool const is_application = core::string_at(*user, "type") == "servicePrincipal";
  return {.type = is_application ? Type::application : Type::user,
          .name = core::printable(*name),
          .tenant = core::Guid::parse(core::string_at(account, "tenantId").value_or("")),
          .cloud = core::printable(core::string_at(account, "environmentName").value_or(""))};
}

// nullopt: az is not signed in.
std::optional<Signed> ask_account(ToolRunner const& runner, Means const& means) {
  auto const output =
      runner.run({.arguments = {"account", "show", "-o", "json"}, .stop = means.stop});
  if (is_not_signed_in(runner.tool(), output)) {
    return std::nullopt;
  }
  if (output.code != 0) {
    throw tool_error(
        runner.tool(), output,
        {.login = runner.tool().login, .authority = means.cloud.authority, .client_id = k_client});
  }
  return read_account(runner.tool(), output);
}

// az has one cloud at a time; the tokens of another would be refused one by one.
void require_cloud(Signed const& who, core::Cloud const& cloud) {
  struct Name {
    std::string_view ours;
    std::string_view of_az;
  };
  constexpr std::array<Name, 3> k_names{
      {{"public", "AzureCloud"}, {"usgov", "AzureUSGovernment"}, {"china", "AzureChinaCloud"}}};
  auto const found = std::find_if(k_names.begin(), k_names.end(),
                                  [&cloud](Name const& each) { return each.ours == cloud.name; });
  if (found != k_names.end() && who.cloud != found->of_az) {
    std::string const wanted(found->of_az);
    throw core::Error{.kind = ErrorKind::auth,
                      .message = "the Azure CLI is set to the cloud " + who.cloud + ", not to " +
                                 wanted + " (" + cloud.name + ")",
                      .hint = "az cloud set --name " + wanted + ", then az login; or give --cloud"};
  }
}

void require_account(Signed const& who, Settings const& settings) {
  if (settings.account && !core::equal_ignoring_case(*settings.account, who.name)) {
    throw core::Error{.kind = ErrorKind::auth,
                      .message = "the Azure CLI is signed in as " + who.name + ", not as " +
                                 core::printable(*settings.account),
                      .hint = "az login as that account, or leave --account out"};
  }
}

// The local time that an az before 2.54 prints: "2026-11-22 11:15:00.000000".
std::optional<core::TimePoint> local_time(std::string const& text) {
  auto const as_utc = core::parse_rfc3339(text);
  if (!as_utc) {
    return std::nullopt;
  }
  std::time_t const seconds = std::chrono::system_clock::to_time_t(*as_utc);
  std::tm parts{};
  ::gmtime_r(&seconds, &parts);
  parts.tm_isdst = -1;
  return std::chrono::system_clock::from_time_t(std::mktime(&parts));
}

core::TimePoint expiry_of(core::Json const& answer, core::TimePoint now) {
  if (auto const at = core::number_at(answer, "expires_on")) {
    constexpr long long k_last = 9'000'000'000; // what the clock can hold
    return core::TimePoint(std::chrono::seconds(std::clamp(*at, 0LL, k_last)));
  }
  auto const local = local_time(core::string_at(answer, "expiresOn").value_or(""));
  if (!local) {
    throw core::Error{.kind = ErrorKind::protocol,
                      .message = "the Azure CLI does not say until when its token is good",
                      .hint = "see whether its version is a current one: az version"};
  }
  // In the hour when the clocks go back, a local time is two moments. az gives no token that is
  // good for less than five minutes, so one that is asked for again soon is good either way.
  return std::min(*local, now + std::chrono::minutes{10});
}

class AzureCli final : public Credential {
public:
  AzureCli(ToolRunner runner, Signed who, Settings const& settings, Means const& means)
      : m_runner(std::move(runner)), m_who(std::move(who)), m_home(settings.home), m_means(means) {
    if (!m_home && m_who.tenant) {
      m_home = core::TenantRef::of(*m_who.tenant);
    }
  }

  AccessToken token(TokenRequest const& request) const override {
    require_plain(request.tenant);
    require_plain(request.scope);
    if (!request.claims.empty()) {
      throw cannot_ask_for(request);
    }
    auto const output = m_runner.run(
        call_for(request, {"account", "get-access-token", "--tenant", request.tenant.text(),
                           "--scope", request.scope, "-o", "json"}));
    if (output.code != 0) {
      throw refusal_of(output, request);
    }
    auto const answer = tool_json(m_runner.tool(), output);
    TokenAnswer found{.access_token = tool_token(m_runner.tool(), answer, "accessToken"),
                      .expires_on = expiry_of(answer, m_means.clock->now())};
    auto token = access_token_of(std::move(found), identity());
    require_same(token.identity);
    require_tenant(token.identity, request, m_means);
    return token;
  }

  core::Identity identity() const override {
    bool const is_person = m_who.type == Type::user;
    return {.type = m_who.type,
            .name = m_who.name,
            .client_id = is_person ? std::string() : m_who.name,
            .method = "az"};
  }

  std::optional<core::TenantRef> home() const override { return m_home; }

private:
  std::string login_of(TokenRequest const& request) const {
    auto const tenant = " --tenant " + request.tenant.text();
    return m_who.type == Type::user
               ? "az login" + tenant + " --scope " + request.scope
               : "az login --service-principal --username " + m_who.name + tenant;
  }

  // az takes no claims for a token; they are for a sign-in.
  core::Error cannot_ask_for(TokenRequest const& request) const {
    return {.kind = ErrorKind::auth,
            .message = "the service asks for a stronger or newer sign-in to the tenant " +
                       request.tenant.text() + ", which only a person at the Azure CLI can give",
            .hint = login_of(request) + (m_who.type == Type::user
                                             ? " --claims-challenge " + core::base64(request.claims)
                                             : std::string()),
            .cause = "stronger sign-in required"};
  }

  core::Error refusal_of(ToolOutput const& output, TokenRequest const& request) const {
    // "Tenant shouldn't be specified for managed identity account", "… Cloud Shell account"
    if (output.err.find("shouldn't be specified for") != std::string::npos) {
      return {.kind = ErrorKind::auth,
              .message = "the Azure CLI is signed in as a managed identity or by the Cloud Shell, "
                         "and so gives no token for a tenant by name (" +
                         request.tenant.text() + ")",
              .hint = "use --auth managed-identity, or sign in yourself: az login --tenant " +
                      request.tenant.text() + " --scope " + request.scope};
    }
    return tool_error(m_runner.tool(), output,
                      {.tenant = request.tenant,
                       .login = login_of(request),
                       .authority = m_means.cloud.authority,
                       .client_id = m_who.type == Type::user ? k_client : m_who.name});
  }

  // `az login` in another window changes whose tokens these are. A person has another name in each
  // tenant, but stays one; an application keeps its client ID.
  void require_same(core::Identity const& identity) const {
    auto const known = core::Guid::parse(m_who.name);
    bool const same =
        identity.type == m_who.type && (identity.type == Type::user || !known ||
                                        core::equal_ignoring_case(identity.client_id, m_who.name));
    if (!same) {
      throw core::Error{.kind = ErrorKind::auth,
                        .message = "the Azure CLI was signed in as " + m_who.name +
                                   " and then gave a token of " + identity.name,
                        .hint = "run the command again, and leave az's sign-in alone meanwhile"};
    }
  }

  ToolRunner m_runner;
  Signed m_who;
  std::optional<core::TenantRef> m_home;
  Means m_means;
};

} // namespace

std::shared_ptr<Credential const> azure_cli_if_signed_in(Settings const& settings,
                                                         Means const& means) {
  if (!ToolRunner::is_installed(az(), means)) {
    return nullptr;
  }
  ToolRunner runner(az(), means);
  auto who = ask_account(runner, means);
  if (!who) {
    return nullptr;
  }
  require_cloud(*who, means.cloud);
  require_account(*who, settings);
  return std::make_shared<AzureCli>(std::move(runner), *std::move(who), settings, means);
}

std::shared_ptr<Credential const> azure_cli(Settings const& settings, Means const& means) {
  ToolRunner const installed(az(), means);
  auto credential = azure_cli_if_signed_in(settings, means);
  if (!credential) {
    throw core::Error{.kind = ErrorKind::auth,
                      .message = "the Azure CLI is not signed in",
                      .hint = "az login, or sign in another way with --auth"};
  }
  return credential;
}

} // namespace partnerctl::auth

#include "auth/application.hpp"
#include "auth/azure_cli.hpp"
#include "auth/tenant_of_domain.hpp"
#include "auth/tool_answer.hpp"
#include "partnerctl/core/base64.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/core/time.hpp"

#include <nlohmann/json.hpp>

namespace partnerctl::auth {
namespace {

using core::ErrorKind;
using Words = std::vector<std::string>;

// Whom azd signs people in as: the public client of the Azure CLI.
constexpr char const* k_client = "04b07795-8ddb-461a-bbee-02f9e1bf7b46";

Tool azd() {
  return {.name = "azd",
          .title = "the Azure Developer CLI",
          .guide = "https://aka.ms/azd-install",
          .login = "azd auth login"};
}

Words token_arguments(std::string const& scope) {
  return {"auth", "token", "--output", "json", "--no-prompt", "--scope", scope};
}

TokenAnswer read_token(Tool const& tool, ToolOutput const& output) {
  auto const answer = tool_json(tool, output);
  auto const expires = core::parse_rfc3339(core::string_at(answer, "expiresOn").value_or(""));
  if (!expires) {
    throw core::Error{.kind = ErrorKind::protocol,
                      .message = tool.title + " does not say until when its token is good",
                      .hint = "see whether its version is a current one: azd version"};
  }
  return {.access_token = tool_token(tool, answer, "token"), .expires_on = *expires};
}

core::Error refusal_of(ToolRunner const& runner, ToolOutput const& output, Means const& means,
                       std::optional<core::TenantRef> const& tenant) {
  auto const& tool = runner.tool();
  return tool_error(tool, output,
                    {.tenant = tenant,
                     .login = tool.login + (tenant ? " --tenant-id " + tenant->text() : ""),
                     .authority = means.cloud.authority,
                     .client_id = k_client});
}

// azd has no command that names its account in all versions, but its tokens do.
core::Identity ask_who(ToolRunner const& runner, Means const& means) {
  auto const& scope = means.cloud.resource_manager_scope;
  require_plain(scope);
  auto const output = runner.run({.arguments = token_arguments(scope), .stop = means.stop});
  if (is_not_signed_in(runner.tool(), output)) {
    throw core::Error{.kind = ErrorKind::auth,
                      .message = runner.tool().title + " is not signed in",
                      .hint = runner.tool().login + ", or sign in another way with --auth"};
  }
  if (output.code != 0) {
    throw refusal_of(runner, output, means, std::nullopt);
  }
  return access_token_of(read_token(runner.tool(), output), {.method = "azd"}).identity;
}

void require_account(core::Identity const& who, Settings const& settings) {
  if (settings.account && !core::equal_ignoring_case(*settings.account, who.name)) {
    throw core::Error{.kind = ErrorKind::auth,
                      .message = "the Azure Developer CLI is signed in as " + who.name +
                                 ", not as " + core::printable(*settings.account),
                      .hint = "azd auth login as that account, or leave --account out"};
  }
}

class AzureDeveloperCli final : public Credential {
public:
  AzureDeveloperCli(ToolRunner runner, core::Identity const& who,
                    std::optional<core::TenantRef> home, Means means)
      : m_runner(std::move(runner)), m_home(std::move(home)), m_means(std::move(means)) {
    // Its object and tenant are those of the first token only.
    m_who.type = who.type;
    m_who.name = who.name;
    m_who.client_id = who.client_id;
    m_who.method = who.method;
  }

  AccessToken token(TokenRequest const& request) const override {
    require_plain(request.tenant);
    require_plain(request.scope);
    auto arguments = token_arguments(request.scope);
    arguments.insert(arguments.end(), {"--tenant-id", request.tenant.text()});
    if (!request.claims.empty()) {
      arguments.insert(arguments.end(), {"--claims", core::base64(request.claims)});
    }
    auto const output = m_runner.run(call_for(request, std::move(arguments)));
    if (output.code != 0) {
      throw refusal_of(m_runner, output, m_means, request.tenant);
    }
    auto token = access_token_of(read_token(m_runner.tool(), output), m_who);
    require_same(token.identity);
    require_tenant(token.identity, request, m_means);
    return token;
  }

  core::Identity identity() const override { return m_who; }
  std::optional<core::TenantRef> home() const override { return m_home; }

private:
  // `azd auth login` in another window changes whose tokens these are.
  void require_same(core::Identity const& identity) const {
    if (identity.type != m_who.type || identity.client_id != m_who.client_id) {
      throw core::Error{.kind = ErrorKind::auth,
                        .message = "the Azure Developer CLI was signed in as " + m_who.name +
                                   " and then gave a token of " + identity.name,
                        .hint = "run the command again, and leave azd's sign-in alone meanwhile"};
    }
  }

  ToolRunner m_runner;
  std::optional<core::TenantRef> m_home;
  Means m_means;
  core::Identity m_who{};
};

} // namespace

std::shared_ptr<Credential const> azure_developer_cli(Settings const& settings,
                                                      Means const& means) {
  ToolRunner runner(azd(), means);
  auto const who = ask_who(runner, means);
  require_account(who, settings);
  return std::make_shared<AzureDeveloperCli>(std::move(runner), who, settings.home, means);
}

} // namespace partnerctl::auth

#include "acceptance/stand.hpp"

#include "partnerctl/core/clock.hpp"
#include "partnerctl/core/json.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <stdexcept>

namespace partnerctl::test {
namespace {

constexpr unsigned k_columns = 100;

std::vector<Way> ways_of(core::Json const& ready) {
  std::vector<Way> ways;
  for (auto const& way : ready.at("ways")) {
    ways.push_back({.method = way.at("auth").get<std::string>(),
                    .environment = way.at("environment").get<Variables>()});
  }
  return ways;
}

} // namespace

Stand::Stand(std::vector<std::string> serve_options) {
  std::vector<std::string> arguments{"sandbox", "serve"};
  arguments.insert(arguments.end(), serve_options.begin(), serve_options.end());
  m_server = std::make_unique<Background>(
      partnerctl_binary(), Command{.arguments = arguments,
                                   .environment = {{"XDG_STATE_HOME", m_folder.path() + "/server"},
                                                   {"HOME", m_folder.path()},
                                                   {"TMPDIR", m_folder.path()}}});
  auto const ready = core::Json::parse(m_server->read_line());
  m_url = ready.at("url").get<std::string>();
  m_ca_file = ready.at("caFile").get<std::string>();
  m_ways = ways_of(ready);
  set_up();
}

Stand::Stand(sandbox::Options const& options)
    : m_sandbox(std::make_unique<sandbox::Sandbox>(options, core::system_clock())),
      m_url(m_sandbox->url()), m_ca_file(m_sandbox->ca_file()) {
  for (auto const& way : m_sandbox->ways()) {
    m_ways.push_back(
        {.method = way.method, .environment = {way.environment.begin(), way.environment.end()}});
  }
  set_up();
}

void Stand::set_up() {
  m_environment = {{"HOME", m_folder.path()},
                   {"XDG_STATE_HOME", m_folder.path() + "/state"},
                   {"PARTNERCTL_CONFIG", m_folder.path() + "/config.toml"},
                   {"PARTNERCTL_CLOUD", "lab"},
                   // No machine's own identity: where nothing is configured, it is looked for last.
                   {"AZURE_POD_IDENTITY_AUTHORITY_HOST", "http://127.0.0.1:9"},
                   {"AZURE_TENANT_ID", sandbox::k_home_tenant},
                   {"AZURE_CLIENT_ID", sandbox::k_client_id},
                   {"AZURE_CLIENT_SECRET", sandbox::k_client_secret}};
  m_environment.merge(loopback_only());
  m_transport = std::make_unique<http::Transport>(
      http::TransportOptions{.user_agent = "partnerctl-test", .ca_files = {m_ca_file}});
  configure("");
}

void Stand::configure(std::string const& top, std::string const& tables) const {
  m_folder.write("config.toml", top + "[cloud.lab]\nauthority = \"" + m_url +
                                    "\"\nresource_manager = \"" + m_url + "\"\nca_file = \"" +
                                    m_ca_file + "\"\n" + tables);
}

void Stand::forget_secret() {
  for (auto const* name : {"AZURE_TENANT_ID", "AZURE_CLIENT_ID", "AZURE_CLIENT_SECRET"}) {
    m_environment.erase(name);
  }
}

void Stand::use_way(std::string const& method, std::string const& variable) {
  auto const found = std::find_if(m_ways.begin(), m_ways.end(), [&](Way const& way) {
    return way.method == method && (variable.empty() || way.environment.contains(variable));
  });
  if (found == m_ways.end()) {
    throw std::runtime_error("the sandbox prints no way " + method);
  }
  forget_secret();
  for (auto const& [name, value] : found->environment) {
    m_environment[name] = value;
  }
}

void Stand::use_person(std::string const& tables) {
  forget_secret();
  configure("token_store = \"file\"\n", std::string("[profile.default]\nclient_id = \"") +
                                            sandbox::k_public_client_id + "\"\n" + tables);
}

Command Stand::command(std::vector<std::string> arguments, std::string input) const {
  return {
      .arguments = std::move(arguments), .environment = m_environment, .input = std::move(input)};
}

Ended Stand::run(std::vector<std::string> arguments, std::string input) const {
  return run_program(partnerctl_binary(), command(std::move(arguments), std::move(input)));
}

std::unique_ptr<Background> Stand::start(std::vector<std::string> arguments) const {
  return std::make_unique<Background>(partnerctl_binary(), command(std::move(arguments)));
}

std::unique_ptr<Background> Stand::start_on_terminal(std::vector<std::string> arguments) const {
  auto wanted = command(std::move(arguments));
  wanted.terminal_columns = k_columns;
  return std::make_unique<Background>(partnerctl_binary(), wanted);
}

http::Response Stand::call(std::string const& method, std::string const& path,
                           std::string const& body) const {
  return method == "POST" ? post(m_url + path, body)
                          : m_transport->send({.method = method, .url = m_url + path});
}

http::Response Stand::post(std::string const& url, std::string const& form) const {
  return m_transport->send({.method = "POST",
                            .url = url,
                            .headers = {{"Content-Type", "application/x-www-form-urlencoded"}},
                            .body = form});
}

} // namespace partnerctl::test

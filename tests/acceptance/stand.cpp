#include "acceptance/stand.hpp"

#include "partnerctl/core/json.hpp"

#include <nlohmann/json.hpp>

namespace partnerctl::test {

std::string json_member(std::string const& json, std::string const& key) {
  return core::Json::parse(json).at(key).get<std::string>();
}

Stand::Stand(std::vector<std::string> serve_options) {
  std::vector<std::string> arguments{"sandbox", "serve"};
  arguments.insert(arguments.end(), serve_options.begin(), serve_options.end());
  m_server = std::make_unique<Background>(
      partnerctl_binary(), Command{.arguments = arguments,
                                   .environment = {{"XDG_STATE_HOME", m_folder.path() + "/server"},
                                                   {"HOME", m_folder.path()},
                                                   {"TMPDIR", m_folder.path()}}});
  auto const ready = m_server->read_line();
  m_url = json_member(ready, "url");
  m_ca_file = json_member(ready, "caFile");
  auto const config = m_folder.write("config.toml", "[cloud.lab]\nauthority = \"" + m_url +
                                                        "\"\nresource_manager = \"" + m_url +
                                                        "\"\nca_file = \"" + m_ca_file + "\"\n");
  m_environment = {{"HOME", m_folder.path()},
                   {"XDG_STATE_HOME", m_folder.path() + "/state"},
                   {"PARTNERCTL_CONFIG", config},
                   {"PARTNERCTL_CLOUD", "lab"},
                   {"AZURE_TENANT_ID", "5a4d0000-0000-4000-8000-000000000000"},
                   {"AZURE_CLIENT_ID", "5a4d0000-0000-4000-8000-0000000000c1"},
                   {"AZURE_CLIENT_SECRET", "sandbox-secret"}};
  m_environment.merge(loopback_only());
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

} // namespace partnerctl::test

#pragma once

#include "support/fixtures.hpp"
#include "support/process.hpp"

#include <memory>
#include <string>
#include <vector>

namespace partnerctl::test {

// The stage for one acceptance test: `sandbox serve` as a process of its own over TLS with its own
// CA, a configuration that names it as the cloud `lab`, and the environment of a pipeline that
// signs in with the sandbox's client secret. Nothing of the machine's environment gets in.
class Stand {
public:
  explicit Stand(std::vector<std::string> serve_options = {});

  // Runs partnerctl against it.
  Ended run(std::vector<std::string> arguments, std::string input = {}) const;
  // The same, still running.
  std::unique_ptr<Background> start(std::vector<std::string> arguments) const;

  std::string const& url() const { return m_url; }
  std::string const& ca_file() const { return m_ca_file; }
  TemporaryFolder const& folder() const { return m_folder; }
  // The environment that run() gives; tests change it.
  std::map<std::string, std::string>& environment() { return m_environment; }
  Command command(std::vector<std::string> arguments, std::string input = {}) const;

private:
  TemporaryFolder m_folder;
  std::unique_ptr<Background> m_server;
  std::string m_url;
  std::string m_ca_file;
  std::map<std::string, std::string> m_environment;
};

// "https://localhost:8443" and the CA's path out of what `sandbox serve` prints.
std::string json_member(std::string const& json, std::string const& key);

} // namespace partnerctl::test

#pragma once

#include "partnerctl/http/transport.hpp"
#include "partnerctl/sandbox/sandbox.hpp"
#include "support/fixtures.hpp"
#include "support/process.hpp"

#include <memory>
#include <string>
#include <vector>

namespace partnerctl::test {

using Variables = std::map<std::string, std::string>;

// One of the ways that `sandbox serve` prints: a value of --auth and the variables it needs.
struct Way {
  std::string method{};
  Variables environment{};
};

// The stage for one acceptance test: `sandbox serve` as a process of its own over TLS with its own
// CA, a configuration that names it as the cloud `lab`, and the environment of a pipeline that
// signs in with the sandbox's client secret. Nothing of the machine's environment gets in.
class Stand {
public:
  explicit Stand(std::vector<std::string> serve_options = {});
  // The sandbox in this very process, for tests that have to see what crosses the wire.
  explicit Stand(sandbox::Options const& options);
  Stand(Stand const&) = delete;
  Stand& operator=(Stand const&) = delete;

  // Runs partnerctl against it.
  Ended run(std::vector<std::string> arguments, std::string input = {}) const;
  // The same, still running.
  std::unique_ptr<Background> start(std::vector<std::string> arguments) const;
  // The same, on a terminal.
  std::unique_ptr<Background> start_on_terminal(std::vector<std::string> arguments) const;

  std::string const& url() const { return m_url; }
  std::string const& ca_file() const { return m_ca_file; }
  TemporaryFolder const& folder() const { return m_folder; }
  // Where sign-ins are kept in a file.
  std::string accounts_file() const { return m_folder.path() + "/state/partnerctl/accounts.json"; }
  // The environment that run() gives; tests change it.
  Variables& environment() { return m_environment; }
  Command command(std::vector<std::string> arguments, std::string input = {}) const;

  // The configuration anew: lines before the cloud's table (top-level keys), and tables after it.
  void configure(std::string const& top, std::string const& tables = {}) const;
  // Takes the client and its secret out of the environment.
  void forget_secret();
  // Takes the secret away, and sets one of the printed ways: the first of that method, or the one
  // that has the variable.
  void use_way(std::string const& method, std::string const& variable = {});
  // A person's machine instead of a pipeline: no secret, the sandbox's public client in the
  // profile, sign-ins kept in a file. Further tables as in configure().
  void use_person(std::string const& tables = {});

  // Speaks with the sandbox as another program than partnerctl: a person's browser, a runner.
  http::Response call(std::string const& method, std::string const& path,
                      std::string const& body = {}) const;
  // The same to any address on loopback, such as a sign-in's redirect.
  http::Response post(std::string const& url, std::string const& form) const;

private:
  void set_up();

  TemporaryFolder m_folder;
  std::unique_ptr<Background> m_server{};
  std::unique_ptr<sandbox::Sandbox> m_sandbox{};
  std::string m_url{};
  std::string m_ca_file{};
  std::vector<Way> m_ways{};
  Variables m_environment{};
  std::unique_ptr<http::Transport> m_transport{};
};

} // namespace partnerctl::test

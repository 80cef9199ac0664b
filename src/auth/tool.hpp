#pragma once

#include "partnerctl/auth/means.hpp"
#include "partnerctl/auth/token.hpp"

#include <chrono>
#include <stop_token>
#include <string>
#include <vector>

namespace partnerctl::auth {

// A program that holds a sign-in of its own and prints tokens of it.
struct Tool {
  // "az"
  std::string name{};
  // "the Azure CLI"
  std::string title{};
  // Where its installation is described.
  std::string guide{};
  // The beginning of the command that signs it in: "az login".
  std::string login{};
};

// What one run of it is given.
struct ToolCall {
  std::vector<std::string> arguments{};
  std::stop_token stop{};
  core::SteadyPoint deadline = core::SteadyPoint::max();
  std::chrono::milliseconds timeout{std::chrono::seconds{30}};
};

// What one run gave.
struct ToolOutput {
  int code = 0;
  std::string out{};
  std::string err{};
};

// Runs a tool without a shell, with just the user's own variables. Safe to use from several threads
// at once.
class ToolRunner {
public:
  // Throws an auth error that says how to install the tool where it is not on PATH.
  ToolRunner(Tool tool, Means const& means);
  static bool is_installed(Tool const& tool, Means const& means);

  // At most a few at once in the process, whichever the tool: each takes a second of a processor.
  // Throws a network error when the time is up (30 s at most), cancelled when stopped, and protocol
  // for any end but an exit.
  ToolOutput run(ToolCall const& call) const;
  Tool const& tool() const { return m_tool; }

private:
  Tool m_tool;
  std::string m_program;
  core::Environment m_environment;
  core::Clock const* m_clock;
};

// A call for a token, within the request's time.
ToolCall call_for(TokenRequest const& request, std::vector<std::string> arguments);

// Throws a usage error for a tenant or a scope with characters that neither has, before they reach
// a command line: ^[0-9A-Za-z.-]+$ and ^[0-9A-Za-z._:/-]+$, without a hyphen in front.
void require_plain(core::TenantRef const& tenant);
void require_plain(std::string const& scope);

} // namespace partnerctl::auth

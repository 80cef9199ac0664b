#pragma once

#include "partnerctl/core/error.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace partnerctl::cli::doctor {

enum class State { passed, failed, skipped };

// "passed", "failed", "skipped".
std::string_view to_string(State state);

// One thing that was looked at.
struct Check {
  // The kind: "configuration", "paths", "clock", "proxy", "tls", "endpoint", "credential",
  // "keyring", "ledger".
  std::string name{};
  // What of it: a file, a host, a way to sign in.
  std::string subject{};
  State state = State::passed;
  // What was found; of a skipped one the reason. Never a secret.
  std::string detail{};
  // What to do about it, a command where one helps. Of one that passed, what could be better.
  std::string remedy{};
};

using Checks = std::vector<Check>;

Check passed(std::string name, std::string subject, std::string detail, std::string remedy = {});
Check failed(std::string name, std::string subject, std::string detail, std::string remedy);
Check failed(std::string name, std::string subject, core::Error const& error);
Check skipped(std::string name, std::string subject, std::string detail, std::string remedy = {});

} // namespace partnerctl::cli::doctor

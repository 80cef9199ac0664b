#pragma once

#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace partnerctl::cli {

// The options every command takes, as they stood on the command line.
struct Globals {
  std::optional<std::string> output{};
  std::optional<std::string> columns{};
  bool quiet = false;
  bool verbose = false;
  bool debug = false;
  bool no_color = false;
  bool no_input = false;
  bool yes = false;
  std::optional<std::string> config{};
  std::optional<std::string> profile{};
  std::optional<std::string> cloud{};
  std::optional<std::string> ledger{};
  std::optional<std::string> auth{};
  std::optional<std::string> client_id{};
  std::optional<std::string> account{};
  std::optional<std::string> client_secret_file{};
  // The command line itself, to say what to run again.
  std::vector<std::string> arguments{};
};

// Declares them on the root; `globals` must outlive the app.
void add_globals(CLI::App& root, Globals& globals);

} // namespace partnerctl::cli

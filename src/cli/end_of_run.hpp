#pragma once

#include "partnerctl/fleet/outcome.hpp"

#include <chrono>
#include <string>
#include <vector>

namespace partnerctl::cli {

// What a command has to say of a tenant beside its outcome: "does-not-earn", "nothing assigned",
// and what helps.
struct Concern {
  std::string word{};
  std::string cause{};
  std::string remedy{};
  std::string tenant{};
};

// What the last words of a run need to know beside its outcomes.
struct LastWords {
  // "link-pal": the command whose option changes a link that was refused.
  std::string command{};
  bool sandbox = false;
  bool interrupted = false;
  std::chrono::milliseconds took{0};
  // Its ID in the ledger; empty where nothing is kept.
  std::string run{};
  // The command line that runs the same again; where the run is kept, the one that resumes it.
  std::string again{};
  // Grouped and shown below the outcomes, as they are.
  std::vector<Concern> concerns{};
  // Sentences about the run as a whole.
  std::vector<std::string> notes{};
};

// The end of a run, for stderr: how many ended how, the troubled tenants grouped by cause with what
// helps, and what to run again. Without its last line end. Contract: "The end of a run".
std::string end_of_run(std::vector<fleet::Outcome> const& outcomes, LastWords const& words);

// The command line that does what is left or failed; empty where nothing is.
std::string again_command(std::vector<fleet::Outcome> const& outcomes, LastWords const& words);

// "412 ms", "3.4 s", "41 s", "5 min 3 s"
std::string duration_text(std::chrono::milliseconds duration);

// "1 tenant", "20 tenants"
std::string tenants_text(std::size_t count);

} // namespace partnerctl::cli

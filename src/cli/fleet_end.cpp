#include "cli/fleet_end.hpp"

#include "cli/announce.hpp"
#include "cli/ci_report.hpp"
#include "cli/end_of_run.hpp"
#include "cli/verdict.hpp"

#include <algorithm>

namespace partnerctl::cli {

core::ExitCode end_fleet(std::vector<fleet::Outcome> const& outcomes, FleetWork const& work,
                         RunFacts const& facts, bool interrupted, Services& services) {
  auto const different =
      work.differs ? std::count_if(outcomes.begin(), outcomes.end(), work.differs) : 0;
  if (different > 0) {
    services.messages().say("Not as wanted (--check): " +
                            tenants_text(static_cast<std::size_t>(different)));
  }
  LastWords words{.command = work.command,
                  .sandbox = services.is_sandbox(),
                  .interrupted = interrupted,
                  .took = std::chrono::duration_cast<core::Milliseconds>(facts.took),
                  .run = facts.run,
                  .again = facts.run.empty() ? command_line(services.globals().arguments)
                                             : resume_command(services.globals(), facts.run,
                                                              services.is_sandbox())};
  if (work.last_words) {
    work.last_words(outcomes, words);
  }
  // Before the last words, whose last line is the command that goes on.
  report_to_ci({.outcomes = outcomes, .words = words, .facts = facts, .differs = work.differs},
               services);
  services.messages().say(end_of_run(outcomes, words));
  return verdict(outcomes, {.interrupted = interrupted, .differs = different > 0});
}

} // namespace partnerctl::cli

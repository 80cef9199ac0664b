#include "cli/changed_sources.hpp"

#include "partnerctl/core/text.hpp"
#include "partnerctl/fleet/roster.hpp"

namespace partnerctl::cli {

std::vector<std::string> changed_sources(std::vector<ledger::Source> const& sources) {
  std::vector<std::string> notes;
  for (auto const& source : sources) {
    if (source.sha256.empty()) {
      continue;
    }
    auto const now = fleet::roster_sha256(source.name);
    if (now == source.sha256) {
      continue;
    }
    notes.push_back(core::printable(source.name) +
                    (now ? " has changed since the run began" : " cannot be read any more") +
                    ": the run goes on with the rows of then");
  }
  return notes;
}

} // namespace partnerctl::cli

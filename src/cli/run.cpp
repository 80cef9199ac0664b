#include "partnerctl/cli/run.hpp"

namespace partnerctl::cli {

core::ExitCode run(std::vector<std::string> const& /*arguments*/, terminal::Streams /*streams*/,
                   core::Environment const& /*environment*/) {
  return core::ExitCode::ok;
}

} // namespace partnerctl::cli

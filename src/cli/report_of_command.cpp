#include "cli/report_of_command.hpp"

#include "cli/link_report.hpp"
#include "cli/status_report.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"

namespace partnerctl::cli {

FleetReport report_of_command(std::string const& command) {
  if (command == "link-pal") {
    return link_report();
  }
  if (command == "unlink-pal") {
    return unlink_report();
  }
  if (command == "status") {
    return status_report(std::nullopt);
  }
  throw core::usage_error("the run is of a command that this version does not know: '" +
                              core::printable(command) + "'",
                          "use the version that recorded it");
}

} // namespace partnerctl::cli

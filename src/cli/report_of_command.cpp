#include "cli/report_of_command.hpp"

#include "cli/link_report.hpp"
#include "cli/status/report.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/json.hpp"
#include "partnerctl/core/text.hpp"

#include <nlohmann/json.hpp>

namespace partnerctl::cli {

FleetReport report_of_command(ledger::RunStart const& start) {
  auto const& command = start.command;
  if (command == "link-pal") {
    return link_report();
  }
  if (command == "unlink-pal") {
    return unlink_report();
  }
  if (command == "status") {
    auto const recorded = core::parse_json(start.options).value_or(core::Json::object());
    return status_report({.access = recorded.value("access", false)});
  }
  throw core::usage_error("the run is of a command that this version does not know: '" +
                              core::printable(command) + "'",
                          "use the version that recorded it");
}

} // namespace partnerctl::cli

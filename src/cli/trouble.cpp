#include "cli/trouble.hpp"

#include "cli/status/details.hpp"
#include "partnerctl/core/ids.hpp"
#include "partnerctl/core/text.hpp"

#include <nlohmann/json.hpp>

namespace partnerctl::cli {

std::string cause_of(fleet::Outcome const& outcome) {
  if (outcome.error) {
    auto const& error = *outcome.error;
    if (!error.cause.empty()) {
      return error.cause;
    }
    return error.code.empty() ? std::string(core::to_string(error.kind)) : error.code;
  }
  if (outcome.action == "refused" || outcome.action == "other-partner") {
    return "linked to " + outcome.after +
           (outcome.after_name.empty() ? "" : " (" + core::printable(outcome.after_name) + ")");
  }
  return outcome.reason;
}

std::string remedy_of(fleet::Outcome const& outcome, std::string const& command) {
  if (outcome.error) {
    return outcome.error->hint;
  }
  // Who skipped it may know better.
  if (auto const own = detail_of(outcome, "remedy"); own.is_string()) {
    return own.get<std::string>();
  }
  if (outcome.action == "skipped") {
    return "partnerctl " + command + " --tenant home";
  }
  if (outcome.action == "not-linked") {
    return "partnerctl link-pal …";
  }
  if (outcome.action != "refused" && outcome.action != "other-partner") {
    return {};
  }
  return command == "unlink-pal" ? "partnerctl unlink-pal … --partner-id " + outcome.after
                                 : "partnerctl link-pal … --replace-from " + outcome.after;
}

std::string called(fleet::Outcome const& outcome) {
  // A GUID says nothing to a person.
  bool const nameless = outcome.name.empty() || !core::Guid::parse(outcome.tenant);
  return core::printable(nameless ? outcome.tenant : outcome.name);
}

} // namespace partnerctl::cli

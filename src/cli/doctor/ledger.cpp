#include "cli/doctor/ledger.hpp"

#include "cli/doctor/path_text.hpp"
#include "cli/ledger_choice.hpp"
#include "cli/services.hpp"
#include "partnerctl/core/attempt.hpp"
#include "partnerctl/ledger/inspection.hpp"

#include <fmt/core.h>

namespace partnerctl::cli::doctor {
namespace {

constexpr char const* k_name = "ledger";

std::string counted(std::size_t count) {
  return fmt::format("{} {}", count, count == 1 ? "run" : "runs");
}

Check judge(ledger::Inspection const& found, LedgerChoice const& choice,
            core::Environment const& environment) {
  auto const path = path_text(found.path, environment);
  if (found.schema > found.known_schema) {
    return failed(k_name, choice.origin,
                  fmt::format("{} is of a newer partnerctl: its schema is version {}, and this one "
                              "knows {}",
                              path, found.schema, found.known_schema),
                  "use that partnerctl, or name another ledger with --ledger");
  }
  if (!found.is_writable) {
    return failed(k_name, choice.origin, path + " may be read and not be written, it or its folder",
                  "give both to this user, or name another ledger with --ledger");
  }
  auto const version = found.schema == 0 ? std::string("an empty file")
                       : found.schema < found.known_schema
                           ? fmt::format("schema {}, which the next run brings to {}", found.schema,
                                         found.known_schema)
                           : fmt::format("schema {}", found.schema);
  return passed(k_name, choice.origin,
                fmt::format("{}: {}, {}, {} live", path, version, counted(found.runs), found.live));
}

} // namespace

Checks check_ledger(Services& services) {
  auto const choice = core::attempt([&] { return chosen_ledger(services); });
  if (!choice) {
    // --ledger and its variable need no configuration.
    bool const is_named =
        services.globals().ledger || services.environment().has("PARTNERCTL_LEDGER");
    return {is_named ? failed(k_name, "ledger", *choice.error)
                     : skipped(k_name, "ledger",
                               "which one is meant is not known: " + choice.error->message)};
  }
  auto const& url = choice.value->url;
  if (url.form == ledger::Url::Form::none) {
    auto const& why = choice.value->why_none;
    return {skipped(k_name, choice.value->origin,
                    "none: nothing is kept" + (why.empty() ? "" : ", since " + why))};
  }
  auto const found = core::attempt([&] { return ledger::inspect(url); });
  if (!found) {
    return {failed(k_name, choice.value->origin, *found.error)};
  }
  if (!*found.value) {
    return {skipped(k_name, choice.value->origin,
                    path_text(url.path, services.environment()) +
                        " is not there; the first run makes it")};
  }
  return {judge(**found.value, *choice.value, services.environment())};
}

} // namespace partnerctl::cli::doctor

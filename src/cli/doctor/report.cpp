#include "cli/doctor/report.hpp"

#include "cli/fleet_report.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace partnerctl::cli::doctor {
namespace {

using terminal::Tone;

constexpr char const* k_schema = "partnerctl/doctor/1";

Tone tone_of(State state) {
  switch (state) {
  case State::passed:
    return Tone::good;
  case State::failed:
    return Tone::bad;
  case State::skipped:
    break;
  }
  return Tone::dim;
}

core::Json object_of(Check const& check) {
  return {{"check", check.name},
          {"subject", check.subject},
          {"state", to_string(check.state)},
          {"detail", text_or_null(check.detail)},
          {"remedy", text_or_null(check.remedy)}};
}

std::vector<output::Cell> cells_of(Check const& check) {
  return {{check.name},
          {check.subject},
          {std::string(to_string(check.state)), tone_of(check.state)},
          {check.detail},
          {check.remedy}};
}

} // namespace

std::vector<output::Column> columns() {
  return {{"check"}, {"subject"}, {"result"}, {"detail"}, {"remedy"}};
}

std::size_t count(Checks const& checks, State state) {
  return static_cast<std::size_t>(std::count_if(
      checks.begin(), checks.end(), [state](Check const& check) { return check.state == state; }));
}

output::Document document(Checks const& checks, std::string const& cloud) {
  auto const head = [&checks, cloud] {
    return core::Json{{"schema", k_schema},
                      {"version", PARTNERCTL_VERSION},
                      {"cloud", text_or_null(cloud)},
                      {"run", nullptr},
                      {"summary",
                       {{"total", checks.size()},
                        {"passed", count(checks, State::passed)},
                        {"failed", count(checks, State::failed)},
                        {"skipped", count(checks, State::skipped)}}}};
  };
  return {.head = head,
          .list = "checks",
          .size = checks.size(),
          .object = [&checks](std::size_t i) { return object_of(checks[i]); },
          .line =
              [&checks, cloud](std::size_t i) {
                return line_json(k_schema, "", cloud, object_of(checks[i]));
              },
          .columns = columns(),
          .row = [&checks](std::size_t i) { return cells_of(checks[i]); }};
}

std::string last_line(Checks const& checks) {
  return fmt::format("{} checks: {} passed, {} failed, {} skipped", checks.size(),
                     count(checks, State::passed), count(checks, State::failed),
                     count(checks, State::skipped));
}

} // namespace partnerctl::cli::doctor

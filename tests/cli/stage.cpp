#include "cli/stage.hpp"

#include "partnerctl/cli/run.hpp"
#include "partnerctl/core/date.hpp"

#include <regex>
#include <sstream>

namespace partnerctl::test {

Stage::Stage()
    : environment{
          {"HOME", folder.path()},
          // The history of a claim names who did what.
          {"USER", "ann"},
          {"XDG_STATE_HOME", folder.path() + "/state"},
          // Where nothing listens: whether this machine has a managed identity is not asked.
          {"AZURE_POD_IDENTITY_AUTHORITY_HOST", "http://127.0.0.1:9"}} {}

Shown Stage::run(std::vector<std::string> const& arguments) const {
  std::ostringstream out;
  std::ostringstream err;
  std::istringstream in(input);
  bool const terminal = terminal_columns > 0;
  auto const code = cli::run(arguments,
                             {.out = out,
                              .err = err,
                              .in = in,
                              .out_is_terminal = terminal,
                              .err_is_terminal = terminal,
                              .in_is_terminal = terminal,
                              .width = terminal_columns},
                             core::Environment(environment));
  return {.code = code, .out = out.str(), .err = err.str()};
}

std::string day(int from_today) {
  auto const now = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  return core::format_date(core::plus_days(core::Date(now), from_today));
}

std::string without_chance(std::string const& text) {
  static std::vector<std::pair<std::regex, std::string>> const k_chances{
      // Tenants and their GUIDs are fixed, and begin with 5a4d0000; every other GUID is drawn.
      {std::regex(R"((?!5a4d0000)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"),
       "00000000-aaaa-4aaa-8aaa-aaaaaaaaaaaa"},
      {std::regex(R"(20[0-9]{6}T[0-9]{6}Z-[0-9a-f]{4})"), "20261122T101500Z-7f3a"},
      {std::regex(R"(20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z)"), "2026-11-22T10:15:00Z"},
      {std::regex(R"(20[0-9]{2}-[0-9]{2}-[0-9]{2}(?![-0-9T]))"), "2026-11-22"},
      // And those that a narrow column cuts.
      {std::regex(R"(20[0-9]{2}-[0-9]…)"), "2026-1…"},
      {std::regex(R"(20[0-9]{2}-[0-9]{2}…)"), "2026-11…"},
      {std::regex(R"(20[0-9]{2}-[0-9]{2}-…)"), "2026-11-…"},
      {std::regex(R"(20[0-9]{2}-[0-9]{2}-[0-9]…)"), "2026-11-2…"},
      {std::regex(R"re(("(?:sha256|sourceSha256)": ?)"[0-9a-f]{64}")re"), "$1\"5a4d…\""},
      {std::regex(R"(SHA-256 [0-9a-f]{12}…)"), "SHA-256 5a4d00000000…"},
      {std::regex(R"("durationMs":( ?)[0-9]+)"), R"("durationMs":$01)"},
      {std::regex(R"( in [0-9.]+ m?s(?=[,\n]))"), " in 1.0 s"},
      {std::regex(R"(localhost:[0-9]+)"), "localhost:8443"},
      // How far it had come at some moment, drawn over and erased.
      {std::regex("\r[^\r\n]*\x1b\\[K"), ""}};
  auto result = text;
  for (auto const& [pattern, replacement] : k_chances) {
    result = std::regex_replace(result, pattern, replacement);
  }
  return result;
}

} // namespace partnerctl::test

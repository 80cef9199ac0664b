#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/digest.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/input_file.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/fleet/roster.hpp"

#include <filesystem>
#include <system_error>

namespace partnerctl::fleet {
namespace {

core::InputKind const k_kind{.name = "list of tenants"};

// A tenant where a file is asked for is told from a file that is not there.
std::string read_file(std::string const& path) {
  std::error_code ignored;
  auto text = core::attempt([&] { return core::read_input_file(path, k_kind); });
  if (!text && !std::filesystem::exists(path, ignored) &&
      core::attempt([&] { return core::TenantRef::parse(path); })) {
    text.error->hint = "to name one tenant: --tenant " + core::printable(path);
  }
  if (!text) {
    throw *std::move(text.error);
  }
  return *std::move(text.value);
}

} // namespace

Roster read_roster(std::string const& path, std::istream& standard_input, RosterColumns columns) {
  if (path == "-") {
    std::string const source = "standard input";
    return {.entries = parse_roster(core::read_input_stream(standard_input, source, k_kind), source,
                                    columns),
            .source = source};
  }
  auto const source = core::printable(path);
  auto const text = read_file(path);
  std::error_code ignored;
  bool const stays = std::filesystem::is_regular_file(path, ignored);
  return {.entries = parse_roster(text, source, columns),
          .source = std::filesystem::absolute(path, ignored).string(),
          .sha256 = stays ? core::hexadecimal(core::sha256(text)) : ""};
}

std::optional<std::string> roster_sha256(std::string const& path) {
  auto const text = core::attempt([&] { return core::read_input_file(path, k_kind); });
  return text ? std::optional(core::hexadecimal(core::sha256(*text.value))) : std::nullopt;
}

} // namespace partnerctl::fleet

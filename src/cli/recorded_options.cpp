#include "cli/recorded_options.hpp"

#include <nlohmann/json.hpp>

namespace partnerctl::cli {
namespace {

constexpr char const* k_excluded = "excluded";

} // namespace

std::string with_excluded(std::string const& options, std::set<core::Guid> const& excluded) {
  auto recorded = core::parse_json(options).value_or(core::Json::object());
  for (auto const& tenant : excluded) {
    recorded[k_excluded].push_back(tenant.text());
  }
  return core::write_json(recorded);
}

std::set<core::Guid> excluded_of(core::Json const& recorded) {
  std::set<core::Guid> excluded;
  for (auto const& text : recorded.value(k_excluded, std::vector<std::string>())) {
    if (auto const tenant = core::Guid::parse(text)) {
      excluded.insert(*tenant);
    }
  }
  return excluded;
}

} // namespace partnerctl::cli

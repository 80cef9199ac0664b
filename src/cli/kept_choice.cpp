#include "cli/kept_choice.hpp"

#include <nlohmann/json.hpp>

namespace partnerctl::cli {
namespace {

constexpr char const* k_skipped = "skippedRows";
constexpr char const* k_excluded = "excludedTenants";

} // namespace

std::string with_choice(std::string const& options, TenantChoice const& choice) {
  if (choice.skipped.empty() && choice.excluded.empty()) {
    return options;
  }
  auto kept = core::parse_json(options).value_or(core::Json::object());
  for (auto const& [row, reason] : choice.skipped) {
    kept[k_skipped].push_back({{"row", row}, {"reason", reason}});
  }
  for (auto const& tenant : choice.excluded) {
    kept[k_excluded].push_back(tenant.text());
  }
  return core::write_json(kept);
}

void restore_choice(core::Json const& options, TenantChoice& choice) {
  for (auto const& skipped : options.value(k_skipped, core::Json::array())) {
    if (auto const row = core::number_at(skipped, "row")) {
      choice.skipped[static_cast<std::size_t>(*row)] =
          core::string_at(skipped, "reason").value_or("");
    }
  }
  for (auto const& tenant : options.value(k_excluded, core::Json::array())) {
    if (auto const guid = core::Guid::parse(tenant.is_string() ? tenant.get<std::string>() : "")) {
      choice.excluded.insert(*guid);
    }
  }
}

} // namespace partnerctl::cli

#include "cli/ci_service.hpp"

#include "partnerctl/core/text.hpp"

namespace partnerctl::cli {
namespace {

bool is_on(core::Environment const& environment, std::string_view name) {
  auto const value = environment.get(name);
  return value && !core::equal_ignoring_case(*value, "false") && *value != "0";
}

} // namespace

CiService ci_service(core::Environment const& environment) {
  if (is_on(environment, "GITHUB_ACTIONS")) {
    return CiService::github_actions;
  }
  return is_on(environment, "TF_BUILD") ? CiService::azure_pipelines : CiService::none;
}

} // namespace partnerctl::cli

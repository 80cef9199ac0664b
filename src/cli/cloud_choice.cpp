#include "cli/cloud_choice.hpp"

#include "cli/services.hpp"
#include "partnerctl/core/error.hpp"

namespace partnerctl::cli {

namespace {

std::optional<std::string> recorded_cloud(Services& services) {
  auto const& recorded = services.recorded();
  return recorded ? std::optional(recorded->cloud) : std::nullopt;
}

} // namespace

core::Cloud chosen_cloud(Services& services) {
  auto const& profile = services.profile();
  auto const name =
      config::first_of({{services.globals().cloud, "--cloud"},
                        {recorded_cloud(services), "the recorded run"},
                        {services.environment().get("PARTNERCTL_CLOUD"), "PARTNERCTL_CLOUD"},
                        {profile.cloud, "profile " + profile.name}});
  auto cloud = config::resolve_cloud(services.file(), name, services.environment());
  if (cloud.name != "sandbox") {
    return cloud;
  }
  if (services.environment().is_ci() && !services.globals().cloud && !services.recorded()) {
    throw core::usage_error(
        name->origin + " names the sandbox, which in CI must be an explicit option",
        "a pipeline that rehearses says --cloud sandbox; one that does not names its cloud");
  }
  if (services.globals().auth || services.globals().client_id || services.globals().account ||
      services.globals().client_secret_file) {
    throw core::usage_error(
        "--auth, --client-id, --account and --client-secret-file have no meaning in the "
        "sandbox, which has a built-in identity",
        "leave them out");
  }
  return cloud;
}

} // namespace partnerctl::cli

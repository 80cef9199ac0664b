#include "config/endpoint.hpp"
#include "partnerctl/config/settings.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"

#include <algorithm>
#include <array>

namespace partnerctl::config {
namespace {

constexpr auto k_variable = "AZURE_AUTHORITY_HOST";

struct Alias {
  std::string_view authority;
  std::string_view cloud;
};
// Entra's other names for the authorities of the built-in clouds.
constexpr std::array k_aliases{
    Alias{"https://login.windows.net", "public"}, Alias{"https://login.microsoft.com", "public"},
    Alias{"https://sts.windows.net", "public"}, Alias{"https://login.usgovcloudapi.net", "usgov"},
    Alias{"https://login.partner.microsoftonline.cn", "china"}};

core::Error usage(std::string const& message, std::string const& hint) {
  return {.kind = core::ErrorKind::usage,
          .message = core::printable(message),
          .hint = core::printable(hint)};
}

// The built-in cloud that has this authority, under one of its names.
std::optional<core::Cloud> built_in_with(std::string const& authority) {
  for (auto const& name : core::reserved_cloud_names()) {
    auto cloud = core::built_in_cloud(name);
    if (cloud && cloud->authority == authority) {
      return cloud;
    }
  }
  auto const* const alias =
      std::find_if(k_aliases.begin(), k_aliases.end(),
                   [&](Alias const& entry) { return entry.authority == authority; });
  return alias == k_aliases.end() ? std::nullopt : core::built_in_cloud(alias->cloud);
}

// The cloud that an authority alone tells.
core::Cloud cloud_with(File const& file, std::string const& authority) {
  if (auto cloud = built_in_with(authority)) {
    return *std::move(cloud);
  }
  std::vector<std::string> names;
  for (auto const& [name, cloud] : file.clouds) {
    if (cloud.authority == authority) {
      names.push_back(name);
    }
  }
  if (names.size() == 1) {
    return file.clouds.at(names.front());
  }
  if (names.empty()) {
    throw usage(std::string(k_variable) + " is " + authority +
                    ", which is no cloud's authority that is known here",
                "unset it, or describe the cloud in the configuration as a table [cloud.NAME]");
  }
  throw usage(std::string(k_variable) + " is " + authority + ", the authority of the clouds " +
                  core::join(names, ", "),
              "say which one with --cloud");
}

core::Cloud named_cloud(File const& file, Origin const& name) {
  if (auto cloud = core::built_in_cloud(name.value)) {
    return *std::move(cloud);
  }
  if (auto const found = file.clouds.find(name.value); found != file.clouds.end()) {
    return found->second;
  }
  auto known = core::reserved_cloud_names();
  for (auto const& [own, cloud] : file.clouds) {
    known.push_back(own);
  }
  auto const nearest = core::closest(name.value, known);
  throw usage("there is no cloud '" + name.value + "' (" + name.origin + "); there are " +
                  core::join(known, ", "),
              nearest.empty() ? "describe it in the configuration as a table [cloud.NAME]"
                              : "did you mean '" + nearest + "'?");
}

void refuse_disagreement(core::Cloud const& cloud, Origin const& name,
                         std::string const& authority) {
  auto const built_in = built_in_with(authority);
  if (cloud.authority == authority || (built_in && built_in->name == cloud.name)) {
    return;
  }
  throw usage(std::string(k_variable) + " is " + authority + ", but " + name.origin +
                  " names the cloud '" + cloud.name + "', whose authority is " + cloud.authority,
              "unset one of the two");
}

} // namespace

core::Cloud resolve_cloud(File const& file, std::optional<Origin> const& name,
                          core::Environment const& environment) {
  if (name && name->value == "sandbox") {
    return {.name = "sandbox"};
  }
  auto const variable = environment.get(k_variable);
  auto const authority = variable ? std::optional(endpoint(*variable, k_variable)) : std::nullopt;
  if (!name) {
    return authority ? cloud_with(file, *authority) : *core::built_in_cloud("public");
  }
  auto cloud = named_cloud(file, *name);
  if (authority) {
    refuse_disagreement(cloud, *name, *authority);
  }
  return cloud;
}

} // namespace partnerctl::config

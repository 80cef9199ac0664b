#include "cli/doctor/configuration.hpp"

#include "cli/cloud_choice.hpp"
#include "cli/doctor/path_text.hpp"
#include "cli/services.hpp"
#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/fleet/roster.hpp"

#include <fmt/core.h>

namespace partnerctl::cli::doctor {
namespace {

constexpr char const* k_name = "configuration";
constexpr char const* k_unread = "the configuration file cannot be used";

template <class Map>
std::string names_in(Map const& map) {
  std::vector<std::string> names;
  for (auto const& [name, ignored] : map) {
    names.push_back(name);
  }
  return names.empty() ? "none" : core::join(names, ", ");
}

Check file(Services& services) {
  auto const& environment = services.environment();
  auto const place = config::config_path(services.globals().config, environment);
  auto const subject = place.empty() ? "file" : path_text(place, environment);
  auto const read = core::attempt([&]() -> config::File const* { return &services.file(); });
  if (!read) {
    return failed(k_name, subject, *read.error);
  }
  auto const& found = **read.value;
  if (found.path.empty()) {
    return passed(k_name, subject, "there is none, and none is needed");
  }
  return passed(k_name, subject,
                fmt::format("read; profiles: {}; clouds of its own: {}", names_in(found.profiles),
                            names_in(found.clouds)));
}

// nullptr where it cannot be had.
core::Attempt<config::Profile const*> profile_of(Services& services) {
  return core::attempt([&]() -> config::Profile const* { return &services.profile(); });
}

Check profile(Services& services, bool file_is_read) {
  auto const found = profile_of(services);
  if (found) {
    auto const& name = (*found.value)->name;
    return passed(k_name, "profile", name.empty() ? "none: the built-in settings" : name);
  }
  return file_is_read ? failed(k_name, "profile", *found.error)
                      : skipped(k_name, "profile", k_unread);
}

Check cloud(Services& services, bool profile_is_known) {
  auto const found = core::attempt([&] { return chosen_cloud(services); });
  if (found) {
    return passed(k_name, "cloud", found.value->name);
  }
  return profile_is_known ? failed(k_name, "cloud", *found.error)
                          : skipped(k_name, "cloud", k_unread);
}

Check partner_id(Services& services) {
  constexpr char const* k_subject = "partner ID";
  if (auto const text = services.environment().get("PARTNERCTL_PARTNER_ID")) {
    auto const parsed = core::attempt([&] { return core::PartnerId::parse(*text); });
    return parsed ? passed(k_name, k_subject, *text + " (PARTNERCTL_PARTNER_ID)")
                  : failed(k_name, k_subject, "PARTNERCTL_PARTNER_ID: " + parsed.error->message,
                           parsed.error->hint);
  }
  auto const profile = profile_of(services);
  if (!profile) {
    return skipped(k_name, k_subject, k_unread);
  }
  auto const& own = **profile.value;
  return own.partner_id ? passed(k_name, k_subject,
                                 fmt::format("{} (profile {})", own.partner_id->text(), own.name))
                        : skipped(k_name, k_subject, "none is configured",
                                  "set partner_id in the profile, or give --partner-id");
}

Check roster(Services& services) {
  constexpr char const* k_subject = "roster";
  auto const profile = profile_of(services);
  auto path = services.environment().get("PARTNERCTL_TENANTS");
  if (!path && !profile) {
    return skipped(k_name, k_subject, k_unread);
  }
  path = path ? path : (*profile.value)->tenants;
  if (!path) {
    return skipped(k_name, k_subject, "none is configured",
                   "set tenants in the profile, or give --tenants FILE");
  }
  if (*path == "-") {
    return skipped(k_name, k_subject, "it comes on standard input, which is left alone");
  }
  auto const read =
      core::attempt([&] { return fleet::read_roster(*path, services.streams().in).entries; });
  if (!read) {
    return failed(k_name, k_subject, *read.error);
  }
  return passed(k_name, k_subject,
                fmt::format("{}: {} {}", path_text(*path, services.environment()),
                            read.value->size(), read.value->size() == 1 ? "tenant" : "tenants"));
}

} // namespace

Checks check_configuration(Services& services) {
  Checks checks{file(services)};
  checks.push_back(profile(services, checks.back().state == State::passed));
  checks.push_back(cloud(services, checks.back().state == State::passed));
  checks.push_back(partner_id(services));
  checks.push_back(roster(services));
  return checks;
}

} // namespace partnerctl::cli::doctor

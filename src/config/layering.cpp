#include "partnerctl/config/settings.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"

namespace partnerctl::config {
namespace {

core::Error unknown_profile(File const& file, Origin const& name) {
  std::vector<std::string> known;
  for (auto const& [known_name, profile] : file.profiles) {
    known.push_back(known_name);
  }
  auto const nearest = core::closest(name.value, known);
  auto const where = file.path.empty()
                         ? std::string("there is no configuration file")
                         : core::printable(file.path) + " has " +
                               (known.empty() ? "no profiles" : core::join(known, ", "));
  return {.kind = core::ErrorKind::usage,
          .message = core::printable("there is no profile '" + name.value + "' (" + name.origin +
                                     "); " + where),
          .hint = core::printable(nearest.empty() ? "add a table [profile." + name.value + "]"
                                                  : "did you mean '" + nearest + "'?")};
}

} // namespace

std::optional<Origin>
first_of(std::vector<std::pair<std::optional<std::string>, std::string>> const& candidates) {
  for (auto const& [value, origin] : candidates) {
    if (value) {
      return Origin{.value = *value, .origin = origin};
    }
  }
  return std::nullopt;
}

Profile const& profile_of(File const& file, std::optional<Origin> const& name) {
  static Profile const k_empty;
  auto const found = file.profiles.find(name ? name->value : "default");
  if (found != file.profiles.end()) {
    return found->second;
  }
  if (name) {
    throw unknown_profile(file, *name);
  }
  return k_empty;
}

} // namespace partnerctl::config

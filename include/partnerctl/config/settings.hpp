#pragma once

#include "partnerctl/core/cloud.hpp"
#include "partnerctl/core/date.hpp"
#include "partnerctl/core/environment.hpp"
#include "partnerctl/core/ids.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace partnerctl::config {

// One [profile.NAME] of the configuration file.
struct Profile {
  std::string name{};
  std::optional<core::PartnerId> partner_id{};
  std::optional<std::string> partner_name{};
  std::optional<std::string> client_id{};
  std::optional<std::string> auth{};
  std::optional<std::string> account{};
  // Files; a relative path stands for one in the configuration file's folder and is made whole.
  std::optional<std::string> certificate{};
  std::optional<std::string> tenants{}; // a roster
  std::optional<std::string> cloud{};
  // Where a sign-in is kept: "keyring" or "file".
  std::optional<std::string> token_store{};
};

// The table [claims]: what CPOR claims are judged and timed by. Unset: the built-in value.
struct Claims {
  // Business days, but the two that say otherwise; each 0 to 366.
  std::optional<int> submitted_days{};
  std::optional<int> review_days{};
  std::optional<int> partner_action_days{};
  std::optional<int> dispute_answer_days{};
  std::optional<int> consent_days{};
  std::optional<int> dispute_window_days{}; // calendar days
  std::optional<int> renewal_notice_days{}; // calendar days
  // An IANA name.
  std::optional<std::string> time_zone{};
  // Days ("2026-12-25"), each once.
  std::vector<core::Date> holidays{};
  // Files; a relative path stands for one in the configuration file's folder and is made whole.
  std::optional<std::string> workloads{};
  // The partner's own tenants.
  std::vector<core::Guid> own_tenants{};
  // Endings of files that go as proofs, in lower case without the dot; and from how many MiB on one
  // is called large.
  std::vector<std::string> proof_types{};
  std::optional<int> proof_warn_mib{};
  // Where the portal's page of customer claims is; https.
  std::optional<std::string> portal_url{};
};

// The configuration file as it was read.
struct File {
  // Empty when there is none.
  std::string path{};
  std::map<std::string, Profile> profiles{};
  std::map<std::string, core::Cloud> clouds{};
  // Where sign-ins are kept for a profile that does not say: "keyring" or "file".
  std::optional<std::string> token_store{};
  Claims claims{};
};

// Where the configuration is looked for: the option, PARTNERCTL_CONFIG, or
// $XDG_CONFIG_HOME/partnerctl/config.toml (default ~/.config). Empty where none of them and no HOME
// is set.
std::string config_path(std::optional<std::string> const& option,
                        core::Environment const& environment);
// $XDG_STATE_HOME/partnerctl (default ~/.local/state/partnerctl). A usage error where neither that
// nor HOME is set.
std::string state_directory(core::Environment const& environment);

// Reads and checks the whole file. A missing file is an empty one, unless it was named. Throws a
// usage error with path, line and column for what is no TOML, an unknown key (with the nearest
// known one), a wrong type, a cloud that redefines a built-in name or has an endpoint that is
// neither https nor on loopback. The environment's HOME is what "~/" stands for.
File read_file(std::string const& path, bool was_named, core::Environment const& environment);

// A value and where it came from, for messages: "--cloud", "PARTNERCTL_CLOUD", "profile default",
// "built-in".
struct Origin {
  std::string value{};
  std::string origin{};
};

// Option, environment, profile, built-in default: the first that is there.
std::optional<Origin>
first_of(std::vector<std::pair<std::optional<std::string>, std::string>> const& candidates);

// The profile of that name; without a name `default`, or an empty one where there is none. Throws a
// usage error for an unknown name, listing those there are.
Profile const& profile_of(File const& file, std::optional<Origin> const& name);

// The cloud of that name: built-in or of the file; `sandbox` has nothing but its name, the caller
// brings the rest. Without a name it is the one that AZURE_AUTHORITY_HOST is the authority of
// (an alias of a built-in cloud's counts as that cloud's own), else public. Throws a usage error
// for an unknown name, listing those there are, for an authority that is no known cloud's, and for
// one that is not the named cloud's. The authority variable never applies to `sandbox`.
core::Cloud resolve_cloud(File const& file, std::optional<Origin> const& name,
                          core::Environment const& environment);

} // namespace partnerctl::config

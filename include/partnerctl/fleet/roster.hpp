#pragma once

#include "partnerctl/core/ids.hpp"

#include <cstddef>
#include <istream>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace partnerctl::fleet {

// One tenant as a roster or an option names it, before duplicates are united.
struct Entry {
  core::TenantRef tenant;
  std::string name{};
  // What output calls it, where that is more legible than the reference; empty: the reference.
  std::string shown{};
  std::optional<core::PartnerId> partner_id{};
  std::string profile{};
  std::string client_id{};
  std::vector<std::string> labels{};
  // Where it stands, for messages: "customers.csv:7", "--tenant".
  std::string where{};
  // Why nothing is to be done in it ("delegated by Lighthouse…"); empty: it is worked on.
  std::string skip{};
  // The columns of its row, the header's words and the values to the letter; see RosterColumns.
  std::vector<std::pair<std::string, std::string>> others{};
};

// Why a tenant that Lighthouse delegates is left alone by default (Entry::skip).
inline constexpr char const* k_delegated = "delegated by Lighthouse, link once at home";

// Which columns of a roster are read: those that a run needs, or all, for who writes it again. Then
// Entry::others has every column but `tenant` and `name`, in their order, and `shown` is the domain
// that our own list of tenants says.
enum class RosterColumns { needed, all };

// Reads a roster: CSV with a header that has `tenant`, JSON (strings or objects with the same
// keys), one tenant a line with # comments, or what any command here wrote (csv, json, jsonl; of
// that only tenant, name, profile and labels count; of a list of tenants, which says no partner
// itself, also the user's own partner_id and client_id, and what Lighthouse delegates is skipped).
// UTF-8, with or without a BOM; LF or CRLF.
// Throws one usage error that lists every fault with its line and column, so that nothing is sent
// for a roster that is wrong anywhere. source is what messages call it. Contract: "Selecting
// tenants".
std::vector<Entry> parse_roster(std::string_view text, std::string const& source,
                                RosterColumns columns = RosterColumns::needed);

// What one roster held, and how a later reader can tell that it has changed.
struct Roster {
  std::vector<Entry> entries{};
  // Its absolute path, "standard input".
  std::string source{};
  // Of its bytes, in hexadecimal; empty for what cannot be read twice (standard input, a pipe).
  std::string sha256{};
};

// The same from a file ("-": from standard input). Throws a usage error for what is no readable
// regular file, is empty or is over 64 MiB (said before it is read).
Roster read_roster(std::string const& path, std::istream& standard_input,
                   RosterColumns columns = RosterColumns::needed);

// The digest of that file as it is now; nullopt where it cannot be read.
std::optional<std::string> roster_sha256(std::string const& path);

} // namespace partnerctl::fleet

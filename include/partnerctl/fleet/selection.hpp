#pragma once

#include "partnerctl/fleet/roster.hpp"
#include "partnerctl/fleet/shared_text.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace partnerctl::fleet {

// One of several parts of a selection, so that several machines share the work: 1 <= number <=
// count <= 1000.
struct Shard {
  int number = 1;
  int count = 1;
  bool operator==(Shard const&) const = default;
};

// Reads "K/N", such as "2/8". Throws a usage error that quotes any other text.
Shard parse_shard(std::string_view text);

// The number of the only shard, of that many, that has the tenant. It depends on nothing but the
// reference as it is written, in lower case: the 64-bit FNV-1a hash of its bytes, mixed as
// MurmurHash3 ends (fmix64, for FNV's low bits are weak), modulo count, plus 1. So every run, on
// any machine and with the rows in any order, splits alike, and a tenant that joins moves no other.
// Two names of one tenant (a domain and its GUID) may fall into two shards.
int shard_of(core::TenantRef const& tenant, int count);

// What decides which of the named tenants are worked on, and for which partner.
struct SelectionOptions {
  std::vector<core::TenantRef> exclude{};
  // A tenant must carry all of them.
  std::vector<std::string> labels{};
  // --partner-id: an entry that names another is an error.
  std::optional<core::PartnerId> partner_id{};
  // PARTNERCTL_PARTNER_ID or the profile's: for entries that name none.
  std::optional<core::PartnerId> default_partner_id{};
  // Only this part of what is selected by all of the above.
  std::optional<Shard> shard{};
};

// One tenant to work on, or to pass over with a reason. `index` is its place in roster order, from
// 0 without gaps.
struct Assignment {
  std::size_t index = 0;
  core::TenantRef tenant;
  SharedText name{};
  // What output calls it; empty: the reference.
  SharedText shown{};
  std::optional<core::PartnerId> partner_id{};
  SharedText profile{};
  SharedText client_id{};
  std::vector<std::string> labels{};
  SharedText where{};
  SharedText skip{};
};

// Unites entries of one tenant (the first one's place and `where`; labels are joined, a name,
// partner ID, profile or client ID is taken from the first that has one), drops what is excluded or
// lacks a label, and gives each its partner ID. Throws a usage error that names every line of:
// entries of one tenant that disagree (partner ID, profile or client ID; excluded ones too),
// entries that disagree with --partner-id, and a selection that ends empty. `home` is a tenant of
// its own here: resolve it before.
//
// A shard is taken last, from what was selected, and the errors are those of the whole selection:
// each job of a matrix says the same. Nothing is returned where tenants were selected and the shard
// has none of them, which is no error: with few tenants and many jobs some have nothing to do.
std::vector<Assignment> select(std::vector<Entry> const& entries, SelectionOptions const& options);

// The excluded tenants that no entry names as they are written: a slip of the fingers, or the other
// name (GUID or domain) of a tenant that is then worked on all the same.
std::vector<core::TenantRef> unused_excludes(std::vector<Entry> const& entries,
                                             std::vector<core::TenantRef> const& exclude);

// True where two of them could prove to be one tenant (a domain is among them) and yet are asked
// for different things: then every domain has to be resolved before anything is written.
bool could_disagree(std::vector<Assignment> const& assignments);

} // namespace partnerctl::fleet

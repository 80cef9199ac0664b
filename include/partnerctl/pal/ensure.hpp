#pragma once

#include "partnerctl/pal/client.hpp"
#include "partnerctl/pal/decide.hpp"

#include <functional>
#include <optional>
#include <string>

namespace partnerctl::pal {

// What became of one tenant. The words are the contract's: linked, unchanged, replaced, refused,
// would-link, would-replace, unlinked, not-linked, would-unlink.
enum class Done {
  linked,
  unchanged,
  replaced,
  refused,
  would_link,
  would_replace,
  unlinked,
  not_linked,
  would_unlink,
};
std::string_view to_string(Done done);

struct Result {
  Done done = Done::unchanged;
  // What is linked now by the last reading.
  std::optional<Link> link{};
  // What the first reading found.
  std::optional<Link> previous{};
  core::Identity identity{};
  // Of the deciding call.
  std::string request_id{};
};

// Called with the first reading, before anything is written; may throw to stop here (a tenant that
// another row already does, a partner name that is not the expected one).
using BeforeWrite = std::function<void(Reading const&)>;

// Reads, decides, writes, checks the answer; reads and decides again after a lost or incomplete
// answer, a conflict, or a not-found after a race, up to three writes. dry_run stops before the
// first write. A write that was sent by this call and then found in place counts as done by it.
Result ensure_linked(Client const& client, Wanted const& wanted, bool dry_run,
                     BeforeWrite const& before_write);
Result ensure_unlinked(Client const& client, std::optional<core::PartnerId> const& partner_id,
                       bool dry_run, BeforeWrite const& before_write);

} // namespace partnerctl::pal

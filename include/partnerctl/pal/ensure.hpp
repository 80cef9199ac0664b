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
  // What is linked now by the last reading, or by the answer that proved the write.
  std::optional<Link> link{};
  // What the first reading found; where a race put another link in its place and that one was
  // replaced, the one that was.
  std::optional<Link> previous{};
  core::Identity identity{};
  // Of the deciding call: the write's where one was answered and proven, else the last reading's.
  std::string request_id{};
};

// Called once, with the first reading, whatever is then decided and before anything is written; may
// throw to stop here (a tenant that another row already does, a partner name that is not the
// expected one).
using OnReading = std::function<void(Reading const&)>;

// Reads, decides, writes, checks the answer; reads and decides again after a lost or incomplete
// answer, a conflict, or a not-found after a race, up to three writes. dry_run stops before the
// first write. A write that was sent by this call and then found in place counts as done by it.
// An error after a write whose fate is unknown says so and has maybe_done set. Where the client may
// defer, an error with retry_after means that nothing was written and all of it can begin again;
// once a write may have been carried out, waits are waited out in place.
Result ensure_linked(Client const& client, Wanted const& wanted, bool dry_run,
                     OnReading const& on_reading);
// The same for the removal; a success is read again before it is believed. Without a partner ID any
// link goes; with one, another partner's link is refused.
Result ensure_unlinked(Client const& client, std::optional<core::PartnerId> const& partner_id,
                       bool dry_run, OnReading const& on_reading);

} // namespace partnerctl::pal

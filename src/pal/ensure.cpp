#include "partnerctl/pal/ensure.hpp"

#include "pal/writes.hpp"

#include <utility>

namespace partnerctl::pal {
namespace {

Reading first_reading(Client const& client, OnReading const& on_reading) {
  auto reading = client.read();
  if (on_reading) {
    on_reading(reading);
  }
  return reading;
}

Result begun_with(Reading const& reading) {
  return {.link = reading.link,
          .previous = reading.link,
          .identity = reading.identity,
          .request_id = reading.request_id};
}

Result ended(Result result, Done done) {
  result.done = done;
  return result;
}

// What a write of this call, proven or found in place, has made of the first reading.
Done done_by_write(Result const& result) {
  return result.previous ? Done::replaced : Done::linked;
}

} // namespace

std::string_view to_string(Done done) {
  switch (done) {
  case Done::linked:
    return "linked";
  case Done::unchanged:
    return "unchanged";
  case Done::replaced:
    return "replaced";
  case Done::refused:
    return "refused";
  case Done::would_link:
    return "would-link";
  case Done::would_replace:
    return "would-replace";
  case Done::unlinked:
    return "unlinked";
  case Done::not_linked:
    return "not-linked";
  case Done::would_unlink:
    break;
  }
  return "would-unlink";
}

Result ensure_linked(Client const& client, Wanted const& wanted, bool dry_run,
                     OnReading const& on_reading) {
  auto result = begun_with(first_reading(client, on_reading));
  Writes writes(client, "the link was written");
  while (true) {
    auto const action = decide_link(result.link, wanted);
    if (action == Action::nothing) {
      return ended(result, writes.maybe_done() ? done_by_write(result) : Done::unchanged);
    }
    if (action == Action::refuse) {
      return ended(result, Done::refused);
    }
    bool const creates = action == Action::create;
    if (dry_run) {
      return ended(result, creates ? Done::would_link : Done::would_replace);
    }
    result.previous = creates ? result.previous : result.link;
    std::optional<Link> proof;
    auto const write = [&](Client const& with) {
      proof = creates ? with.create(wanted.partner_id) : with.update(wanted.partner_id);
      return proof.has_value();
    };
    if (writes.send(action, write)) {
      result.request_id = proof->request_id;
      result.link = std::move(proof);
      return ended(result, done_by_write(result));
    }
    auto reading = writes.read_again();
    result.link = std::move(reading.link);
    result.request_id = std::move(reading.request_id);
  }
}

Result ensure_unlinked(Client const& client, std::optional<core::PartnerId> const& partner_id,
                       bool dry_run, OnReading const& on_reading) {
  auto result = begun_with(first_reading(client, on_reading));
  Writes writes(client, "the link was removed");
  std::string removal;
  while (true) {
    auto const action = decide_unlink(result.link, partner_id);
    if (action != Action::remove) {
      // Another partner's link in the place of the one that was removed does not undo the removal.
      bool const removed = writes.maybe_done();
      result.request_id = removed && !removal.empty() ? removal : result.request_id;
      Done const otherwise = action == Action::refuse ? Done::refused : Done::not_linked;
      return ended(result, removed ? Done::unlinked : otherwise);
    }
    if (dry_run) {
      return ended(result, Done::would_unlink);
    }
    auto const write = [&](Client const& with) {
      removal = with.remove(result.link->partner_id);
      return false; // its success has no body: only a reading proves it
    };
    writes.send(action, write);
    auto reading = writes.read_again();
    result.link = std::move(reading.link);
    result.request_id = std::move(reading.request_id);
  }
}

} // namespace partnerctl::pal

#pragma once

#include "partnerctl/core/ids.hpp"
#include "partnerctl/pal/link.hpp"

#include <optional>
#include <vector>

namespace partnerctl::pal {

// What is asked for in one tenant.
struct Wanted {
  core::PartnerId partner_id;
  // Change a link to any other partner.
  bool replace = false;
  // Change a link only from these; beside `replace` they narrow it.
  std::vector<core::PartnerId> replace_from{};
};

enum class Action {
  nothing, // already as wanted
  create,  // PUT
  update,  // PATCH with the new ID; never delete-then-create
  refuse,  // linked to another partner, and not told to replace it
  remove,  // DELETE
};

// What should happen, from what was read (nullopt: not linked) and what was asked. Pure.
Action decide_link(std::optional<Link> const& observed, Wanted const& wanted);

// The same for the removal: of that partner's link only, or of any (nullopt).
Action decide_unlink(std::optional<Link> const& observed,
                     std::optional<core::PartnerId> const& partner_id);

} // namespace partnerctl::pal

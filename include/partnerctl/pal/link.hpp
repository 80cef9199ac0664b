#pragma once

#include "partnerctl/core/clock.hpp"
#include "partnerctl/core/ids.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace partnerctl::pal {

// The link between one identity in one tenant and a partner, as
// Microsoft.ManagementPartner/partners (api-version 2018-02-01) answers it.
struct Link {
  core::PartnerId partner_id;
  std::string partner_name{};
  core::Guid tenant{};
  core::Guid object{};
  // "Active"; others are tolerated. A link whose state is "Deleted" is no link.
  std::string state{};
  std::optional<core::TimePoint> created{};
  std::optional<core::TimePoint> updated{};
  std::optional<long long> version{};
  // The service's request ID of the answer it was read from.
  std::string request_id{};

  bool is_active() const;
};

// Reads a PartnerResponse. `version` may be a number or a string, times may have any number of
// fractional digits, unknown members and states pass; nullopt without a partner ID (digits), a
// tenant ID and an object ID, for they are what every answer is checked by.
std::optional<Link> parse_link(std::string_view body);

} // namespace partnerctl::pal

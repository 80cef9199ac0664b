#pragma once

#include "partnerctl/core/clock.hpp"
#include "partnerctl/http/message.hpp"
#include "sandbox/conditions.hpp"
#include "sandbox/target.hpp"
#include "sandbox/tokens.hpp"

#include <string>

namespace partnerctl::sandbox {

// Subscriptions (two a page, so that every client has to follow a link) and what
// Microsoft.Authorization says of the caller in one of them: role assignments by assignedTo(),
// PIM's schedules by asTarget(), single role definitions. Other filters are refused.
class Authorization {
public:
  explicit Authorization(core::Clock const& clock) : m_clock(clock) {}

  // path: lower case. Whether answer is to be asked.
  static bool is_here(std::string const& path);
  // origin: our own, for the next link.
  http::Response answer(std::string const& path, Target const& target, Claims const& caller,
                        Tenant const& tenant, std::string const& origin) const;

private:
  core::Clock const& m_clock;
};

} // namespace partnerctl::sandbox

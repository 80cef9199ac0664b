#pragma once

#include "partnerctl/fleet/outcome.hpp"

#include <string>
#include <utility>

namespace partnerctl::test {

inline fleet::Outcome ended(std::string const& tenant, std::string const& action) {
  fleet::Outcome outcome;
  outcome.tenant = tenant;
  outcome.action = action;
  return outcome;
}

inline fleet::Outcome refused(std::string const& tenant, std::string const& by,
                              std::string const& name) {
  auto outcome = ended(tenant, "refused");
  outcome.after = by;
  outcome.after_name = name;
  return outcome;
}

inline fleet::Outcome failed(std::string const& tenant, core::Error error) {
  auto outcome = ended(tenant, "failed");
  outcome.error = std::move(error);
  return outcome;
}

} // namespace partnerctl::test

#pragma once

#include "partnerctl/core/attempt.hpp"
#include "partnerctl/fleet/roster.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace partnerctl::test {

inline std::vector<fleet::Entry> roster(std::string_view text) {
  return fleet::parse_roster(text, "r.csv");
}

// The usage error that a roster gives.
inline core::Error refusal(std::string_view text) {
  auto const result = core::attempt([&] { return roster(text); });
  REQUIRE(result.error);
  CHECK(result.error->kind == core::ErrorKind::usage);
  return *result.error;
}

// "contoso.com fabrikam.com", for a comparison at a glance.
inline std::string tenants(std::vector<fleet::Entry> const& entries) {
  std::string all;
  for (auto const& entry : entries) {
    all += (all.empty() ? "" : " ") + entry.tenant.text();
  }
  return all;
}

} // namespace partnerctl::test

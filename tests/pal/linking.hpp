#pragma once

#include "pal/pal_setup.hpp"
#include "partnerctl/pal/ensure.hpp"

#include <catch2/catch.hpp>

namespace partnerctl::test {

inline pal::Wanted const k_only_link{.partner_id = partner("1234567")};
inline pal::Wanted const k_replace{.partner_id = partner("1234567"), .replace = true};

inline pal::Result ensure(Service& service, pal::Wanted const& wanted, bool dry_run = false) {
  return pal::ensure_linked(service.client(), wanted, dry_run, {});
}

// The error that linking must end with.
inline core::Error failure(Service& service, pal::Wanted const& wanted) {
  auto const tried = core::attempt([&] { return ensure(service, wanted); });
  REQUIRE(tried.error);
  return *tried.error;
}

inline bool says_unknown(core::Error const& error) {
  return error.maybe_done &&
         error.message.find("unknown whether the link was written") != std::string::npos;
}

} // namespace partnerctl::test

#pragma once

#include "partnerctl/core/clock.hpp"
#include "partnerctl/cpor/carrier.hpp"

#include <string>

namespace partnerctl::cli {

// The carrier that always works: a pack (a folder or a .zip) with a page that walks a person
// through the portal, the proofs, the claim and a manifest. Nothing of it is sent anywhere.
class PackCarrier final : public cpor::Carrier {
public:
  // place: as output::check_bundle_place took it. rehearsal: the sandbox's, and the page says so.
  PackCarrier(std::string place, core::TimePoint now, bool rehearsal)
      : m_place(std::move(place)), m_now(now), m_rehearsal(rehearsal) {}

  std::string name() const override { return "pack"; }
  cpor::Delivery carry(cpor::Cargo const& cargo) override;

private:
  std::string m_place;
  core::TimePoint m_now;
  bool m_rehearsal;
};

} // namespace partnerctl::cli

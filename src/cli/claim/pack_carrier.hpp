#pragma once

#include "cli/claim/pack_page.hpp"
#include "partnerctl/cpor/carrier.hpp"

#include <string>

namespace partnerctl::cli {

// The carrier that always works: a pack (a folder or a .zip) with a page that walks a person
// through the portal, the proofs, the claim and a manifest. Nothing of it is sent anywhere.
class PackCarrier final : public cpor::Carrier {
public:
  // place: as output::check_bundle_place took it. facts: what its page says beside the claim.
  PackCarrier(std::string place, PackFacts facts)
      : m_place(std::move(place)), m_facts(std::move(facts)) {}

  std::string name() const override { return "pack"; }
  cpor::Delivery carry(cpor::Cargo const& cargo) override;

private:
  std::string m_place;
  PackFacts m_facts;
};

} // namespace partnerctl::cli

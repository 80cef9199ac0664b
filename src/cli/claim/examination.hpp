#pragma once

#include "cli/claim/read_proofs.hpp"
#include "cli/claim/view.hpp"
#include "cli/interrupt.hpp"
#include "partnerctl/cpor/claims_by_tenant.hpp"
#include "partnerctl/cpor/preflight.hpp"

#include <string>
#include <vector>

namespace partnerctl::cli {

// What is wrong with a claim, and what the services say of it.
struct ExaminedClaim {
  ViewedClaim viewed{};
  std::vector<cpor::ReadProof> proofs{};
  std::vector<cpor::Finding> findings{};
  std::vector<cpor::PreflightCheck> preflight{};
  // Not, where an interrupt came before; then the claim alone is known.
  bool is_checked = true;

  std::size_t count(cpor::Severity severity) const;
  std::size_t failed_checks() const;
  bool passes() const { return is_checked && count(cpor::Severity::error) + failed_checks() == 0; }
};

// Examines claims against the rules and against each other, one after the other. A sign-in is used
// where there is one, and nobody is asked for it; --offline asks no service at all.
class Examination {
public:
  Examination(ledger::ClaimBook const& book, ClaimSettings settings, bool offline,
              Services& services);

  ExaminedClaim examine(cpor::KeptClaim const& kept, Interrupt const& interrupt);
  std::vector<cpor::OtherClaim> const& all() const { return m_others; }

private:
  std::vector<cpor::PreflightCheck> preflight(cpor::Claim const& claim, Interrupt const& interrupt);
  void make_means();

  ledger::ClaimBook const& m_book;
  ClaimSettings m_settings;
  bool m_offline;
  Services& m_services;
  std::vector<cpor::KeptClaim> m_claims;
  std::vector<cpor::OtherClaim> m_others;
  cpor::ClaimsByTenant m_by_tenant;
  bool m_has_means = false;
  cpor::PreflightMeans m_means{};
};

} // namespace partnerctl::cli

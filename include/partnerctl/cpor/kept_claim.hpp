#pragma once

#include "partnerctl/cpor/claim.hpp"
#include "partnerctl/cpor/event.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace partnerctl::cpor {

// What kind of paper a proof of execution is.
enum class ProofKind { statement_of_work, template_form, invoice, email, report, other };
// "statement-of-work", "template", "invoice", "email", "report", "other".
std::string_view to_string(ProofKind kind);
std::optional<ProofKind> proof_kind_of(std::string_view text);
std::vector<std::string> proof_kinds();

// A proof of execution whose bytes are kept beside the ledger.
struct Proof {
  // Hexadecimal, of its bytes; what it is found by.
  std::string sha256{};
  // The file's own name, without folders.
  std::string name{};
  ProofKind kind = ProofKind::other;
  std::uint64_t size = 0;
  // The day of the customer's acknowledgement (its signature), as whoever attached it says.
  std::optional<core::Date> acknowledged{};
  core::TimePoint attached{};
  std::string by{};
};

// Somebody accepted a text in answer for the claim as it then was.
struct Acknowledgement {
  std::string by{};
  std::string text{};
  std::string text_sha256{};
  // Of the claim and its proofs: acknowledged_digest().
  std::string for_digest{};
  core::TimePoint at{};
};

// A claim as the ledger keeps it.
struct KeptClaim {
  // "C-0042"
  std::string id{};
  // Counts its changes: who changes a claim says which one it saw.
  long long revision = 0;
  Claim claim{};
  std::vector<Proof> proofs{};
  std::vector<Acknowledgement> acknowledgements{};
  // In the order in which they were written down.
  std::vector<Event> history{};
  core::TimePoint created{};
  core::TimePoint updated{};
};

// What an acknowledgement stands for: all that the claim says but the ends of its subscriptions
// (our own note, which the portal does not have), its proofs, and what is said of them.
std::string acknowledged_digest(Claim claim, std::vector<Proof> const& proofs);
// The latest acknowledgement that is for the claim and the proofs as they are now, or nullptr.
Acknowledgement const* standing_acknowledgement(KeptClaim const& kept);

} // namespace partnerctl::cpor

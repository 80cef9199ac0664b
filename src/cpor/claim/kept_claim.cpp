#include "partnerctl/cpor/kept_claim.hpp"

#include "partnerctl/core/digest.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace partnerctl::cpor {
namespace {

constexpr std::array<std::pair<ProofKind, std::string_view>, 6> k_kinds{
    {{ProofKind::statement_of_work, "statement-of-work"},
     {ProofKind::template_form, "template"},
     {ProofKind::invoice, "invoice"},
     {ProofKind::email, "email"},
     {ProofKind::report, "report"},
     {ProofKind::other, "other"}}};

} // namespace

std::string_view to_string(ProofKind kind) {
  return k_kinds.at(static_cast<std::size_t>(kind)).second;
}

std::optional<ProofKind> proof_kind_of(std::string_view text) {
  auto const found = std::find_if(k_kinds.begin(), k_kinds.end(),
                                  [&](auto const& named) { return named.second == text; });
  return found == k_kinds.end() ? std::nullopt : std::optional(found->first);
}

std::vector<std::string> proof_kinds() {
  std::vector<std::string> names;
  for (auto const& [kind, name] : k_kinds) {
    names.emplace_back(name);
  }
  return names;
}

std::string acknowledged_digest(Claim claim, std::vector<Proof> const& proofs) {
  // Which proofs, whatever the order in which they were attached.
  std::vector<std::string> parts;
  for (auto const& proof : proofs) {
    parts.push_back(proof.sha256 + " " + std::string(to_string(proof.kind)) + " " +
                    (proof.acknowledged ? core::format_date(*proof.acknowledged) : "-"));
  }
  std::sort(parts.begin(), parts.end());
  for (auto& workload : claim.workloads) {
    workload.subscription_ends.clear();
  }
  std::string all = digest_of(claim);
  for (auto const& part : parts) {
    all += "\n" + part;
  }
  return core::hexadecimal(core::sha256(all));
}

Acknowledgement const* standing_acknowledgement(KeptClaim const& kept) {
  auto const digest = acknowledged_digest(kept.claim, kept.proofs);
  auto const found =
      std::find_if(kept.acknowledgements.rbegin(), kept.acknowledgements.rend(),
                   [&](Acknowledgement const& given) { return given.for_digest == digest; });
  return found == kept.acknowledgements.rend() ? nullptr : &*found;
}

} // namespace partnerctl::cpor

#include "cli/claim/read_proofs.hpp"

#include "cli/services.hpp"
#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/digest.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/input_file.hpp"
#include "partnerctl/cpor/proof_text.hpp"

#include <filesystem>

namespace partnerctl::cli {
namespace {

using Outcome = cpor::ProofText::Outcome;

// Nothing, where the copy is the one that was attached.
std::optional<cpor::ProofText> amiss(cpor::Proof const& proof, std::string const& path) {
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) {
    return cpor::ProofText{.outcome = Outcome::missing, .why = "its kept copy is gone"};
  }
  auto const bytes = core::attempt([&] {
    return core::read_input_file(path, {.name = "proof", .most_bytes = k_most_proof_bytes});
  });
  if (!bytes) {
    return cpor::ProofText{.outcome = Outcome::missing, .why = bytes.error->message};
  }
  if (core::hexadecimal(core::sha256(*bytes.value)) != proof.sha256) {
    return cpor::ProofText{.outcome = Outcome::changed,
                           .why = "its kept copy is not what was attached"};
  }
  return std::nullopt;
}

} // namespace

cpor::ReadProof read_proof(cpor::Proof const& proof, cpor::Claim const& claim,
                           ledger::ClaimBook const& book, ClaimSettings const& settings,
                           Services& services, std::stop_token const& stop) {
  auto const path = book.proof_path(proof.sha256);
  auto const wrong = amiss(proof, path);
  auto const text =
      wrong ? *wrong : cpor::read_proof_text(path, proof.name, services.environment(), stop);
  return {.proof = proof,
          .reading = cpor::examine(text, claim, settings.today, settings.catalogue)};
}

std::vector<cpor::ReadProof> read_proofs(cpor::KeptClaim const& kept, ledger::ClaimBook const& book,
                                         ClaimSettings const& settings, Services& services,
                                         std::stop_token const& stop) {
  std::vector<cpor::ReadProof> read;
  for (auto const& proof : kept.proofs) {
    read.push_back(read_proof(proof, kept.claim, book, settings, services, stop));
    if (stop.stop_requested()) {
      throw core::Error{.kind = core::ErrorKind::cancelled,
                        .message = "interrupted while the proofs of " + kept.id + " were read"};
    }
  }
  return read;
}

} // namespace partnerctl::cli

#include "cli/claim/pack_carrier.hpp"

#include "cli/claim/read_proofs.hpp"
#include "cli/claim/view.hpp"
#include "cli/fleet_report.hpp"
#include "partnerctl/core/digest.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/input_file.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/core/time.hpp"
#include "partnerctl/cpor/claim_file.hpp"
#include "partnerctl/output/bundle.hpp"
#include "partnerctl/output/render.hpp"

#include <nlohmann/json.hpp>

#include <sstream>

namespace partnerctl::cli {
namespace {

// What was attached is what is carried: a copy that has changed since is no proof.
std::string bytes_of(cpor::CarriedProof const& carried) {
  auto bytes =
      core::read_input_file(carried.path, {.name = "proof", .most_bytes = k_most_proof_bytes});
  if (core::hexadecimal(core::sha256(bytes)) != carried.proof.sha256) {
    throw core::Error{.message = "the kept copy of " + core::printable(carried.proof.name) +
                                 " is not what was attached",
                      .hint = "attach it again"};
  }
  return bytes;
}

core::Json manifest(cpor::Cargo const& cargo, core::TimePoint now, bool rehearsal) {
  core::Json proofs = core::Json::array();
  for (auto const& carried : cargo.proofs) {
    core::Json proof{{"file", "proofs/" + carried.file}};
    proof.update(proof_json(carried.proof));
    proofs.push_back(std::move(proof));
  }
  auto const standing = cpor::standing_at_portal(cargo.kept);
  auto const* const given = cpor::standing_acknowledgement(cargo.kept);
  core::Json acknowledged = nullptr;
  if (given != nullptr) {
    acknowledged = {
        {"by", given->by}, {"at", core::format_rfc3339(given->at)}, {"text", given->text}};
  }
  return {{"schema", "partnerctl/claim-pack/1"},
          {"version", PARTNERCTL_VERSION},
          {"sandbox", rehearsal},
          {"claim", cargo.kept.id},
          {"revision", cargo.kept.revision},
          {"portalNumber", text_or_null(standing.portal_number)},
          {"status", to_json(standing)},
          {"madeAt", core::format_rfc3339(now)},
          {"submitted", false},
          {"acknowledged", std::move(acknowledged)},
          {"proofs", std::move(proofs)}};
}

} // namespace

cpor::Delivery PackCarrier::carry(cpor::Cargo const& cargo) {
  std::ostringstream page;
  output::write_walk_page(pack_page(cargo, m_facts), page);
  std::vector<output::BundleFile> files{
      {"index.html", page.str()},
      {"manifest.json", output::json_text(manifest(cargo, m_facts.now, m_facts.rehearsal))},
      {"claim.json", output::json_text(cpor::to_json(cargo.kept.claim))}};
  for (auto const& carried : cargo.proofs) {
    files.push_back({"proofs/" + carried.file, bytes_of(carried)});
  }
  output::write_bundle(m_place, std::move(files));
  return {.says = "a pack in " + core::printable(m_place)};
}

} // namespace partnerctl::cli

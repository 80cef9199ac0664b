#pragma once

#include "cli/claim/settings.hpp"
#include "partnerctl/core/json.hpp"
#include "partnerctl/cpor/deadlines.hpp"
#include "partnerctl/cpor/kept_claim.hpp"
#include "partnerctl/cpor/standing.hpp"
#include "partnerctl/ledger/claim_book.hpp"
#include "partnerctl/output/document.hpp"
#include "partnerctl/output/render.hpp"

#include <functional>
#include <string>
#include <vector>

namespace partnerctl::cli {

class Services;

// A claim with what follows from its history today.
struct ViewedClaim {
  cpor::KeptClaim kept{};
  cpor::Standing standing{};
  // Among the claims that it was viewed with.
  cpor::Succession succession{};
  std::vector<cpor::Deadline> deadlines{};
  std::string next{};
};

ViewedClaim view(cpor::KeptClaim kept, ClaimSettings const& settings);
std::vector<ViewedClaim> view(std::vector<cpor::KeptClaim> kept, ClaimSettings const& settings);

// Claims of a book by what a user calls them, each once, in that order. not_found where there is no
// such claim.
std::vector<cpor::KeptClaim> claims_called(ledger::ClaimBook const& book,
                                           std::vector<std::string> const& ids);
// The same as they stand among all the others: a newer one can end what was due.
ViewedClaim view_of(ledger::ClaimBook const& book, std::string const& id,
                    ClaimSettings const& settings);
std::vector<ViewedClaim> view_of(ledger::ClaimBook const& book, std::vector<std::string> const& ids,
                                 ClaimSettings const& settings);

// The one with that ID; not_found where it is not among them.
ViewedClaim const& claim_among(std::vector<ViewedClaim> const& all, std::string const& id);

// By whose word the customer's consent is what is shown; empty where it is unknown.
std::string consent_source(cpor::Standing const& standing);

// The customer as people call it: its name, else its domain, else its tenant ID.
std::string customer_of(cpor::Claim const& claim);
// The portal's word for the role where it is known, else the text as it stands.
std::string role_text(cpor::Claim const& claim);
terminal::Tone tone_of(cpor::Status status);
// "Approved"; "Approved (conflict)" where sources say something against each other.
std::string status_text(cpor::Standing const& standing);
// "2026-12-01", "2026-11-01 overdue" (csv: the day alone); empty for nullptr: nothing is due.
output::Cell due_cell(cpor::Deadline const* deadline);

// The claim's own members (docs/claim.schema.json), then the kept ones: id, revision, status
// {state, text, source, sourceName, since, asOf, recordedAt, conflicts}, consent {state, source,
// since}, portalNumber, proofs, acknowledgements, history, deadlines, next, createdAt, updatedAt.
core::Json to_json(ViewedClaim const& viewed);
core::Json to_json(cpor::Deadline const& deadline);
// What every document says of a proof: name, kind, sha256, size, acknowledged.
core::Json proof_json(cpor::Proof const& proof);
// The status alone.
core::Json to_json(cpor::Standing const& standing);

// One answer whose rows are told apart from its objects: as JSON it is a list of claims, as a table
// it may be a line a finding or a field.
struct ClaimAnswer {
  // "partnerctl/claim-list/1"
  std::string schema{};
  // What the list holds: "claims", "deadlines".
  std::string list = "claims";
  std::function<core::Json()> summary{};
  // As JSON: each made when it is written.
  std::size_t size = 0;
  std::function<core::Json(std::size_t number)> object{};
  // As a table.
  std::vector<output::Column> columns{};
  std::vector<std::vector<output::Cell>> rows{};
};

// Checks the globals and the columns before anything is read; returns how to write the answer.
output::RenderOptions begin_answer(std::vector<output::Column> const& columns, Services& services);
void show_answer(ClaimAnswer const& answer, output::RenderOptions const& options,
                 Services& services);

} // namespace partnerctl::cli

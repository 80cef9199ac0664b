#include "cpor/portal/portal_filling.hpp"
#include "partnerctl/core/phrase.hpp"
#include "partnerctl/core/time.hpp"

#include <algorithm>

namespace partnerctl::cpor {
namespace {

using Way = PortalValue::Way;

void draft(PortalStep& step) {
  step.note = "Nothing is submitted by this. How long the portal keeps a draft is not published.";
}

void proof_section(Entered const& is, PortalStep& step) {
  step.note = "Which fields this section has is not published; what is entered must agree with the "
              "claim and with the proofs.";
  fill_revenue(is, step);
}

void add_proof_notes(Entered const& is, bool has_files, PortalStep& step) {
  if (!has_files) {
    add_note(step, "There is no proof yet, and every claim needs one (" +
                       command_of(is, "attach " + is.kept.id + " FILE") + ").");
  }
  auto const& proofs = is.kept.proofs;
  bool const on_template = std::any_of(proofs.begin(), proofs.end(), [](Proof const& proof) {
    return proof.kind == ProofKind::template_form;
  });
  if (is.role == PartnerRole::usage_recognition && !on_template) {
    add_note(step, "Partners report that for this role only Microsoft's own form is taken: "
                   "Download template.");
  }
}

void submit(Entered const& is, PortalStep& step) {
  fill_comments(is, step);
  add_acknowledgement_notes(is, step);
  add_note(step, "Once the claim is submitted, Microsoft writes to the customer.");
}

void record(Entered const& is, PortalStep& step) {
  step.values = {typed(
      "Command", command_of(is, "record " + is.kept.id + " --status Submitted --number NUMBER"))};
  step.note = "NUMBER is the claim's number in the portal. Where the status is another, record "
              "that one. Until then the claim counts as handed off, not as submitted.";
}

} // namespace

void fill_revenue(Entered const& is, PortalStep& step) {
  if (is.role == PartnerRole::influenced_revenue) {
    step.values = {typed("Dynamics solution seller name", is.claim.solution_seller),
                   typed("Customer name", is.claim.revenue_customer_name),
                   typed("Name of ISV product/solution", is.claim.isv_solution)};
    add_note(step, "A claim of influenced revenue needs these three.");
  }
}

void fill_proofs(Entered const& is, Files const& files, PortalStep& step) {
  for (std::size_t i = 0; i < files.size(); ++i) {
    step.values.push_back({.label = numbered("Proof of execution", i, files.size()),
                           .value = files[i],
                           .way = Way::attach});
  }
  add_note(step, "Which types and sizes of files are taken is not published.");
  add_proof_notes(is, !files.empty(), step);
}

void fill_comments(Entered const& is, PortalStep& step) {
  if (!is.claim.comments.empty()) {
    step.values.push_back(typed("Comments", is.claim.comments));
  }
}

void add_acknowledgement_notes(Entered const& is, PortalStep& step) {
  add_note(step, "What the acknowledgements say is not published: read them before you accept "
                 "them.");
  auto const* const given = standing_acknowledgement(is.kept);
  if (given == nullptr) {
    add_note(step, "Nobody has accepted one here for the claim as it is now (" +
                       command_of(is, "acknowledge " + is.kept.id + " --as NAME") + ").");
  } else {
    add_note(step, core::phrase(given->by, 80) + " accepted one here at " +
                       core::format_rfc3339(given->at) + ", which is not the portal's.");
  }
}

void fill_proof_steps(Entered const& is, Files const& files, std::vector<PortalStep>& steps) {
  draft(step_of(steps, 14));
  proof_section(is, step_of(steps, 16));
  fill_proofs(is, files, step_of(steps, 17));
  submit(is, step_of(steps, 18));
  record(is, step_of(steps, 19));
}

} // namespace partnerctl::cpor

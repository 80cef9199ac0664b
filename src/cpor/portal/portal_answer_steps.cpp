#include "cpor/portal/portal_filling.hpp"
#include "partnerctl/core/date.hpp"
#include "partnerctl/core/phrase.hpp"

#include <array>

namespace partnerctl::cpor {
namespace {

using Way = PortalValue::Way;

constexpr std::size_t k_columns_of_comment = 4000;
constexpr std::size_t k_columns_of_status = 80;

bool has_number(Entered const& is) {
  return !is.standing.portal_number.empty();
}

PortalValue known(std::string label, std::string value) {
  return {.label = std::move(label), .value = std::move(value), .way = Way::read};
}

void sign_in(Entered const&, Files const&, PortalStep& step) {
  step.note =
      "Your account needs one of the roles Incentives admin, Billing admin and Global admin; "
      "newer pages of Microsoft's name Incentives admin alone.";
}

void page_of_claims(Entered const&, Files const&, PortalStep& step) {
  step.note = "Do not select Add customer: the claim is there already, and another one would be a "
              "second claim on the same workloads.";
}

void add_area(Entered const& is, PortalStep& step) {
  if (is.area) {
    step.values.push_back(chosen("Solution area", std::string(portal_name_of(*is.area))));
  }
}

void find(Entered const& is, Files const&, PortalStep& step) {
  add_area(is, step);
  if (has_number(is)) {
    step.says = "Find the claim by its number";
    step.values.push_back(typed("Claim ID", is.standing.portal_number));
  }
  step.values.push_back(typed("Customer name", is.claim.customer_name));
  step.values.push_back(typed("Claim name", is.claim.name));
  step.note = "The page has a search, and filters of which one is Status.";
  if (!has_number(is)) {
    add_note(step, "Its number is not known here: record it with its next status.");
  }
}

void open_it(Entered const& is, Files const&, PortalStep& step) {
  step.values = {known("Status", core::phrase(is.standing.text, k_columns_of_status)),
                 known("Customer tenant ID", is.claim.customer_tenant_id)};
  step.note = "That status is by the word of: " + source_text(is.standing) +
              ". Where the portal has another one by now, nothing can be changed there: record "
              "that one (" +
              command_of(is, "record " + is.kept.id + " --status TEXT") + ") and stop here.";
}

void read_comment(Entered const& is, Files const&, PortalStep& step) {
  step.values = {known("Comment", core::phrase(is.standing.comment, k_columns_of_comment))};
  step.note = is.standing.comment.empty()
                  ? "No comment of the reviewer's is recorded here; the claim in the portal has it."
                  : "That is the latest that is recorded here; what the claim in the portal has is "
                    "what counts.";
  add_note(step, "What reviewers ask for are proofs, the customer's signature, dates that are "
                 "missing or too old, your own service, and products that are not named.");
  add_note(step, "It has been asked for since " + core::format_date(is.standing.since) +
                     (is.standing.is_at_latest ? " at the latest" : "") +
                     ", and without an answer in time the claim is rejected (" +
                     command_of(is, "deadlines") + ").");
}

void partner_id(Entered const& is, Files const&, PortalStep& step) {
  step.values = {chosen("Partner ID (location)", is.claim.partner_id)};
  step.note = "Partner ID, products, contacts, proofs and comments are what can be changed. Where "
              "the solution area, the role, the customer or the name of the claim is wrong, no "
              "page of Microsoft's says that it can be mended here.";
}

void workloads(Entered const& is, Files const&, PortalStep& step) {
  auto const says = step.says;
  fill_workloads(is, step);
  step.says = says;
  step.note = is.is_business() ? step.note : "";
}

void contacts(Entered const& is, Files const&, PortalStep& step) {
  fill_contacts(is, step);
}

void proofs(Entered const& is, Files const& files, PortalStep& step) {
  fill_revenue(is, step);
  fill_proofs(is, files, step);
  add_note(step, "Which of them the portal has from before is not known here.");
}

void comments(Entered const& is, Files const&, PortalStep& step) {
  fill_comments(is, step);
  step.note = is.claim.comments.empty()
                  ? "The claim has none for the reviewer (" +
                        command_of(is, "edit " + is.kept.id + " --comments TEXT") + ")."
                  : "";
}

void submit(Entered const& is, Files const&, PortalStep& step) {
  step.note = "What its button is called is not published; of a new claim it is Submit claim.";
  add_acknowledgement_notes(is, step);
}

void record(Entered const& is, Files const&, PortalStep& step) {
  step.values = {typed("Command", command_of(is, "record " + is.kept.id + " --status Submitted" +
                                                     (has_number(is) ? "" : " --number NUMBER")))};
  step.note = std::string(has_number(is) ? "" : "NUMBER is the claim's number in the portal. ") +
              "Where the status is another, record that one. Until then the claim counts as one "
              "that waits for you.";
}

struct Step {
  std::string_view says;
  void (*fill)(Entered const&, Files const&, PortalStep&);
};
// What can be changed then is published ("manage customer associations", October 2023), as is what
// the page of claims has; how the page of one that waits for its partner looks is not.
constexpr std::array<Step, 12> k_steps{
    {{"Sign in to Partner Center and select Incentives", sign_in},
     {"Select Customer claims", page_of_claims},
     {"Find the claim by its customer and its name", find},
     {"Open the claim, and see that its status is Partner action required", open_it},
     {"Read what the reviewer asks for", read_comment},
     {"Where the reviewer asks for it, change the Partner ID", partner_id},
     {"Where the reviewer asks for it, change the workloads or products", workloads},
     {"Where the reviewer asks for it, change the contacts", contacts},
     {"Add the proofs that the reviewer misses", proofs},
     {"Add and save Comments", comments},
     {"Complete Acknowledgements where they are asked for, and submit the claim again", submit},
     {"See that the status is Submitted, then record it", record}}};

} // namespace

std::vector<PortalStep> answer_steps(Entered const& is, Files const& files) {
  std::vector<PortalStep> steps;
  for (auto const& [says, fill] : k_steps) {
    auto& step = steps.emplace_back(PortalStep{.number = static_cast<int>(steps.size()) + 1});
    step.says = says;
    fill(is, files, step);
  }
  return steps;
}

} // namespace partnerctl::cpor

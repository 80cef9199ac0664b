#include "partnerctl/cpor/portal_steps.hpp"

#include "cpor/portal/portal_filling.hpp"

#include <array>
#include <utility>

namespace partnerctl::cpor {
namespace {

// What is to be done at each, as the page on submitting a claim had it in October 2023.
constexpr std::array<std::string_view, 19> k_says{
    "Sign in to Partner Center and select Incentives",
    "Select Customer claims",
    "Select the tab of the solution area",
    "Select Add customer",
    "Select the partner role",
    "In the panel, enter the claim name, select the Partner ID of the location and enter the "
    "customer's tenant ID",
    "Select Next",
    "Select the workloads or products",
    "Select Next",
    "Enter the customer's contact and your company's",
    "Select Next",
    "Review what was entered",
    "Select Add customer",
    "See that the claim is there with the status Draft",
    "Select Upload POE",
    "Fill in the section Proof of execution",
    "Drag the proofs into the box, or browse to them",
    "Add and save Comments, complete Acknowledgements and select Submit claim",
    "See that the status is Submitted, then record it"};

Entered entered(KeptClaim const& kept, Standing const& standing, std::string const& place) {
  auto const role = role_of(kept.claim.partner_role);
  auto area = area_of(kept.claim.solution_area);
  if (!area && role) {
    area = facts_of(*role).area;
  }
  return {.kept = kept,
          .claim = kept.claim,
          .standing = standing,
          .role = role,
          .area = area,
          .place = place};
}

} // namespace

PortalStep& step_of(std::vector<PortalStep>& steps, int number) {
  return steps.at(static_cast<std::size_t>(number - 1));
}

void add_note(PortalStep& step, std::string_view sentence) {
  step.note += (step.note.empty() ? "" : " ") + std::string(sentence);
}

std::string command_of(Entered const& is, std::string_view words) {
  return "partnerctl claim " + std::string(words) + is.place;
}

PortalValue typed(std::string label, std::string value) {
  return {.label = std::move(label), .value = std::move(value)};
}

PortalValue chosen(std::string label, std::string value) {
  return {.label = std::move(label), .value = std::move(value), .way = PortalValue::Way::choose};
}

std::string numbered(std::string_view label, std::size_t index, std::size_t count) {
  return std::string(label) + (count > 1 ? " " + std::to_string(index + 1) : "");
}

Standing standing_at_portal(KeptClaim const& kept) {
  // Of the status, clocks and today decide nothing.
  auto const day = kept.history.empty() ? core::Date{} : kept.history.back().on;
  return standing_of(kept.history, {}, day);
}

std::vector<PortalStep> portal_steps(KeptClaim const& kept, std::vector<std::string> const& files,
                                     std::string const& place) {
  auto const standing = standing_at_portal(kept);
  auto const is = entered(kept, standing, place);
  if (standing.status == Status::partner_action_required) {
    return answer_steps(is, files);
  }
  std::vector<PortalStep> steps;
  for (auto const says : k_says) {
    steps.push_back({.number = static_cast<int>(steps.size()) + 1, .says = std::string(says)});
  }
  fill_claim_steps(is, steps);
  fill_proof_steps(is, files, steps);
  return steps;
}

} // namespace partnerctl::cpor

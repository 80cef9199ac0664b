#include "cli/claim/pack_page.hpp"

#include "cli/claim/view.hpp"
#include "partnerctl/core/phrase.hpp"
#include "partnerctl/core/time.hpp"
#include "partnerctl/cpor/portal_steps.hpp"

#include <algorithm>

namespace partnerctl::cli {
namespace {

using Way = cpor::PortalValue::Way;

std::string how(Way way) {
  switch (way) {
  case Way::choose:
    return "choose";
  case Way::tick:
  case Way::leave:
  case Way::read:
    // The value says it.
  case Way::attach:
  case Way::type:
    break;
  }
  return "";
}

bool is_copied(Way way) {
  return way != Way::tick && way != Way::leave && way != Way::read;
}

output::WalkStep step_of(cpor::PortalStep const& step) {
  output::WalkStep walk{.number = step.number, .says = step.says};
  for (auto const& value : step.values) {
    if (value.way == Way::attach) {
      walk.files.push_back({.path = "proofs/" + value.value, .label = value.label});
      continue;
    }
    walk.values.push_back({.label = value.label,
                           .how = how(value.way),
                           .value = value.value,
                           .copied = is_copied(value.way)});
  }
  if (!step.note.empty()) {
    walk.notes.push_back(step.note);
  }
  return walk;
}

std::string claim_there(cpor::Standing const& standing) {
  return standing.portal_number.empty() ? std::string("The claim")
                                        : "Claim " + core::phrase(standing.portal_number, 40);
}

// What must not be missed, before the first step.
std::vector<std::string> notes_of(cpor::Standing const& standing, PackFacts const& facts) {
  std::vector<std::string> notes;
  if (facts.rehearsal) {
    notes.emplace_back(
        "This is a rehearsal with a customer that does not exist: enter nothing of it anywhere.");
  }
  if (standing.status == cpor::Status::partner_action_required) {
    notes.push_back(claim_there(standing) +
                    " is in the portal already, and Microsoft asks for "
                    "something: " +
                    core::phrase(standing.text, 80) + ", " + cpor::source_text(standing) +
                    ". Change that one, and submit it again; a new one would be a second claim "
                    "on the same workloads.");
  }
  return notes;
}

} // namespace

output::WalkPage pack_page(cpor::Cargo const& cargo, PackFacts const& facts) {
  auto const& kept = cargo.kept;
  auto const standing = cpor::standing_at_portal(kept);
  output::WalkPage page{
      .title = std::string(facts.rehearsal ? "SANDBOX: " : "") + "Claim " + kept.id + ": " +
               customer_of(kept.claim),
      .lead = {"Made by partnerctl at " + core::format_rfc3339(facts.now) +
                   " from what the claim then said. Nothing was submitted: a person enters it in "
                   "Partner Center, step by step.",
               "Microsoft publishes no interface for claims, and the portal's words may have "
               "changed since October 2023."},
      .notes = notes_of(standing, facts),
      .link = {.label = "Open the portal's customer claims",
               .url = facts.rehearsal ? std::string() : cargo.portal_url}};
  for (auto const& step : cargo.steps) {
    page.steps.push_back(step_of(step));
  }
  return page;
}

} // namespace partnerctl::cli

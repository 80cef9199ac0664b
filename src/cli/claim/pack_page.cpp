#include "cli/claim/pack_page.hpp"

#include "partnerctl/core/time.hpp"
#include "partnerctl/cpor/portal_steps.hpp"

namespace partnerctl::cli {
namespace {

using Way = cpor::PortalValue::Way;

std::string how(Way way) {
  switch (way) {
  case Way::choose:
    return "choose";
  case Way::tick:
  case Way::leave:
    // The value says it.
  case Way::attach:
  case Way::type:
    break;
  }
  return "";
}

// A command that is copied from a rehearsal must not reach the claims that count.
std::string value_of(cpor::PortalValue const& value, bool rehearsal) {
  bool const is_command = rehearsal && value.value.starts_with("partnerctl ");
  return is_command ? value.value + " --cloud sandbox" : value.value;
}

output::WalkStep step_of(cpor::PortalStep const& step, bool rehearsal) {
  output::WalkStep walk{.number = step.number, .says = step.says};
  for (auto const& value : step.values) {
    if (value.way == Way::attach) {
      walk.files.push_back({.path = "proofs/" + value.value, .label = value.label});
      continue;
    }
    walk.values.push_back({.label = value.label,
                           .how = how(value.way),
                           .value = value_of(value, rehearsal),
                           .copied = value.way != Way::tick && value.way != Way::leave});
  }
  if (!step.note.empty()) {
    walk.notes.push_back(step.note);
  }
  return walk;
}

} // namespace

output::WalkPage pack_page(cpor::Cargo const& cargo, core::TimePoint now, bool rehearsal) {
  auto const& kept = cargo.kept;
  output::WalkPage page{
      .title = std::string(rehearsal ? "SANDBOX: " : "") + "Claim " + kept.id + ": " +
               (kept.claim.customer_name.empty() ? kept.claim.customer_tenant_id
                                                 : kept.claim.customer_name),
      .lead = {"Made by partnerctl at " + core::format_rfc3339(now) +
                   " from what the claim then said. Nothing was submitted: a person enters it in "
                   "Partner Center, step by step.",
               "Microsoft publishes no interface for claims, and the portal's words may have "
               "changed since October 2023."},
      .link = {.label = "Open the portal's customer claims",
               .url = rehearsal ? std::string() : cargo.portal_url}};
  if (rehearsal) {
    page.notes.emplace_back(
        "This is a rehearsal with a customer that does not exist: enter nothing of it anywhere.");
  }
  for (auto const& step : cargo.steps) {
    page.steps.push_back(step_of(step, rehearsal));
  }
  return page;
}

} // namespace partnerctl::cli

#include "cli/attest/sheet.hpp"

#include "cli/link_report.hpp"
#include "cli/status/earning.hpp"
#include "partnerctl/arm/offer.hpp"
#include "partnerctl/arm/scope.hpp"
#include "partnerctl/core/time.hpp"

#include <nlohmann/json.hpp>

namespace partnerctl::cli {
namespace {

using output::PageCell;
using output::SheetSection;

std::string time_text(std::optional<core::TimePoint> const& time) {
  return time ? core::format_rfc3339(*time) : std::string();
}

SheetSection identity_section(fleet::Outcome const& outcome, RunFacts const& facts) {
  bool const is_user = facts.identity.type == core::Identity::Type::user;
  return {.heading = "Identity",
          .facts = {{"Signed in as", outcome.identity},
                    {"Kind", is_user ? "user" : "application"},
                    {"Object ID in this tenant", outcome.object_id},
                    {"Tenant ID", outcome.tenant_id},
                    {"Client ID", facts.identity.client_id},
                    {"Method", facts.identity.method}}};
}

SheetSection link_section(fleet::Outcome const& outcome) {
  SheetSection section{.heading = "Partner Admin Link",
                       .facts = {{"State", outcome.action},
                                 {"Partner ID", outcome.after},
                                 {"Partner", outcome.after_name},
                                 {"Linked since", time_text(outcome.since)},
                                 {"Read at", time_text(outcome.read_at)},
                                 {"Request ID", outcome.request_id}}};
  if (auto const note = note_of(outcome); !note.empty()) {
    section.notes.push_back(note);
  }
  return section;
}

SheetSection earning_section(fleet::Outcome const& outcome) {
  auto const earning = earning_of(outcome);
  SheetSection section{.heading = "Whether it earns credit",
                       .facts = {{"Verdict", earning.earns},
                                 {"Why", earning.access.empty()
                                             ? earning.reason
                                             : earning.reason + "; its access: " + earning.access},
                                 {"Role", earning.role}}};
  for (auto const& text : {earning.excess, earning.remedy}) {
    if (!text.empty()) {
      section.notes.push_back(text);
    }
  }
  section.notes.insert(section.notes.end(), earning.notes.begin(), earning.notes.end());
  return section;
}

// Names of roles are in the verdicts of subscriptions and in what PIM says; an assignment has the
// ID alone.
SheetSection roles_section(pal::TenantAccess const& access) {
  SheetSection section{
      .heading = "Subscriptions and roles",
      .columns = {{"Subscription"}, {"Offer"}, {"Role ID"}, {"Scope"}, {"Given to"}}};
  if (access.unreadable) {
    section.notes.push_back("Subscriptions could not be read: " + access.unreadable->message);
  }
  for (auto const& one : access.subscriptions) {
    PageCell const name{.text = one.subscription.name.empty() ? one.subscription.id.text()
                                                              : one.subscription.name,
                        .longer = one.subscription.id.text()};
    PageCell const offer{.text = arm::offer_of(one.subscription.quota_id).name};
    for (auto const& assignment : one.assignments) {
      section.rows.push_back(
          {name,
           offer,
           {.text = assignment.role.text()},
           {.text = arm::describe_scope(assignment.scope)},
           {.text = assignment.principal_type + " " + assignment.principal.text()}});
    }
    if (one.assignments.empty()) {
      section.rows.push_back({name, offer, {}, {}, {}});
    }
    if (one.unreadable) {
      section.notes.push_back("Roles in " + name.text +
                              " could not be read: " + one.unreadable->message);
    }
  }
  return section;
}

SheetSection calls_section(std::vector<Call> const& calls) {
  SheetSection section{.heading = "How this was read",
                       .columns = {{"At", output::ColumnKind::time},
                                   {"Call"},
                                   {"Status", output::ColumnKind::number},
                                   {"Request ID"}}};
  for (auto const& call : calls) {
    section.rows.push_back({{.text = core::format_rfc3339(call.at)},
                            {.text = call.method + " " + call.url},
                            {.text = call.status == 0 ? "" : std::to_string(call.status)},
                            {.text = call.request_id}});
  }
  return section;
}

} // namespace

output::SheetPage evidence_sheet(fleet::Outcome const& outcome, Evidence const& evidence,
                                 RunFacts const& facts) {
  auto const& called = outcome.name.empty() ? outcome.tenant : outcome.name;
  output::SheetPage sheet{
      .title = "Partner Admin Link: " + std::string(called),
      .lead = {"Tenant " + std::string(outcome.tenant) + ", cloud " + facts.cloud + ".",
               "Read by partnerctl " PARTNERCTL_VERSION
               ". What Azure answered, as it answered it, is in the JSON file "
               "of the same name."},
      .sections = {identity_section(outcome, facts), link_section(outcome)}};
  if (!earning_of(outcome).earns.empty()) {
    sheet.sections.push_back(earning_section(outcome));
  }
  if (evidence.access) {
    sheet.sections.push_back(roles_section(*evidence.access));
  }
  sheet.sections.push_back(calls_section(evidence.calls));
  return sheet;
}

} // namespace partnerctl::cli

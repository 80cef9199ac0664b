#include "cli/status/reading.hpp"

#include "cli/link_report.hpp"
#include "cli/status/details.hpp"
#include "cli/status/earning.hpp"
#include "partnerctl/core/attempt.hpp"
#include "partnerctl/pal/access.hpp"
#include "partnerctl/pal/client.hpp"

#include <nlohmann/json.hpp>

namespace partnerctl::cli {

void set_link_state(fleet::Outcome& outcome) {
  outcome.reason.clear();
  if (outcome.after.empty()) {
    outcome.action = "not-linked";
    outcome.reason = "linked to no partner";
  } else if (!outcome.wanted.empty() && outcome.after != outcome.wanted.view()) {
    outcome.action = "other-partner";
    outcome.reason = "linked to " + outcome.after + ", not to " + outcome.wanted;
  } else {
    outcome.action = "linked";
  }
}

void read_link(TenantWork& tenant, core::Clock const& clock) {
  auto& outcome = tenant.outcome;
  auto const& wanted = tenant.assignment.partner_id;
  outcome.wanted = wanted ? wanted->text() : "";
  auto const reading = core::attempt([&] {
    auto read = pal::Client(tenant.send, tenant.context).read();
    tenant.identified(read.identity);
    return read;
  });
  outcome.read_at = clock.now();
  if (!reading) {
    outcome.action = "unreadable";
    outcome.error = reading.error;
    return;
  }
  note_reading(*reading.value, outcome);
  set_link_state(outcome);
}

std::optional<pal::TenantAccess> read_earning(TenantWork& tenant, pal::EarningRoles const& table,
                                              core::Clock const& clock) {
  auto& outcome = tenant.outcome;
  if (outcome.error || outcome.merged) {
    set_detail(outcome, "earning", core::Json::object());
    return std::nullopt;
  }
  core::Identity const caller{.tenant = *core::Guid::parse(outcome.tenant_id),
                              .object = *core::Guid::parse(outcome.object_id)};
  auto read =
      core::attempt([&] { return pal::read_access(tenant.send, tenant.context, caller, table); });
  // Given up: the link was read all the same. What the fleet puts off it begins again.
  if (!read && read.error->kind == core::ErrorKind::cancelled) {
    set_detail(outcome, "earning", earning_unreadable("it was given up"));
    return std::nullopt;
  }
  if (!read) {
    throw std::move(*read.error);
  }
  auto access = std::move(*read.value);
  auto const now = clock.now();
  note_earning(outcome, pal::judge(access, table, now), table.description(), now);
  return access;
}

void note_change(fleet::Outcome& outcome, Baseline const& baseline) {
  auto const change = baseline.change(outcome);
  if (!change.empty()) {
    set_detail(outcome, "change", change);
  }
}

} // namespace partnerctl::cli

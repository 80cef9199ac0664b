#include "cli/claim/taken_for.hpp"

#include "cli/claim/voice.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace partnerctl::cli {
namespace {

bool is_due_and_renewed_by(ViewedClaim const& viewed, std::string const& id) {
  bool const is_due =
      std::any_of(viewed.deadlines.begin(), viewed.deadlines.end(), [](cpor::Deadline const& due) {
        return due.kind == cpor::DeadlineKind::renewal;
      });
  auto const& renewals = viewed.succession.renewals;
  return is_due && std::any_of(renewals.begin(), renewals.end(), [&](auto const& successor) {
           return successor && successor->claim == id;
         });
}

// The first end of what is claimed anew, where that is too far off for a renewal.
std::optional<core::Date> too_far_off(ViewedClaim const& earlier, ViewedClaim const& made,
                                      ClaimSettings const& settings) {
  auto const& from = earlier.kept.claim;
  auto const& claim = made.kept.claim;
  std::optional<core::Date> first;
  if (earlier.standing.status != cpor::Status::approved ||
      from.partner_role != claim.partner_role ||
      from.customer_tenant_id != claim.customer_tenant_id) {
    return first;
  }
  for (auto const& workload : from.workloads) {
    auto const ends = core::parse_date(workload.subscription_ends);
    bool const is_claimed =
        std::any_of(claim.workloads.begin(), claim.workloads.end(), [&](cpor::Workload const& own) {
          return own.name == workload.name && own.subscription_id != workload.subscription_id;
        });
    bool const is_far =
        ends && core::plus_days(*ends, -settings.clocks.renewal_notice_days) > settings.today;
    if (is_claimed && is_far && (!first || *ends < *first)) {
      first = ends;
    }
  }
  return first;
}

} // namespace

void say_taken_for(std::string const& earlier, std::string const& id, ledger::ClaimBook const& book,
                   ClaimSettings const& settings, Services& services) {
  auto const from = book.get(earlier).id;
  auto const all = view(book.all(), settings);
  bool is_renewal = false;
  for (auto const& viewed : all) {
    if (is_due_and_renewed_by(viewed, id)) {
      is_renewal = true;
      say_of_claims(
          id + " is meant to renew " + viewed.kept.id +
              ", which stays due until a source says that " + id +
              " is approved, with a later end. For a subscription beside it, make a claim "
              "without --from",
          services);
    }
  }
  auto const ends = too_far_off(claim_among(all, from), claim_among(all, id), settings);
  if (ends && !is_renewal) {
    auto const begin = core::plus_days(*ends, -settings.clocks.renewal_notice_days);
    say_of_claims(fmt::format("{0} is taken for a claim beside {1}, and will not renew it: its "
                              "subscription ends on {2}, and what is made from it renews it from "
                              "{3} on",
                              id, from, core::format_date(*ends), core::format_date(begin)),
                  services);
  }
}

} // namespace partnerctl::cli

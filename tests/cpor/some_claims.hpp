#pragma once

#include "cpor/export_file.hpp"
#include "partnerctl/cpor/reconcile.hpp"

#include <string>
#include <utility>
#include <vector>

namespace partnerctl::test {

inline std::string const k_subscription = "22222222-aaaa-4bbb-8ccc-000000000009";

// When claims were made here, and when files are imported.
constexpr auto k_made = day_in(2026, 9, 1);
constexpr auto k_today = day_in(2026, 11, 25);

inline core::TimePoint noon(core::Date day) {
  return core::TimePoint(std::chrono::sys_days(day)) + std::chrono::hours(12);
}

inline cpor::Event event(cpor::EventKind kind, std::string text, core::Date on,
                         std::string number = {}, cpor::Source source = cpor::Source::record) {
  return {.kind = kind,
          .text = std::move(text),
          .source = source,
          .by = "Ann",
          .on = on,
          .recorded = noon(on),
          .portal_number = std::move(number)};
}

// A claim for use or consumption of Teams at Contoso, by partner 1234567; changed by the tests.
inline cpor::KeptClaim kept(std::string id, std::vector<cpor::Event> history = {}) {
  cpor::KeptClaim claim{.id = std::move(id)};
  claim.claim = {.name = "Contoso Teams",
                 .solution_area = "modern-work-and-security",
                 .partner_role = "use-or-consume",
                 .partner_id = "1234567",
                 .customer_tenant_id = k_contoso,
                 .customer_name = "Contoso Ltd",
                 .workloads = {{.name = "Teams"}}};
  claim.history.push_back(event(cpor::EventKind::created, "", k_made, "", cpor::Source::local));
  claim.history.insert(claim.history.end(), history.begin(), history.end());
  return claim;
}

// The same for Sales, with a subscription.
inline cpor::KeptClaim kept_sales(std::string id, std::vector<cpor::Event> history = {}) {
  auto claim = kept(std::move(id), std::move(history));
  claim.claim.name = "Contoso Sales";
  claim.claim.solution_area = "business-applications";
  claim.claim.partner_role = "build-intent-advisor";
  claim.claim.workloads = {{.name = "Sales", .subscription_id = k_subscription}};
  return claim;
}

// Rows get their lines here, from 2 on.
inline cpor::Evidence evidence(std::vector<cpor::EvidenceRow> rows, core::Date day = k_today,
                               cpor::Source source = cpor::Source::portal_export) {
  cpor::Evidence file{.source = source, .name = "e.csv", .day = day, .rows = std::move(rows)};
  file.sha256 = "digest of " + core::format_date(day);
  std::size_t line = 2;
  for (auto& row : file.rows) {
    row.line = line++;
  }
  return file;
}

inline cpor::Reconciliation reconciled(std::vector<cpor::KeptClaim> const& claims,
                                       cpor::Evidence const& file, core::Date today = k_today) {
  return cpor::reconcile(claims, file, cpor::Clocks{}, noon(today), "Bob");
}

// As the ledger does: the events are written down behind the others.
inline void take(std::vector<cpor::KeptClaim>& claims, cpor::Reconciliation const& result) {
  for (auto const& update : result.updates) {
    for (auto& claim : claims) {
      if (claim.id == update.claim) {
        claim.history.push_back(update.event);
      }
    }
  }
}

} // namespace partnerctl::test

#include "ledger/known_links.hpp"

#include "ledger/statement.hpp"
#include "partnerctl/core/text.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace partnerctl::ledger {
namespace {

// The outcomes that tell how the link stands: of each tenant and object the latest until then. By
// the index of version 2.
std::string query(std::string const& detail) {
  // Names of members are our own words, so that nothing in them has a meaning to SQL.
  std::string const tells =
      "tenant_id <> '' and error_kind = '' and action not in ('skipped', 'not-started')" +
      (detail.empty() ? std::string() : " and details like '%\"" + detail + "\":%'");
  return "where " + tells +
         " and (tenant_id, object_id, recorded_at) in (select tenant_id, object_id, "
         "max(recorded_at) from outcome where " +
         tells + " and recorded_at <= :until group by tenant_id, object_id) order by recorded_at";
}

using ByPlace = std::map<std::pair<std::string, std::string>, OutcomeRecord>;

ByPlace latest(Connection& connection, core::TimePoint until, std::string const& detail) {
  ByPlace found;
  Select<OutcomeRecord, long long> outcomes(connection, query(detail), to_stored(until));
  while (outcomes.next()) {
    found.insert_or_assign({outcomes.row.tenant_id, outcomes.row.object_id}, outcomes.row);
  }
  return found;
}

// The rows of a run, by their number.
std::map<long long, fleet::Assignment> assignments_of(Connection& connection,
                                                      std::string const& run) {
  std::map<long long, fleet::Assignment> found;
  Select<TenantRecord, std::string> tenants(connection, "where run_id = :id order by ordinal", run);
  while (tenants.next()) {
    found.emplace(tenants.row.ordinal, to_row(tenants.row).assignment);
  }
  return found;
}

struct OneRun {
  RunRecord record{};
  std::map<long long, fleet::Assignment> assignments{};
};

OneRun const& run_of(Connection& connection, std::string const& id,
                     std::map<std::string, OneRun>& runs) {
  auto const [found, is_new] = runs.try_emplace(id);
  if (is_new) {
    Select<RunRecord, std::string> record(connection, "where id = :id", id);
    record.next();
    found->second = {.record = record.row, .assignments = assignments_of(connection, id)};
  }
  return found->second;
}

} // namespace

std::vector<KnownLink> read_known_links(Connection& connection, std::string const& cloud,
                                        core::TimePoint until, std::string const& detail) {
  std::vector<KnownLink> links;
  std::map<std::string, OneRun> runs;
  for (auto const& [place, record] : latest(connection, until, detail)) {
    auto const& run = run_of(connection, record.run_id, runs);
    if (run.record.cloud == cloud) {
      links.push_back({.run = record.run_id,
                       .command = run.record.command,
                       .recorded = to_time(record.recorded_at),
                       .outcome = to_outcome(record, run.assignments.at(record.ordinal))});
    }
  }
  std::stable_sort(links.begin(), links.end(), [](KnownLink const& a, KnownLink const& b) {
    return core::to_lower(a.outcome.tenant.view()) < core::to_lower(b.outcome.tenant.view());
  });
  return links;
}

} // namespace partnerctl::ledger

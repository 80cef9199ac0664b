#include "cpor/evidence/found_rows.hpp"

#include "cpor/evidence/evidence_rows.hpp"
#include "cpor/evidence/matching.hpp"
#include "partnerctl/core/folding.hpp"
#include "partnerctl/core/text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <set>
#include <string>

namespace partnerctl::cpor {
namespace {

// What tells the portal's claims apart; empty where a row does not say it.
struct Difference {
  std::string_view name{};
  std::string (*of)(EvidenceRow const& row){};
};

// One number is one claim, whatever it is called by and by then.
constexpr Difference k_numbers{
    "numbers", [](EvidenceRow const& row) { return number_key(row.portal_number); }};
constexpr Difference k_names{"names", [](EvidenceRow const& row) {
                               return row.portal_number.empty() ? core::folded(row.claim_name) : "";
                             }};
constexpr Difference k_products{
    "workloads", [](EvidenceRow const& row) {
      auto const name = row.portal_number + row.claim_name;
      return name.empty() ? core::folded(core::join(row.workloads, "") + row.subscription_id) : "";
    }};

std::set<std::string> differences(std::vector<FoundRow> const& rows, Difference const& difference,
                                  MatchedBy least) {
  std::set<std::string> all;
  for (auto const& found : rows) {
    if (found.by <= least) {
      all.insert(difference.of(*found.row));
    }
  }
  all.erase("");
  return all;
}

template <class Predicate>
void set_aside(RowsOfClaim& result, Predicate is_strange) {
  auto& rows = result.rows;
  auto const strangers = std::stable_partition(
      rows.begin(), rows.end(), [&](FoundRow const& found) { return !is_strange(found); });
  result.strangers.insert(result.strangers.end(), strangers, rows.end());
  rows.erase(strangers, rows.end());
}

Conflict several_claims(KeptClaim const& kept, std::vector<FoundRow> const& rows,
                        std::string_view difference) {
  std::vector<std::size_t> lines;
  for (auto const& found : rows) {
    lines.push_back(found.row->line);
  }
  return {.claim = kept.id,
          .line = lines.front(),
          .says = fmt::format("{} fit {} alike, and their {} say that they are several claims",
                              lines_text(lines), kept.id, difference)};
}

void keep_one(KeptClaim const& kept, RowsOfClaim& result, Difference const& difference) {
  if (differences(result.rows, difference, MatchedBy::tenant_only).size() < 2) {
    return;
  }
  auto const of_surest = differences(result.rows, difference, surest(result.rows));
  if (of_surest.size() != 1) {
    result.conflicts.push_back(several_claims(kept, result.rows, difference.name));
    result.rows.clear();
    return;
  }
  set_aside(result, [&](FoundRow const& found) {
    auto const other = difference.of(*found.row);
    return !other.empty() && !of_surest.contains(other);
  });
}

} // namespace

MatchedBy surest(std::vector<FoundRow> const& rows) {
  auto by = MatchedBy::tenant_only;
  for (auto const& found : rows) {
    by = std::min(by, found.by);
  }
  return by;
}

RowsOfClaim rows_of_one_claim(KeptClaim const& kept, std::vector<FoundRow> rows, Source source) {
  RowsOfClaim result{.rows = std::move(rows)};
  auto const best = surest(result.rows);
  if (is_by_little(best)) {
    if (source == Source::portal_export) {
      keep_one(kept, result, k_products);
    }
  } else {
    set_aside(result, [](FoundRow const& found) { return is_by_little(found.by); });
  }
  if (best != MatchedBy::number) {
    keep_one(kept, result, k_numbers);
    keep_one(kept, result, k_names);
  }
  return result;
}

} // namespace partnerctl::cpor

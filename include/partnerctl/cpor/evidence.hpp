#pragma once

#include "partnerctl/core/date.hpp"
#include "partnerctl/cpor/clocks.hpp"
#include "partnerctl/cpor/event.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace partnerctl::cpor {

// A row of a file of Microsoft's, as far as its columns say: empty where they do not.
struct EvidenceRow {
  // 1-based line of the file.
  std::size_t line = 0;
  std::string portal_number{};
  std::string claim_name{};
  std::string status{};
  std::string consent{};
  std::string customer_tenant_id{};
  std::string customer_name{};
  std::string partner_id{};
  std::string partner_role{};
  std::string solution_area{};
  std::string engagement{};
  // One or several, as they stood.
  std::vector<std::string> workloads{};
  std::string subscription_id{};
  std::string attribution{};
  std::string comment{};
  // When the row was so, by its own column; where it has none, the file's day counts.
  std::optional<core::Date> on{};
  std::optional<core::Date> associated{};
};

// Who says the day of rows that have none: a person, or nobody, and then the day on which the file
// was written stands for it, or that of the import.
enum class DayBy { person, file, import };

// A file of evidence that was read.
struct Evidence {
  Source source = Source::portal_export;
  // The file's name without folders, and its digest.
  std::string name{};
  std::string sha256{};
  // The day that rows without one of their own are of.
  core::Date day{};
  DayBy day_by = DayBy::person;
  std::vector<EvidenceRow> rows{};
  // Whether rows with too few fields were passed over: what the file has not, nobody can tell then.
  bool lacks_rows = false;
  // Headers that mean nothing to us, as they stood, and rows that had neither customer nor number:
  // said, never dropped without a word.
  std::vector<std::string> unknown_columns{};
  std::vector<std::string> remarks{};
};

// An event whose day no source says has these words at the end of its comment, so that everybody
// who reads its history sees it. Empty for a person's day.
std::string_view undated_words(DayBy by);
// Those that an event has; empty for one whose day is known.
std::string_view undated_words(Event const& event);
// Its comment without them: what its source said.
std::string comment_of_source(Event const& event);
void mark_undated(Event& event, DayBy by);

// The portal's English name of a status in one of the languages that exports are read in
// ("Genehmigt" is "Approved"); nullopt for everything else, English included.
std::optional<std::string> english_status(std::string_view text);

// Reads "Export claim data" of the portal's page. Its columns are not documented: they are found by
// synonyms, also translated ones (German, French, Spanish, Italian, Portuguese, Dutch, Polish,
// Swedish, Danish, Norwegian, Czech, Japanese, Chinese), in any order, with lines before the
// header, with comma, semicolon or tab between, in UTF-8 with or without a BOM or UTF-16. A column
// that no synonym knows is told by its values where those are only GUIDs or only known statuses.
// Throws a usage error that lists every fault with its line, and for a file in which no column says
// which claim and which status, with the headers that there were. clocks: in whose zone a moment
// that says its own ("2026-11-20T23:30:00Z") is on which day.
Evidence read_portal_export(std::string_view bytes, std::string const& name, core::Date day,
                            Clocks const& clocks = {});

// Reads the downloads hub's "CPOR - Microsoft 365 usage": CustomerTenantId, CustomerName,
// WorkloadName, MonthlyActiveUsers, PaidAvailableUnits, ClaimId, MpnId, DateAssociated,
// PartnerAttributionType, Date. Throws a usage error that names missing columns.
Evidence read_usage_report(std::string_view bytes, std::string const& name, core::Date day,
                           Clocks const& clocks = {});

} // namespace partnerctl::cpor

#pragma once

#include "partnerctl/core/clock.hpp"
#include "partnerctl/core/identity.hpp"
#include "partnerctl/fleet/outcome.hpp"
#include "partnerctl/output/document.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace partnerctl::cli {

// How one fleet command shows its outcomes: the shape of its answer, apart from the doing.
struct FleetReport {
  // "partnerctl/link-pal/1"
  std::string schema{};
  // Its words for outcomes, in the order of the summary.
  std::vector<std::string> outcomes{};
  std::vector<output::Column> columns{};
  // The tenant's object, without schema, run and cloud.
  std::function<core::Json(fleet::Outcome const&)> object{};
  // One cell for each of `columns`.
  std::function<std::vector<output::Cell>(fleet::Outcome const&)> cells{};
  // Which tenants are shown; empty: all. The summary and the exit code count every one.
  std::function<bool(fleet::Outcome const&)> shown{};

  // Adds to the summary what it has to say beside the counts of outcomes.
  std::function<void(core::Json&, std::vector<fleet::Outcome> const&)> summarise{};

  bool shows(fleet::Outcome const& outcome) const { return !shown || shown(outcome); }
};

// What the document says about the run as a whole.
struct RunFacts {
  std::string cloud{};
  // Of the ledger; empty where nothing is kept.
  std::string run{};
  core::Identity identity{};
  std::optional<bool> dry_run{};
  core::TimePoint started{};
  core::TimePoint ended{};
  // By the steady clock.
  std::chrono::nanoseconds took{0};
};

// An object as a line of jsonl has it: schema, run (empty: none) and cloud, then its own members.
core::Json line_json(std::string const& schema, std::string const& run, std::string const& cloud,
                     core::Json const& object);

// One tenant as jsonl writes it: schema, run and cloud, then the object.
core::Json report_line(FleetReport const& report, std::string const& run, std::string const& cloud,
                       fleet::Outcome const& outcome);

// The whole answer. What it is given is to outlive it.
output::Document report_document(FleetReport const& report, RunFacts const& facts,
                                 std::vector<fleet::Outcome> const& outcomes);

// {"kind","code","status","message","hint","requestId"}, or null.
core::Json error_json(std::optional<core::Error> const& error);
// A word as a key: "would-link" is wouldLink.
std::string camel_case(std::string const& word);
// The text, or null where it is unknown.
core::Json text_or_null(std::string const& text);

} // namespace partnerctl::cli

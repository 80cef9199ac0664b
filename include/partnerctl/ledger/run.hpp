#pragma once

#include "partnerctl/core/clock.hpp"
#include "partnerctl/core/identity.hpp"
#include "partnerctl/fleet/outcome.hpp"
#include "partnerctl/fleet/selection.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace partnerctl::ledger {

// Where tenants of a run came from: what a later change is told by.
struct Source {
  // As messages call it: "customers.csv", "standard input", "--all-tenants".
  std::string name{};
  // Hexadecimal, of the bytes that were read; empty where there were none.
  std::string sha256{};
};

// What is to be known of a run before it begins, all of it free of secrets: it is kept as it is.
struct RunStart {
  std::string command{};
  std::string tool_version{};
  std::string cloud{};
  // How to sign in again, as it was asked for: --auth, --client-id, --account.
  std::string method{};
  std::string client_id{};
  std::string account{};
  // Who it was, as far as was known before the first tenant.
  core::Identity identity{};
  // The options that decide (partner, --replace-from…), as a JSON text of the command's own making.
  std::string options{};
  std::string command_line{};
  std::vector<Source> sources{};
};

// Who goes on with a run; free of secrets too.
struct ResumeStart {
  std::string tool_version{};
  core::Identity identity{};
  std::string command_line{};
};

// The process that works or worked on a run. Whether it lives is not told by its number, which a
// later process may get again.
struct Worker {
  std::string host{};
  long long process = 0;
};

enum class RunState {
  // Its process lives.
  running,
  // Every row came to its end; single tenants may have failed.
  finished,
  // Rows are left, or its process ended without a word.
  interrupted,
};

// "running", "finished", "interrupted".
std::string_view to_string(RunState state);

// One line of `run list`.
struct RunSummary {
  std::string id{};
  RunStart start{}; // without its sources
  Worker worker{};
  core::TimePoint started{};
  // nullopt while it runs, and where the process could not say.
  std::optional<core::TimePoint> ended{};
  RunState state = RunState::interrupted;
  // Rows, those not that proved to be the tenant of an earlier one.
  std::size_t tenants = 0;
  // Rows without an outcome.
  std::size_t left = 0;
  // How many rows have that action as their latest: "linked", "failed"….
  std::map<std::string, std::size_t> actions{};

  std::size_t count(std::string const& action) const;
};

struct Resumption {
  ResumeStart start{};
  Worker worker{};
  core::TimePoint started{};
  std::optional<core::TimePoint> ended{};
};

// A resolved row, and what became of it.
struct Row {
  fleet::Assignment assignment;
  // The latest; nullopt for what was not started. Its `attempts` counts all of them.
  std::optional<fleet::Outcome> outcome{};
  std::optional<core::TimePoint> recorded{};
  // It proved to be the tenant of an earlier row, which tells its story: it needs no outcome.
  bool merged = false;
};

// One run, whole.
struct Run {
  RunSummary summary{};
  std::vector<Source> sources{};
  std::vector<Resumption> resumptions{};
  // In roster order.
  std::vector<Row> rows{};
};

// The latest word on the link of one identity in one tenant: what a run read there, or proved by a
// write. Outcomes that say nothing of the link (failed, unreadable, skipped) are none.
struct KnownLink {
  std::string run{};
  std::string command{};
  core::TimePoint recorded{};
  // `after` is the partner ID that is linked; empty: not linked.
  fleet::Outcome outcome{};
};

// One outcome a row in roster order, as a run hands them to output: what has none is "not-started";
// merged rows are left out.
std::vector<fleet::Outcome> outcomes(Run const& run);

enum class Redo { left_and_failed, failed_only };

// What a resumption has to do, in roster order: rows without an outcome and rows whose latest one
// is an error. `refused`, `skipped` and the like are decisions that would come out the same again.
std::vector<fleet::Assignment> remaining(Run const& run, Redo redo);

} // namespace partnerctl::ledger

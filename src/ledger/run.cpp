#include "partnerctl/ledger/run.hpp"

namespace partnerctl::ledger {
namespace {

fleet::Outcome not_started(fleet::Assignment const& assignment) {
  return {.index = assignment.index,
          .tenant =
              assignment.shown.empty() ? assignment.tenant.text() : std::string(assignment.shown),
          .name = assignment.name,
          .wanted = assignment.partner_id ? assignment.partner_id->text() : ""};
}

bool is_to_do(Row const& row, Redo redo) {
  if (row.merged) {
    return false;
  }
  return row.outcome ? row.outcome->error.has_value() : redo == Redo::left_and_failed;
}

} // namespace

std::string_view to_string(RunState state) {
  switch (state) {
  case RunState::running:
    return "running";
  case RunState::finished:
    return "finished";
  case RunState::interrupted:
    break;
  }
  return "interrupted";
}

std::size_t RunSummary::count(std::string const& action) const {
  auto const found = actions.find(action);
  return found == actions.end() ? 0 : found->second;
}

std::vector<fleet::Outcome> outcomes(Run const& run) {
  std::vector<fleet::Outcome> all;
  all.reserve(run.rows.size());
  for (auto const& row : run.rows) {
    if (!row.merged) {
      all.push_back(row.outcome ? *row.outcome : not_started(row.assignment));
    }
  }
  return all;
}

std::vector<fleet::Assignment> remaining(Run const& run, Redo redo) {
  std::vector<fleet::Assignment> to_do;
  for (auto const& row : run.rows) {
    if (is_to_do(row, redo)) {
      to_do.push_back(row.assignment);
    }
  }
  return to_do;
}

} // namespace partnerctl::ledger

#include "cli/claim/list_answer.hpp"

#include <nlohmann/json.hpp>

#include <map>

namespace partnerctl::cli {
namespace {

output::Cell status_cell(cpor::Standing const& standing) {
  return {status_text(standing),
          standing.conflicts.empty() ? tone_of(standing.status) : terminal::Tone::warning};
}

std::vector<output::Cell> cells_of(ViewedClaim const& viewed) {
  auto const& claim = viewed.kept.claim;
  return {{viewed.kept.id},
          {customer_of(claim)},
          {role_text(claim)},
          status_cell(viewed.standing),
          {std::string(cpor::to_string(viewed.standing.source))},
          {core::format_date(viewed.standing.as_of)},
          due_cell(cpor::most_pressing(viewed.deadlines)),
          {viewed.next},
          {claim.customer_tenant_id},
          {viewed.standing.portal_number}};
}

// Every state that there is, and how many claims are in it.
core::Json summary_of(std::vector<ViewedClaim> const& claims) {
  core::Json states = core::Json::object();
  std::size_t overdue = 0;
  std::size_t conflicts = 0;
  for (auto const& viewed : claims) {
    auto const state = std::string(cpor::to_string(viewed.standing.status));
    states[state] = states.value(state, 0) + 1;
    auto const* const pressing = cpor::most_pressing(viewed.deadlines);
    overdue += pressing != nullptr && pressing->overdue ? 1 : 0;
    conflicts += viewed.standing.conflicts.empty() ? 0 : 1;
  }
  return {{"total", claims.size()},
          {"states", std::move(states)},
          {"overdue", overdue},
          {"conflicts", conflicts}};
}

} // namespace

std::vector<output::Column> claim_columns() {
  return {{"id"},    {"customer"}, {"role"}, {"status"},           {"source"},
          {"as_of"}, {"due"},      {"next"}, {"tenant_id", false}, {"portal_number", false}};
}

ClaimAnswer claim_list_answer(std::string const& schema, std::vector<ViewedClaim> const& claims) {
  ClaimAnswer answer{.schema = schema,
                     .summary = [&claims] { return summary_of(claims); },
                     .size = claims.size(),
                     .object = [&claims](std::size_t i) { return to_json(claims[i]); },
                     .columns = claim_columns()};
  for (auto const& viewed : claims) {
    answer.rows.push_back(cells_of(viewed));
  }
  return answer;
}

} // namespace partnerctl::cli

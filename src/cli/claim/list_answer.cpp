#include "cli/claim/list_answer.hpp"

#include "cli/claim/deadline_answer.hpp"
#include "cli/fleet_report.hpp"

#include <nlohmann/json.hpp>

#include <array>

namespace partnerctl::cli {
namespace {

constexpr std::array<cpor::Status, 11> k_states{cpor::Status::draft,
                                                cpor::Status::handed_off,
                                                cpor::Status::submitted,
                                                cpor::Status::under_review,
                                                cpor::Status::partner_action_required,
                                                cpor::Status::approved,
                                                cpor::Status::rejected,
                                                cpor::Status::disputed,
                                                cpor::Status::rejected_final,
                                                cpor::Status::other,
                                                cpor::Status::unknown};

output::Cell status_cell(cpor::Standing const& standing) {
  return {.text = status_text(standing),
          .tone = standing.conflicts.empty() ? tone_of(standing.status) : terminal::Tone::warning,
          .data = standing.text};
}

bool is_overdue(ViewedClaim const& viewed) {
  auto const* const pressing = cpor::most_pressing(viewed.deadlines);
  return pressing != nullptr && pressing->overdue;
}

std::string key_of(cpor::Status state) {
  return camel_case(std::string(cpor::to_string(state)));
}

std::string yes_or_no(bool is_so) {
  return is_so ? "yes" : "no";
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
          {viewed.standing.portal_number},
          {yes_or_no(is_overdue(viewed))},
          {yes_or_no(!viewed.standing.conflicts.empty())}};
}

// Every state that a claim can have, and how many are in it.
core::Json summary_of(std::vector<ViewedClaim> const& claims) {
  core::Json states = core::Json::object();
  for (auto const state : k_states) {
    states[key_of(state)] = 0;
  }
  std::size_t overdue = 0;
  std::size_t conflicts = 0;
  for (auto const& viewed : claims) {
    auto& count = states.at(key_of(viewed.standing.status));
    count = count.get<std::size_t>() + 1;
    overdue += is_overdue(viewed) ? 1 : 0;
    conflicts += viewed.standing.conflicts.empty() ? 0 : 1;
  }
  return {{"total", claims.size()},
          {"states", std::move(states)},
          {"overdue", overdue},
          {"conflicts", conflicts}};
}

} // namespace

std::vector<cpor::Status> claim_states() {
  return {k_states.begin(), k_states.end()};
}

std::vector<output::Column> claim_columns() {
  return {{"id"},
          {"customer"},
          {"role"},
          {"status"},
          {"source"},
          {"as_of"},
          {"due"},
          {"next"},
          {"tenant_id", false},
          {"portal_number", false},
          {"overdue", false},
          {"conflict", false}};
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

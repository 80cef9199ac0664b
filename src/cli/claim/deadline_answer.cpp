#include "cli/claim/deadline_answer.hpp"

#include "cli/fleet_report.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace partnerctl::cli {
namespace {

using terminal::Tone;

core::Json object_of(DueClaim const& due) {
  auto json = to_json(due.deadline);
  auto const& claim = due.viewed->kept.claim;
  json["customer"] = text_or_null(customer_of(claim));
  json["tenantId"] = text_or_null(claim.customer_tenant_id);
  json["status"] = due.viewed->standing.text;
  return json;
}

std::vector<output::Cell> cells_of(DueClaim const& due) {
  auto const& deadline = due.deadline;
  auto const& claim = due.viewed->kept.claim;
  return {due_cell(&deadline),
          {deadline.claim},
          {customer_of(claim)},
          {std::string(cpor::to_string(deadline.whose))},
          {deadline.says},
          {core::format_date(deadline.since)},
          {deadline.source},
          {deadline.next},
          {std::string(cpor::to_string(deadline.kind))},
          {deadline.overdue ? "yes" : "no"},
          {claim.customer_tenant_id}};
}

} // namespace

output::Cell due_cell(cpor::Deadline const* deadline) {
  if (deadline == nullptr) {
    return {};
  }
  auto const date = core::format_date(deadline->due);
  return {.text = date + (deadline->overdue ? " overdue" : ""),
          .tone = deadline->overdue ? Tone::bad : Tone::plain,
          .brief = date,
          .data = date};
}

std::vector<output::Column> deadline_columns() {
  return {{"due"},         {"claim"},          {"customer"},        {"whose"},
          {"what"},        {"since"},          {"source"},          {"next"},
          {"kind", false}, {"overdue", false}, {"tenant_id", false}};
}

ClaimAnswer deadline_answer(std::vector<DueClaim> const& due) {
  ClaimAnswer answer{.schema = "partnerctl/claim-deadlines/1",
                     .list = "deadlines",
                     .summary =
                         [&due] {
                           auto const overdue =
                               std::count_if(due.begin(), due.end(), [](DueClaim const& one) {
                                 return one.deadline.overdue;
                               });
                           return core::Json{{"total", due.size()}, {"overdue", overdue}};
                         },
                     .size = due.size(),
                     .object = [&due](std::size_t i) { return object_of(due[i]); },
                     .columns = deadline_columns()};
  for (auto const& one : due) {
    answer.rows.push_back(cells_of(one));
  }
  return answer;
}

} // namespace partnerctl::cli

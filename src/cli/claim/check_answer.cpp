#include "cli/claim/check_answer.hpp"

#include "cli/fleet_report.hpp"
#include "partnerctl/core/phrase.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace partnerctl::cli {
namespace {

using terminal::Tone;
using Row = std::vector<output::Cell>;

core::Json finding_json(cpor::Finding const& finding) {
  return {{"rule", finding.rule},
          {"severity", cpor::to_string(finding.severity)},
          {"field", text_or_null(finding.field)},
          {"says", finding.says},
          {"source", finding.source}};
}

core::Json check_json(cpor::PreflightCheck const& check) {
  return {{"check", check.id},
          {"result", cpor::to_string(check.result)},
          {"field", text_or_null(check.field)},
          {"says", check.says},
          {"source", text_or_null(check.source)},
          {"requestId", text_or_null(check.request_id)}};
}

template <class List, class ToJson>
core::Json list_of(List const& list, ToJson to_json) {
  core::Json json = core::Json::array();
  for (auto const& one : list) {
    json.push_back(to_json(one));
  }
  return json;
}

core::Json object_of(ExaminedClaim const& examined) {
  auto const& claim = examined.viewed.kept.claim;
  return {{"id", examined.viewed.kept.id},
          {"customer", text_or_null(customer_of(claim))},
          {"tenantId", text_or_null(claim.customer_tenant_id)},
          {"status", cpor::to_string(examined.viewed.standing.status)},
          {"checked", examined.is_checked},
          {"passes", examined.is_checked ? core::Json(examined.passes()) : core::Json()},
          {"errors", examined.count(cpor::Severity::error)},
          {"warnings", examined.count(cpor::Severity::warning)},
          {"findings", list_of(examined.findings, finding_json)},
          {"preflight", list_of(examined.preflight, check_json)}};
}

Tone tone_of(cpor::Passing result) {
  switch (result) {
  case cpor::Passing::passed:
    return Tone::good;
  case cpor::Passing::failed:
    return Tone::bad;
  case cpor::Passing::skipped:
    break;
  }
  return Tone::dim;
}

Row row_of(ExaminedClaim const& examined, std::string check, output::Cell result, std::string field,
           std::string says, std::string source) {
  auto const& kept = examined.viewed.kept;
  return {{kept.id},
          {std::move(check)},
          std::move(result),
          {std::move(field)},
          {std::move(says)},
          {std::move(source)},
          {customer_of(kept.claim)},
          {kept.claim.customer_tenant_id}};
}

void add_rows(std::vector<Row>& rows, ExaminedClaim const& examined) {
  if (!examined.is_checked) {
    rows.push_back(row_of(examined, "", {"not-checked", Tone::dim}, "", "", ""));
    return;
  }
  auto const before = rows.size();
  for (auto const& finding : examined.findings) {
    bool const is_error = finding.severity == cpor::Severity::error;
    rows.push_back(row_of(
        examined, finding.rule,
        {std::string(cpor::to_string(finding.severity)), is_error ? Tone::bad : Tone::warning},
        finding.field, finding.says, finding.source));
  }
  for (auto const& check : examined.preflight) {
    rows.push_back(row_of(examined, check.id,
                          {std::string(cpor::to_string(check.result)), tone_of(check.result)},
                          check.field, check.says, check.source));
  }
  if (rows.size() == before) {
    rows.push_back(row_of(examined, "", {"passed", Tone::good}, "", "", ""));
  }
}

} // namespace

std::vector<output::Column> check_columns() {
  return {{"claim"}, {"check"},         {"result"},          {"field"},
          {"says"},  {"source", false}, {"customer", false}, {"tenant_id", false}};
}

ClaimAnswer check_answer(std::string const& schema, std::vector<ExaminedClaim> const& claims) {
  ClaimAnswer answer{.schema = schema,
                     .summary =
                         [&claims] {
                           auto const passed =
                               std::count_if(claims.begin(), claims.end(),
                                             [](auto const& one) { return one.passes(); });
                           auto const unchecked =
                               std::count_if(claims.begin(), claims.end(),
                                             [](auto const& one) { return !one.is_checked; });
                           auto const total = static_cast<long>(claims.size());
                           return core::Json{{"total", total},
                                             {"passed", passed},
                                             {"failed", total - passed - unchecked},
                                             {"notChecked", unchecked}};
                         },
                     .size = claims.size(),
                     .object = [&claims](std::size_t i) { return object_of(claims[i]); },
                     .columns = check_columns()};
  for (auto const& examined : claims) {
    add_rows(answer.rows, examined);
  }
  return answer;
}

std::string verdict_text(ExaminedClaim const& examined) {
  auto const errors = examined.count(cpor::Severity::error);
  auto const warnings = examined.count(cpor::Severity::warning);
  auto const failed = examined.failed_checks();
  auto text = examined.viewed.kept.id + (examined.passes() ? " passes" : " does not pass");
  std::string details;
  auto const add = [&details](std::size_t count, char const* word) {
    if (count > 0) {
      details += (details.empty() ? "" : ", ") + core::counted(count, word);
    }
  };
  add(errors, "error");
  add(failed, "failed check");
  add(warnings, "warning");
  return details.empty() ? text : text + ": " + details;
}

} // namespace partnerctl::cli

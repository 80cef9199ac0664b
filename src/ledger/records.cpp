#include "ledger/records.hpp"

#include "partnerctl/core/json.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <chrono>

namespace partnerctl::ledger {
namespace {

using core::ErrorKind;

constexpr std::array k_kinds{ErrorKind::usage,     ErrorKind::auth,     ErrorKind::forbidden,
                             ErrorKind::not_found, ErrorKind::conflict, ErrorKind::throttled,
                             ErrorKind::service,   ErrorKind::network,  ErrorKind::protocol,
                             ErrorKind::cancelled, ErrorKind::internal};

// What a later version may have called otherwise is a fault of ours here.
ErrorKind kind_of(std::string const& text) {
  for (auto const kind : k_kinds) {
    if (core::to_string(kind) == text) {
      return kind;
    }
  }
  return ErrorKind::internal;
}

IdentityColumns to_columns(core::Identity const& identity) {
  bool const user = identity.type == core::Identity::Type::user;
  return {.type = user ? "user" : "application",
          .name = identity.name,
          .client_id = identity.client_id,
          .method = identity.method,
          .tenant = identity.tenant.text(),
          .object = identity.object.text()};
}

core::Identity to_identity(IdentityColumns const& columns) {
  return {.type = columns.type == "user" ? core::Identity::Type::user
                                         : core::Identity::Type::application,
          .name = columns.name,
          .client_id = columns.client_id,
          .method = columns.method,
          .tenant = core::Guid::parse(columns.tenant).value_or(core::Guid()),
          .object = core::Guid::parse(columns.object).value_or(core::Guid())};
}

std::string to_labels(std::vector<std::string> const& labels) {
  return core::write_json(core::Json(labels));
}

std::vector<std::string> labels_of(std::string const& text) {
  std::vector<std::string> labels;
  auto const json = core::parse_json(text);
  for (auto const& label : json ? *json : core::Json::array()) {
    if (label.is_string()) {
      labels.push_back(label.get<std::string>());
    }
  }
  return labels;
}

std::optional<core::Error> error_of(OutcomeRecord const& record) {
  if (record.error_kind.empty()) {
    return std::nullopt;
  }
  return core::Error{.kind = kind_of(record.error_kind),
                     .message = record.error_message,
                     .hint = record.error_hint,
                     .cause = record.error_cause,
                     .code = record.error_code,
                     .status = record.error_status,
                     .request_id = record.error_request_id,
                     .maybe_done = record.error_maybe_done != 0,
                     .exhausted = record.error_exhausted != 0};
}

void set_error(OutcomeRecord& record, core::Error const& error) {
  record.error_kind = core::to_string(error.kind);
  record.error_message = error.message;
  record.error_hint = error.hint;
  record.error_cause = error.cause;
  record.error_code = error.code;
  record.error_status = error.status;
  record.error_request_id = error.request_id;
  record.error_maybe_done = error.maybe_done ? 1 : 0;
  record.error_exhausted = error.exhausted ? 1 : 0;
}

} // namespace

long long to_stored(core::TimePoint time) {
  return std::chrono::floor<core::Milliseconds>(time).time_since_epoch().count();
}

core::TimePoint to_time(long long stored) {
  return core::TimePoint(core::Milliseconds(stored));
}

MaybeTime to_stored(std::optional<core::TimePoint> time) {
  return time ? MaybeTime{.value = to_stored(*time), .known = soci::i_ok} : MaybeTime{};
}

std::optional<core::TimePoint> to_time(MaybeTime const& stored) {
  return stored.known == soci::i_ok ? std::optional(to_time(stored.value)) : std::nullopt;
}

RunRecord to_record(RunStart const& start) {
  return {.command = start.command,
          .tool_version = start.tool_version,
          .cloud = start.cloud,
          .method = start.method,
          .client_id = start.client_id,
          .account = start.account,
          .identity = to_columns(start.identity),
          .options = start.options,
          .command_line = start.command_line};
}

RunSummary to_summary(RunRecord const& record) {
  return {.id = record.id,
          .start = {.command = record.command,
                    .tool_version = record.tool_version,
                    .cloud = record.cloud,
                    .method = record.method,
                    .client_id = record.client_id,
                    .account = record.account,
                    .identity = to_identity(record.identity),
                    .options = record.options,
                    .command_line = record.command_line},
          .worker = {.host = record.host, .process = record.process},
          .started = to_time(record.started_at),
          .ended = to_time(record.ended_at)};
}

TenantRecord to_record(fleet::Assignment const& assignment) {
  return {.ordinal = static_cast<long long>(assignment.index),
          .tenant = assignment.tenant.text(),
          .name = assignment.name,
          .shown = assignment.shown,
          .partner_id = assignment.partner_id ? assignment.partner_id->text() : "",
          .profile = assignment.profile,
          .client_id = assignment.client_id,
          .labels = to_labels(assignment.labels),
          .place = assignment.where,
          .skip = assignment.skip};
}

Row to_row(TenantRecord const& record) {
  std::optional<core::PartnerId> partner;
  if (!record.partner_id.empty()) {
    partner = core::PartnerId::parse(record.partner_id);
  }
  return {.assignment = {.index = static_cast<std::size_t>(record.ordinal),
                         .tenant = core::TenantRef::parse(record.tenant),
                         .name = record.name,
                         .shown = record.shown,
                         .partner_id = std::move(partner),
                         .profile = record.profile,
                         .client_id = record.client_id,
                         .labels = labels_of(record.labels),
                         .where = record.place,
                         .skip = record.skip},
          .merged = record.merged != 0};
}

OutcomeRecord to_record(fleet::Outcome const& outcome) {
  OutcomeRecord record{.ordinal = static_cast<long long>(outcome.index),
                       .attempt = outcome.attempts,
                       .action = outcome.action,
                       .tenant_id = outcome.tenant_id,
                       .object_id = outcome.object_id,
                       .identity = outcome.identity,
                       .wanted = outcome.wanted,
                       .before = outcome.before,
                       .before_name = outcome.before_name,
                       .after = outcome.after,
                       .after_name = outcome.after_name,
                       .since = to_stored(outcome.since),
                       .read_at = to_stored(outcome.read_at),
                       .reason = outcome.reason,
                       .request_id = outcome.request_id,
                       .details = outcome.details,
                       .duration_ms = outcome.duration.count()};
  if (outcome.error) {
    set_error(record, *outcome.error);
  }
  return record;
}

fleet::Outcome to_outcome(OutcomeRecord const& record, fleet::Assignment const& assignment) {
  return {.index = assignment.index,
          .tenant =
              assignment.shown.empty() ? assignment.tenant.text() : std::string(assignment.shown),
          .name = assignment.name,
          .action = record.action,
          .tenant_id = record.tenant_id,
          .object_id = record.object_id,
          .identity = record.identity,
          .wanted = record.wanted,
          .before = record.before,
          .before_name = record.before_name,
          .after = record.after,
          .after_name = record.after_name,
          .since = to_time(record.since),
          .read_at = to_time(record.read_at),
          .reason = record.reason,
          .request_id = record.request_id,
          .details = record.details,
          .attempts = record.attempt,
          .duration = std::chrono::milliseconds(record.duration_ms),
          .error = error_of(record)};
}

ResumptionRecord to_record(ResumeStart const& start) {
  return {.tool_version = start.tool_version,
          .identity = to_columns(start.identity),
          .command_line = start.command_line};
}

Resumption to_resumption(ResumptionRecord const& record) {
  return {.start = {.tool_version = record.tool_version,
                    .identity = to_identity(record.identity),
                    .command_line = record.command_line},
          .worker = {.host = record.host, .process = record.process},
          .started = to_time(record.started_at),
          .ended = to_time(record.ended_at)};
}

} // namespace partnerctl::ledger

#pragma once

#include "partnerctl/ledger/run.hpp"

#include <soci/soci-backend.h>

#include <optional>
#include <string>
#include <utility>

namespace partnerctl::ledger {

// The tables as values: a struct a table, whose columns() shows each column's name and member to a
// visitor, which so binds them for writing and reading alike (statement.hpp). The mapping to what
// the rest of the house knows is in records.cpp.

// A time that may be unknown.
struct MaybeTime {
  long long value = 0;
  soci::indicator known = soci::i_null;
};

struct IdentityColumns {
  std::string type{};
  std::string name{};
  std::string client_id{};
  std::string method{};
  std::string tenant{};
  std::string object{};

  template <class Visit>
  void columns(Visit&& visit) {
    visit("identity_type", type);
    visit("identity_name", name);
    visit("identity_client_id", client_id);
    visit("identity_method", method);
    visit("identity_tenant", tenant);
    visit("identity_object", object);
  }
};

struct RunRecord {
  static constexpr char const* k_table = "run";
  std::string id{};
  std::string command{};
  std::string tool_version{};
  std::string cloud{};
  std::string method{};
  std::string client_id{};
  std::string account{};
  IdentityColumns identity{};
  std::string options{};
  std::string command_line{};
  std::string host{};
  long long process = 0;
  long long started_at = 0;
  MaybeTime ended_at{};
  std::string ending{};

  template <class Visit>
  void columns(Visit&& visit) {
    visit("id", id);
    visit("command", command);
    visit("tool_version", tool_version);
    visit("cloud", cloud);
    visit("method", method);
    visit("client_id", client_id);
    visit("account", account);
    identity.columns(visit);
    visit("options", options);
    visit("command_line", command_line);
    visit("host", host);
    visit("process", process);
    visit("started_at", started_at);
    visit("ended_at", ended_at);
    visit("ending", ending);
  }
};

struct SourceRecord {
  static constexpr char const* k_table = "run_source";
  std::string run_id{};
  long long ordinal = 0;
  std::string name{};
  std::string sha256{};

  template <class Visit>
  void columns(Visit&& visit) {
    visit("run_id", run_id);
    visit("ordinal", ordinal);
    visit("name", name);
    visit("sha256", sha256);
  }
};

struct TenantRecord {
  static constexpr char const* k_table = "run_tenant";
  std::string run_id{};
  long long ordinal = 0;
  std::string tenant{};
  std::string name{};
  std::string shown{};
  std::string partner_id{};
  std::string profile{};
  std::string client_id{};
  // A JSON array: a label may hold any character.
  std::string labels{};
  std::string place{};
  std::string skip{};
  int merged = 0;

  template <class Visit>
  void columns(Visit&& visit) {
    visit("run_id", run_id);
    visit("ordinal", ordinal);
    visit("tenant", tenant);
    visit("name", name);
    visit("shown", shown);
    visit("partner_id", partner_id);
    visit("profile", profile);
    visit("client_id", client_id);
    visit("labels", labels);
    visit("place", place);
    visit("skip", skip);
    visit("merged", merged);
  }
};

struct OutcomeRecord {
  static constexpr char const* k_table = "outcome";
  std::string run_id{};
  long long ordinal = 0;
  int attempt = 0;
  std::string action{};
  std::string tenant_id{};
  std::string object_id{};
  std::string identity{};
  std::string wanted{};
  std::string before{};
  std::string before_name{};
  std::string after{};
  std::string after_name{};
  MaybeTime since{};
  MaybeTime read_at{};
  std::string reason{};
  std::string request_id{};
  std::string details{};
  long long duration_ms = 0;
  // Empty: no error.
  std::string error_kind{};
  std::string error_message{};
  std::string error_hint{};
  std::string error_cause{};
  std::string error_code{};
  int error_status = 0;
  std::string error_request_id{};
  int error_maybe_done = 0;
  int error_exhausted = 0;
  long long recorded_at = 0;

  template <class Visit>
  void columns(Visit&& visit) {
    visit("run_id", run_id);
    visit("ordinal", ordinal);
    visit("attempt", attempt);
    visit("action", action);
    visit("tenant_id", tenant_id);
    visit("object_id", object_id);
    visit("identity", identity);
    visit("wanted", wanted);
    visit("partner_before", before);
    visit("partner_before_name", before_name);
    visit("partner_after", after);
    visit("partner_after_name", after_name);
    visit("linked_since", since);
    visit("read_at", read_at);
    visit("reason", reason);
    visit("request_id", request_id);
    visit("details", details);
    visit("duration_ms", duration_ms);
    visit("error_kind", error_kind);
    visit("error_message", error_message);
    visit("error_hint", error_hint);
    visit("error_cause", error_cause);
    visit("error_code", error_code);
    visit("error_status", error_status);
    visit("error_request_id", error_request_id);
    visit("error_maybe_done", error_maybe_done);
    visit("error_exhausted", error_exhausted);
    visit("recorded_at", recorded_at);
  }
};

struct ResumptionRecord {
  static constexpr char const* k_table = "resumption";
  std::string run_id{};
  long long ordinal = 0;
  std::string tool_version{};
  IdentityColumns identity{};
  std::string command_line{};
  std::string host{};
  long long process = 0;
  long long started_at = 0;
  MaybeTime ended_at{};

  template <class Visit>
  void columns(Visit&& visit) {
    visit("run_id", run_id);
    visit("ordinal", ordinal);
    visit("tool_version", tool_version);
    identity.columns(visit);
    visit("command_line", command_line);
    visit("host", host);
    visit("process", process);
    visit("started_at", started_at);
    visit("ended_at", ended_at);
  }
};

long long to_stored(core::TimePoint time);
core::TimePoint to_time(long long stored);
MaybeTime to_stored(std::optional<core::TimePoint> time);
std::optional<core::TimePoint> to_time(MaybeTime const& stored);

RunRecord to_record(RunStart const& start);
// Without state, counts and sources.
RunSummary to_summary(RunRecord const& record);

TenantRecord to_record(fleet::Assignment const& assignment);
Row to_row(TenantRecord const& record);

OutcomeRecord to_record(fleet::Outcome const& outcome);
// What the assignment knows comes from it.
fleet::Outcome to_outcome(OutcomeRecord const& record, fleet::Assignment const& assignment);

ResumptionRecord to_record(ResumeStart const& start);
Resumption to_resumption(ResumptionRecord const& record);

} // namespace partnerctl::ledger

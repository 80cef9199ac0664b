#include "cli/claim/view.hpp"
#include "cli/fleet_report.hpp"
#include "partnerctl/core/time.hpp"
#include "partnerctl/cpor/claim_file.hpp"

#include <nlohmann/json.hpp>

namespace partnerctl::cli {
namespace {

core::Json to_json(cpor::Proof const& proof) {
  auto json = proof_json(proof);
  json["attachedAt"] = core::format_rfc3339(proof.attached);
  json["attachedBy"] = text_or_null(proof.by);
  return json;
}

core::Json to_json(cpor::Acknowledgement const& given, bool holds) {
  return {{"by", given.by},
          {"at", core::format_rfc3339(given.at)},
          {"text", given.text},
          {"textSha256", given.text_sha256},
          {"holds", holds}};
}

core::Json to_json(cpor::Event const& event) {
  return {{"kind", cpor::to_string(event.kind)},
          {"text", text_or_null(event.text)},
          {"source", cpor::to_string(event.source)},
          {"sourceName", text_or_null(event.source_name)},
          {"sourceSha256", text_or_null(event.source_sha256)},
          {"by", text_or_null(event.by)},
          {"on", core::format_date(event.on)},
          {"recordedAt", core::format_rfc3339(event.recorded)},
          {"portalNumber", text_or_null(event.portal_number)},
          {"comment", text_or_null(event.comment)}};
}

using cli::to_json;

template <class List>
core::Json list_json(List const& list) {
  core::Json json = core::Json::array();
  for (auto const& one : list) {
    json.push_back(to_json(one));
  }
  return json;
}

core::Json consent_json(cpor::Standing const& standing) {
  bool const is_known = standing.consent != cpor::Consent::unknown;
  return {
      {"state", cpor::to_string(standing.consent)},
      {"source", text_or_null(consent_source(standing))},
      {"since", is_known ? core::Json(core::format_date(standing.consent_since)) : core::Json()},
      {"text", text_or_null(standing.consent_text)},
      {"unread", text_or_null(standing.consent_unread)}};
}

core::Json acknowledgements_json(cpor::KeptClaim const& kept) {
  core::Json json = core::Json::array();
  auto const* const standing = cpor::standing_acknowledgement(kept);
  for (auto const& given : kept.acknowledgements) {
    json.push_back(to_json(given, &given == standing));
  }
  return json;
}

} // namespace

core::Json proof_json(cpor::Proof const& proof) {
  auto const& day = proof.acknowledged;
  return {{"name", proof.name},
          {"kind", cpor::to_string(proof.kind)},
          {"sha256", proof.sha256},
          {"size", proof.size},
          {"acknowledged", day ? core::Json(core::format_date(*day)) : core::Json()}};
}

core::Json to_json(cpor::Standing const& standing) {
  return {{"state", cpor::to_string(standing.status)},
          {"text", standing.text},
          {"source", cpor::to_string(standing.source)},
          {"sourceName", text_or_null(standing.source_name)},
          {"since", core::format_date(standing.since)},
          {"asOf", core::format_date(standing.as_of)},
          {"recordedAt", core::format_rfc3339(standing.recorded)},
          {"comment", text_or_null(standing.comment)},
          {"conflicts", standing.conflicts}};
}

core::Json to_json(cpor::Deadline const& deadline) {
  return {{"claim", deadline.claim},
          {"kind", cpor::to_string(deadline.kind)},
          {"whose", cpor::to_string(deadline.whose)},
          {"due", core::format_date(deadline.due)},
          {"overdue", deadline.overdue},
          {"since", core::format_date(deadline.since)},
          {"source", text_or_null(deadline.source)},
          {"says", deadline.says},
          {"next", text_or_null(deadline.next)}};
}

core::Json to_json(ViewedClaim const& viewed) {
  auto json = cpor::to_json(viewed.kept.claim);
  json["id"] = viewed.kept.id;
  json["revision"] = viewed.kept.revision;
  json["status"] = to_json(viewed.standing);
  json["consent"] = consent_json(viewed.standing);
  json["portalNumber"] = text_or_null(viewed.standing.portal_number);
  json["proofs"] = list_json(viewed.kept.proofs);
  json["acknowledgements"] = acknowledgements_json(viewed.kept);
  json["history"] = list_json(viewed.kept.history);
  json["deadlines"] = list_json(viewed.deadlines);
  json["next"] = text_or_null(viewed.next);
  json["createdAt"] = core::format_rfc3339(viewed.kept.created);
  json["updatedAt"] = core::format_rfc3339(viewed.kept.updated);
  return json;
}

} // namespace partnerctl::cli

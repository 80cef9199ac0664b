#include "ledger/claim_records.hpp"

#include "ledger/records.hpp"
#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/json.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/cpor/claim_file.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <utility>

namespace partnerctl::ledger {
namespace {

constexpr std::string_view k_replacement = "\xEF\xBF\xBD";

// SQLite would end a text at a NUL, and PostgreSQL takes neither it nor what is no UTF-8.
std::string storable(std::string_view text) {
  std::string kept;
  auto const keep = [&](std::string_view part) {
    for (auto at = part.find('\0'); at != std::string_view::npos; at = part.find('\0')) {
      kept.append(part.substr(0, at)).append(k_replacement);
      part.remove_prefix(at + 1);
    }
    kept += part;
  };
  for (auto at = core::find_invalid_utf8(text); at != std::string_view::npos;
       at = core::find_invalid_utf8(text)) {
    keep(text.substr(0, at));
    kept += k_replacement;
    text.remove_prefix(at + 1);
  }
  keep(text);
  return kept;
}

std::string to_stored_day(std::optional<core::Date> const& day) {
  return day && day->ok() ? core::format_date(*day) : std::string();
}

long long moment(core::TimePoint given, core::TimePoint now) {
  return to_stored(given == core::TimePoint() ? now : given);
}

[[noreturn]] void refuse(std::string const& claim, std::string const& why) {
  throw core::Error{.message = claim + " " + why,
                    .hint = "it was changed by hand, or by a newer partnerctl: use that one, or "
                            "the ledger's last copy",
                    .cause = "ledger damaged"};
}

std::optional<core::Date> day_of(std::string const& text, std::string const& claim) {
  if (text.empty()) {
    return std::nullopt;
  }
  auto const day = core::parse_date(text);
  if (!day) {
    refuse(claim, "has a day that is none");
  }
  return day;
}

template <class Value>
Value known(std::optional<Value> const& value, std::string const& claim, std::string const& what) {
  if (!value) {
    refuse(claim, "has " + what + " that is not known here");
  }
  return *value;
}

} // namespace

std::string claim_id(long long number) {
  return fmt::format("C-{:04}", number);
}

std::string to_document(cpor::Claim const& claim) {
  auto document = core::write_json(cpor::to_json(claim));
  // What could not be read again would lock its owner out of all claims.
  static_cast<void>(cpor::changed_by({}, document, "the claim"));
  return document;
}

std::string to_document(cpor::Proof const& proof) {
  return core::write_json(core::Json{{"sha256", proof.sha256},
                                     {"name", proof.name},
                                     {"kind", cpor::to_string(proof.kind)},
                                     {"size", proof.size},
                                     {"acknowledged", to_stored_day(proof.acknowledged)},
                                     {"attachedAt", to_stored(proof.attached)},
                                     {"by", proof.by}});
}

ClaimEventRecord to_record(cpor::Event const& event, core::TimePoint now) {
  return {.kind = std::string(cpor::to_string(event.kind)),
          .words = storable(event.text),
          .source = std::string(cpor::to_string(event.source)),
          .source_name = storable(event.source_name),
          .source_sha256 = storable(event.source_sha256),
          .by_whom = storable(event.by),
          .on_day = to_stored_day(event.on),
          .recorded_at = moment(event.recorded, now),
          .portal_number = storable(event.portal_number),
          .comment = storable(event.comment)};
}

ClaimProofRecord to_record(cpor::Proof const& proof) {
  return {.sha256 = proof.sha256,
          .name = storable(proof.name),
          .kind = std::string(cpor::to_string(proof.kind)),
          .size = static_cast<long long>(proof.size),
          .acknowledged_on = to_stored_day(proof.acknowledged),
          .attached_at = to_stored(proof.attached),
          .by_whom = storable(proof.by)};
}

ClaimAcknowledgementRecord to_record(cpor::Acknowledgement const& given, core::TimePoint now) {
  return {.by_whom = storable(given.by),
          .words = storable(given.text),
          .words_sha256 = storable(given.text_sha256),
          .for_digest = storable(given.for_digest),
          .given_at = moment(given.at, now)};
}

ClaimImportRecord to_record(ImportedFile const& file, core::TimePoint now) {
  return {.sha256 = storable(file.sha256),
          .source = std::string(cpor::to_string(file.source)),
          .name = storable(file.name),
          .imported_at = moment(file.imported, now)};
}

cpor::KeptClaim to_kept(ClaimRecord const& record) {
  auto const id = claim_id(record.number);
  auto claim = core::attempt([&] { return cpor::changed_by({}, record.document, id); });
  if (!claim) {
    refuse(id, "is kept in a form that cannot be read");
  }
  return {.id = id,
          .revision = record.revision,
          .claim = std::move(*claim.value),
          .created = to_time(record.created_at),
          .updated = to_time(record.updated_at)};
}

cpor::Event to_event(ClaimEventRecord const& record) {
  auto const id = claim_id(record.claim_number);
  return {.kind = known(cpor::event_kind_of(record.kind), id, "a kind of event"),
          .text = record.words,
          .source = known(cpor::source_of(record.source), id, "a source of an event"),
          .source_name = record.source_name,
          .source_sha256 = record.source_sha256,
          .by = record.by_whom,
          .on = day_of(record.on_day, id).value_or(core::Date()),
          .recorded = to_time(record.recorded_at),
          .portal_number = record.portal_number,
          .comment = record.comment};
}

cpor::Proof to_proof(ClaimProofRecord const& record) {
  auto const id = claim_id(record.claim_number);
  return {.sha256 = record.sha256,
          .name = record.name,
          .kind = known(cpor::proof_kind_of(record.kind), id, "a kind of proof"),
          .size = static_cast<std::uint64_t>(record.size),
          .acknowledged = day_of(record.acknowledged_on, id),
          .attached = to_time(record.attached_at),
          .by = record.by_whom};
}

cpor::Acknowledgement to_acknowledgement(ClaimAcknowledgementRecord const& record) {
  return {.by = record.by_whom,
          .text = record.words,
          .text_sha256 = record.words_sha256,
          .for_digest = record.for_digest,
          .at = to_time(record.given_at)};
}

ImportedFile to_file(ClaimImportRecord const& record) {
  return {.source = known(cpor::source_of(record.source), "a file that was imported", "a source"),
          .name = record.name,
          .sha256 = record.sha256,
          .imported = to_time(record.imported_at)};
}

} // namespace partnerctl::ledger

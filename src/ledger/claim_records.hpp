#pragma once

#include "partnerctl/cpor/kept_claim.hpp"
#include "partnerctl/ledger/claim_book.hpp"

#include <optional>
#include <string>

namespace partnerctl::ledger {

// The tables of claims as values, as records.hpp has those of runs.

struct ClaimRecord {
  static constexpr char const* k_table = "claim";
  long long number = 0;
  long long revision = 0;
  // The claim as JSON (cpor::to_json).
  std::string document{};
  long long created_at = 0;
  long long updated_at = 0;

  template <class Visit>
  void columns(Visit&& visit) {
    visit("number", number);
    visit("revision", revision);
    visit("document", document);
    visit("created_at", created_at);
    visit("updated_at", updated_at);
  }
};

struct ClaimEventRecord {
  static constexpr char const* k_table = "claim_event";
  long long claim_number = 0;
  long long ordinal = 0;
  std::string kind{};
  std::string words{};
  std::string source{};
  std::string source_name{};
  std::string source_sha256{};
  std::string by_whom{};
  std::string on_day{};
  long long recorded_at = 0;
  std::string portal_number{};
  std::string comment{};
  // What it took the place of, as JSON: the claim before an edit, what was said of a proof before
  // it was attached again or detached.
  std::string document{};

  template <class Visit>
  void columns(Visit&& visit) {
    visit("claim_number", claim_number);
    visit("ordinal", ordinal);
    visit("kind", kind);
    visit("words", words);
    visit("source", source);
    visit("source_name", source_name);
    visit("source_sha256", source_sha256);
    visit("by_whom", by_whom);
    visit("on_day", on_day);
    visit("recorded_at", recorded_at);
    visit("portal_number", portal_number);
    visit("comment", comment);
    visit("document", document);
  }
};

struct ClaimProofRecord {
  static constexpr char const* k_table = "claim_proof";
  long long claim_number = 0;
  long long ordinal = 0;
  std::string sha256{};
  std::string name{};
  std::string kind{};
  long long size = 0;
  std::string acknowledged_on{};
  long long attached_at = 0;
  std::string by_whom{};

  template <class Visit>
  void columns(Visit&& visit) {
    visit("claim_number", claim_number);
    visit("ordinal", ordinal);
    visit("sha256", sha256);
    visit("name", name);
    visit("kind", kind);
    visit("size", size);
    visit("acknowledged_on", acknowledged_on);
    visit("attached_at", attached_at);
    visit("by_whom", by_whom);
  }
};

struct ClaimAcknowledgementRecord {
  static constexpr char const* k_table = "claim_acknowledgement";
  long long claim_number = 0;
  long long ordinal = 0;
  std::string by_whom{};
  std::string words{};
  std::string words_sha256{};
  std::string for_digest{};
  long long given_at = 0;

  template <class Visit>
  void columns(Visit&& visit) {
    visit("claim_number", claim_number);
    visit("ordinal", ordinal);
    visit("by_whom", by_whom);
    visit("words", words);
    visit("words_sha256", words_sha256);
    visit("for_digest", for_digest);
    visit("given_at", given_at);
  }
};

struct ClaimImportRecord {
  static constexpr char const* k_table = "claim_import";
  std::string sha256{};
  std::string source{};
  std::string name{};
  long long imported_at = 0;

  template <class Visit>
  void columns(Visit&& visit) {
    visit("sha256", sha256);
    visit("source", source);
    visit("name", name);
    visit("imported_at", imported_at);
  }
};

// "C-0042"
std::string claim_id(long long number);

// Throws a usage error for a claim that could not be read again (a text with a NUL).
std::string to_document(cpor::Claim const& claim);
// What is said of a proof, for the event that takes its place.
std::string to_document(cpor::Proof const& proof);

// To records: the claim's number and the ordinal are the caller's to fill in. Moments that are not
// set are `now`; what no database takes as text (a NUL, bytes that are no UTF-8) becomes U+FFFD.
ClaimEventRecord to_record(cpor::Event const& event, core::TimePoint now);
ClaimProofRecord to_record(cpor::Proof const& proof);
ClaimAcknowledgementRecord to_record(cpor::Acknowledgement const& given, core::TimePoint now);
ClaimImportRecord to_record(ImportedFile const& file, core::TimePoint now);

// From records: a core::Error for what is not as it is written down here.
cpor::KeptClaim to_kept(ClaimRecord const& record);
cpor::Event to_event(ClaimEventRecord const& record);
cpor::Proof to_proof(ClaimProofRecord const& record);
cpor::Acknowledgement to_acknowledgement(ClaimAcknowledgementRecord const& record);
ImportedFile to_file(ClaimImportRecord const& record);

} // namespace partnerctl::ledger

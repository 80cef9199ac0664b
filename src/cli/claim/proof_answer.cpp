#include "cli/claim/proof_answer.hpp"

#include "cli/fleet_report.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/cpor/submission.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace partnerctl::cli {
namespace {

using Outcome = cpor::ProofText::Outcome;
using terminal::Tone;

struct Element {
  std::string name{};
  bool found = false;
  std::string note{};
};

bool is_recent(std::optional<core::Date> const& date, core::Date submission) {
  return date && *date >= cpor::earliest_for(submission);
}

// "the latest is 2026-04-03; the submission is planned for 2027-05-01": by another day than today a
// date can be old that looks recent.
std::string date_note(std::optional<core::Date> const& date, ProofDays const& days) {
  std::vector<std::string> parts;
  if (date) {
    parts.push_back("the latest is " + core::format_date(*date));
  }
  if (auto const by = days.submission; by != days.today) {
    parts.push_back((by > days.today ? "the submission is planned for " : "it was submitted on ") +
                    core::format_date(by));
  }
  return core::join(parts, "; ");
}

std::string note_on_signature(cpor::ProofReading const& reading) {
  if (reading.has_empty_line_to_sign) {
    return "a line to sign on is empty, as far as the text tells: look whether it is signed";
  }
  return reading.has_pictures ? "or in one of its pictures" : "";
}

std::vector<Element> elements(cpor::Claim const& claim, cpor::ProofReading const& reading,
                              ProofDays const& days) {
  std::vector<Element> all{{"tenant ID", reading.has_tenant_id, claim.customer_tenant_id},
                           {"customer", reading.has_customer, customer_of(claim)},
                           {"partner", reading.has_partner, claim.partner_name}};
  for (auto const& workload : claim.workloads) {
    auto const& missing = reading.missing_workloads;
    all.push_back({"workload",
                   std::find(missing.begin(), missing.end(), workload.name) == missing.end(),
                   workload.name});
    auto const& subscriptions = reading.missing_subscriptions;
    if (!workload.subscription_id.empty()) {
      all.push_back({"subscription",
                     std::find(subscriptions.begin(), subscriptions.end(),
                               workload.subscription_id) == subscriptions.end(),
                     workload.subscription_id});
    }
  }
  all.push_back({"date within 12 months", is_recent(reading.latest_date, days.submission),
                 date_note(reading.latest_date, days)});
  all.push_back({"signature line", reading.has_signature_line, note_on_signature(reading)});
  return all;
}

bool is_read(cpor::ProofReading const& reading) {
  return reading.outcome == Outcome::read;
}

std::string outcome_text(Outcome outcome) {
  switch (outcome) {
  case Outcome::read:
    return "read";
  case Outcome::empty:
    return "empty";
  case Outcome::encrypted:
    return "encrypted";
  case Outcome::unreadable:
    return "unreadable";
  case Outcome::not_readable_here:
    return "not-readable-here";
  case Outcome::missing:
    return "missing";
  case Outcome::changed:
    break;
  }
  return "changed";
}

core::Json object_of(cpor::KeptClaim const& kept, cpor::ReadProof const& proof,
                     ProofDays const& days) {
  core::Json found = core::Json::array();
  for (auto const& element : elements(kept.claim, proof.reading, days)) {
    found.push_back({{"element", element.name},
                     {"found", is_read(proof.reading) ? core::Json(element.found) : core::Json()},
                     {"note", text_or_null(element.note)}});
  }
  core::Json json{{"claim", kept.id}};
  json.update(proof_json(proof.proof));
  json["outcome"] = outcome_text(proof.reading.outcome);
  json["why"] = text_or_null(proof.reading.why);
  json["elements"] = std::move(found);
  return json;
}

} // namespace

std::vector<output::Column> proof_columns() {
  return {{"element"}, {"found"}, {"note"}};
}

ClaimAnswer proof_answer(std::string const& schema, cpor::KeptClaim const& kept,
                         cpor::ReadProof const& proof, ProofDays const& days) {
  ClaimAnswer answer{.schema = schema,
                     .list = "proofs",
                     .size = 1,
                     .object = [&, days](std::size_t) { return object_of(kept, proof, days); },
                     .columns = proof_columns()};
  bool const read = is_read(proof.reading);
  answer.rows.push_back(
      {{"text"},
       {read ? "yes" : outcome_text(proof.reading.outcome), read ? Tone::good : Tone::warning},
       {proof.reading.why}});
  for (auto const& element : elements(kept.claim, proof.reading, days)) {
    if (read) {
      answer.rows.push_back(
          {{element.name},
           {element.found ? "yes" : "no", element.found ? Tone::good : Tone::warning},
           {element.note}});
    }
  }
  return answer;
}

std::string missing_text(cpor::ReadProof const& proof, ProofDays const& days) {
  auto const& reading = proof.reading;
  if (!is_read(reading)) {
    return "it was not read (" + outcome_text(reading.outcome) +
           (reading.why.empty() ? ")" : ": " + reading.why + ")");
  }
  std::vector<std::string> missing;
  auto const add = [&missing](bool found, std::string what) {
    if (!found) {
      missing.push_back(std::move(what));
    }
  };
  add(reading.has_tenant_id, "the tenant ID");
  add(reading.has_customer, "the customer");
  add(reading.has_partner, "the partner");
  for (auto const& name : reading.missing_workloads) {
    missing.push_back(name);
  }
  for (auto const& id : reading.missing_subscriptions) {
    missing.push_back("subscription " + id);
  }
  add(is_recent(reading.latest_date, days.submission),
      "a date within 12 months" +
          (days.submission > days.today
               ? " before the submission planned for " + core::format_date(days.submission)
               : std::string()));
  add(reading.has_signature_line, "a signature line");
  add(!reading.has_empty_line_to_sign, "a signature on the line for it that is empty");
  return missing.empty() ? std::string() : "a reviewer would miss: " + core::join(missing, ", ");
}

} // namespace partnerctl::cli

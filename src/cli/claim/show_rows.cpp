#include "cli/claim/show_rows.hpp"

#include "partnerctl/core/text.hpp"
#include "partnerctl/core/time.hpp"
#include "partnerctl/cpor/claim_file.hpp"

#include <fmt/core.h>

namespace partnerctl::cli {
namespace {

using terminal::Tone;
using Rows = std::vector<std::vector<output::Cell>>;

// Keeps only what there is something to say of.
void add(Rows& rows, std::string field, std::string value, Tone tone = Tone::plain) {
  if (!value.empty()) {
    rows.push_back({{std::move(field)}, {std::move(value), tone}});
  }
}

std::string consent_text(cpor::Standing const& standing) {
  std::string text(cpor::to_string(standing.consent));
  if (standing.consent != cpor::Consent::unknown) {
    text += " since " + core::format_date(standing.consent_since);
  }
  auto const source = consent_source(standing);
  text += source.empty() ? "" : ", " + source;
  auto const& unread = standing.consent_unread;
  return text + (unread.empty() ? "" : "; in words that this program does not know: " + unread);
}

std::string since_text(cpor::Standing const& standing) {
  return core::format_date(standing.since) +
         (standing.is_at_latest ? " at the latest: no source says the day" : "");
}

void add_standing(Rows& rows, ViewedClaim const& viewed) {
  auto const& standing = viewed.standing;
  add(rows, "id", viewed.kept.id);
  add(rows, "portal number", standing.portal_number);
  add(rows, "status", standing.text + ", " + cpor::source_text(standing), tone_of(standing.status));
  add(rows, "since", since_text(standing));
  if (!standing.comment.empty()) {
    rows.push_back({{"comment"}, {.text = standing.comment, .as_it_is = true}});
  }
  add(rows, "customer consent", consent_text(standing));
  for (auto const& conflict : standing.conflicts) {
    add(rows, "conflict", conflict, Tone::warning);
  }
  for (auto const& deadline : viewed.deadlines) {
    add(rows, "due",
        core::format_date(deadline.due) + (deadline.overdue ? " (overdue): " : ": ") +
            deadline.says,
        deadline.overdue ? Tone::bad : Tone::plain);
  }
  add(rows, "next", viewed.next);
}

std::string workload_text(cpor::Workload const& workload) {
  auto text = workload.name;
  if (!workload.subscription_id.empty()) {
    text += ", subscription " + workload.subscription_id;
  }
  return text + (workload.subscription_ends.empty() ? "" : ", ends " + workload.subscription_ends);
}

void add_fields(Rows& rows, cpor::Claim const& claim) {
  for (auto const& path : cpor::field_paths()) {
    if (path == "workloads") {
      for (auto const& workload : claim.workloads) {
        add(rows, "workload", workload_text(workload));
      }
      continue;
    }
    // A flag that nobody set says "no"; a text can say so too.
    auto value = cpor::get_field(claim, path);
    if (value != cpor::get_field({}, path)) {
      add(rows, path, std::move(value));
    }
  }
}

void add_proofs(Rows& rows, cpor::KeptClaim const& kept) {
  for (auto const& proof : kept.proofs) {
    add(rows, "proof",
        fmt::format("{} ({}, {} bytes, SHA-256 {}…){}", proof.name, cpor::to_string(proof.kind),
                    proof.size, proof.sha256.substr(0, 12),
                    proof.acknowledged ? ", acknowledged by the customer on " +
                                             core::format_date(*proof.acknowledged)
                                       : ""));
  }
  auto const* const standing = cpor::standing_acknowledgement(kept);
  for (auto const& given : kept.acknowledgements) {
    add(rows, "acknowledged",
        "by " + given.by + " at " + core::format_rfc3339(given.at) +
            (&given == standing ? "" : ", for what it said then"));
  }
}

std::string event_text(cpor::Event const& event) {
  std::string text(cpor::to_string(event.kind));
  text += event.text.empty() ? "" : ": " + event.text;
  text += event.portal_number.empty() ? "" : ", number " + event.portal_number;
  text += event.source_name.empty() ? "" : ", from " + event.source_name;
  text += event.by.empty() ? "" : ", by " + event.by;
  return text + (event.comment.empty() ? "" : " (" + event.comment + ")");
}

} // namespace

Rows show_rows(ViewedClaim const& viewed) {
  Rows rows;
  add_standing(rows, viewed);
  add_fields(rows, viewed.kept.claim);
  add_proofs(rows, viewed.kept);
  for (auto const& event : viewed.kept.history) {
    add(rows, core::format_date(event.on), event_text(event), Tone::dim);
  }
  return rows;
}

} // namespace partnerctl::cli

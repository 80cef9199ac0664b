#include "cli/claim/view.hpp"

#include "cli/claim/voice.hpp"
#include "cli/cloud_choice.hpp"
#include "cli/fleet_report.hpp"
#include "cli/global_options.hpp"
#include "cli/services.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/cpor/roles.hpp"
#include "partnerctl/cpor/successors.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace partnerctl::cli {
namespace {

using output::Format;
using terminal::Tone;

void look_ahead(ViewedClaim& viewed, ClaimSettings const& settings) {
  viewed.deadlines = cpor::deadlines_of(viewed.kept, viewed.standing, settings.clocks,
                                        settings.today, viewed.succession);
  viewed.next = with_place(cpor::next_step(viewed.kept, viewed.standing, settings.clocks,
                                           settings.today, viewed.succession),
                           settings.place);
  for (auto& deadline : viewed.deadlines) {
    deadline.next = with_place(deadline.next, settings.place);
  }
}

ViewedClaim stood(cpor::KeptClaim kept, ClaimSettings const& settings) {
  ViewedClaim viewed{.kept = std::move(kept)};
  viewed.standing = cpor::standing_of(viewed.kept.history, settings.clocks, settings.today);
  return viewed;
}

bool is_of_objects(Format format) {
  return format == Format::json || format == Format::jsonl;
}

} // namespace

ViewedClaim const& claim_among(std::vector<ViewedClaim> const& all, std::string const& id) {
  auto const found = std::find_if(all.begin(), all.end(),
                                  [&](ViewedClaim const& viewed) { return viewed.kept.id == id; });
  if (found == all.end()) {
    // Somebody deleted it since it was found.
    throw core::Error{.kind = core::ErrorKind::not_found, .message = "there is no claim " + id};
  }
  return *found;
}

ViewedClaim view(cpor::KeptClaim kept, ClaimSettings const& settings) {
  auto viewed = stood(std::move(kept), settings);
  look_ahead(viewed, settings);
  return viewed;
}

std::vector<ViewedClaim> view(std::vector<cpor::KeptClaim> kept, ClaimSettings const& settings) {
  std::vector<ViewedClaim> all;
  all.reserve(kept.size());
  std::vector<cpor::Successors::Known> known;
  for (auto& one : kept) {
    auto const& viewed = all.emplace_back(stood(std::move(one), settings));
    known.push_back({.kept = &viewed.kept, .standing = &viewed.standing});
  }
  cpor::Successors const successors(known, settings.clocks);
  for (auto& viewed : all) {
    viewed.succession = successors.of(viewed.kept, viewed.standing);
    look_ahead(viewed, settings);
  }
  return all;
}

std::vector<cpor::KeptClaim> claims_called(ledger::ClaimBook const& book,
                                           std::vector<std::string> const& ids) {
  std::vector<cpor::KeptClaim> claims;
  for (auto const& id : ids) {
    auto kept = book.get(id);
    bool const is_twice =
        std::any_of(claims.begin(), claims.end(),
                    [&](cpor::KeptClaim const& other) { return other.id == kept.id; });
    if (!is_twice) {
      claims.push_back(std::move(kept));
    }
  }
  return claims;
}

ViewedClaim view_of(ledger::ClaimBook const& book, std::string const& id,
                    ClaimSettings const& settings) {
  return view_of(book, std::vector{id}, settings).front();
}

std::vector<ViewedClaim> view_of(ledger::ClaimBook const& book, std::vector<std::string> const& ids,
                                 ClaimSettings const& settings) {
  auto const wanted = claims_called(book, ids);
  auto const all = view(book.all(), settings);
  std::vector<ViewedClaim> chosen;
  for (auto const& kept : wanted) {
    chosen.push_back(claim_among(all, kept.id));
  }
  return chosen;
}

std::string consent_source(cpor::Standing const& standing) {
  if (standing.consent == cpor::Consent::unknown || !standing.consent_source.empty()) {
    return standing.consent_source;
  }
  return "follows from " + standing.text + ", " + cpor::source_text(standing);
}

std::string customer_of(cpor::Claim const& claim) {
  if (!claim.customer_name.empty()) {
    return claim.customer_name;
  }
  return claim.customer_domain.empty() ? claim.customer_tenant_id : claim.customer_domain;
}

std::string role_text(cpor::Claim const& claim) {
  auto const role = cpor::role_of(claim.partner_role);
  return role ? std::string(cpor::facts_of(*role).portal_name) : claim.partner_role;
}

Tone tone_of(cpor::Status status) {
  switch (status) {
  case cpor::Status::approved:
    return Tone::good;
  case cpor::Status::partner_action_required:
    return Tone::warning;
  case cpor::Status::rejected:
  case cpor::Status::rejected_final:
    return Tone::bad;
  default:
    return Tone::plain;
  }
}

std::string status_text(cpor::Standing const& standing) {
  return standing.text + (standing.conflicts.empty() ? "" : " (conflict)");
}

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

output::RenderOptions begin_answer(std::vector<output::Column> const& columns, Services& services) {
  check_globals(services);
  auto options = render_options(services);
  output::check_columns(columns, options);
  return options;
}

void show_answer(ClaimAnswer const& answer, output::RenderOptions const& options,
                 Services& services) {
  auto const cloud = chosen_cloud(services).name;
  bool const objects = is_of_objects(options.format);
  output::Document const document{
      .head =
          [&] {
            return core::Json{{"schema", answer.schema},
                              {"version", PARTNERCTL_VERSION},
                              {"cloud", cloud},
                              {"summary", answer.summary ? answer.summary() : core::Json()}};
          },
      .list = answer.list,
      .size = objects ? answer.size : answer.rows.size(),
      .object = [&](std::size_t i) { return answer.object(i); },
      .line = [&](std::size_t i) { return line_json(answer.schema, "", cloud, answer.object(i)); },
      .columns = answer.columns,
      .row = [&](std::size_t i) { return answer.rows[i]; }};
  output::render(document, options, services.streams().out);
}

} // namespace partnerctl::cli

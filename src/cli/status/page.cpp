#include "cli/status/page.hpp"

#include "cli/end_of_run.hpp"
#include "cli/link_report.hpp"
#include "cli/status/claims.hpp"
#include "cli/status/details.hpp"
#include "cli/status/earning.hpp"
#include "cli/status/remedies.hpp"
#include "cli/status/report.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/core/time.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>
#include <set>

namespace partnerctl::cli {
namespace {

using output::ColumnKind;
using terminal::Tone;

std::string word_at(fleet::Outcome const& outcome, char const* detail) {
  auto const value = detail_of(outcome, detail);
  return value.is_string() ? value.get<std::string>() : std::string();
}

// A link that was there and is not, or that leads elsewhere.
bool is_drifted(fleet::Outcome const& outcome) {
  auto const change = word_at(outcome, "change");
  return outcome.action == "other-partner" || change == "gone" || change == "partner";
}

template <class Counts>
std::size_t count(std::vector<fleet::Outcome> const& outcomes, Counts counts) {
  return static_cast<std::size_t>(std::count_if(outcomes.begin(), outcomes.end(), counts));
}

std::size_t in_state(std::vector<fleet::Outcome> const& outcomes, std::string const& state) {
  return count(outcomes, [&](auto const& outcome) { return outcome.action == state; });
}

output::Tile earning_tile(std::vector<fleet::Outcome> const& outcomes, bool access) {
  output::Tile tile{.label = "earning", .tone = Tone::good, .mark = "earning"};
  if (access) {
    tile.count =
        count(outcomes, [](auto const& outcome) { return earning_of(outcome).earns == "earns"; });
  } else {
    tile.note = "not checked";
  }
  return tile;
}

std::vector<output::Tile> link_tiles(std::vector<fleet::Outcome> const& outcomes, bool access) {
  return {{.label = "tenants", .count = outcomes.size()},
          {.label = "linked",
           .count = in_state(outcomes, "linked"),
           .tone = Tone::good,
           .mark = "linked"},
          earning_tile(outcomes, access),
          {.label = "failing",
           .count = in_state(outcomes, "unreadable"),
           .tone = Tone::bad,
           .mark = "unreadable",
           .note = "cannot be read"},
          {.label = "drifted",
           .count = count(outcomes, is_drifted),
           .tone = Tone::warning,
           .mark = "drifted",
           .note = "gone, or to another partner"}};
}

std::vector<output::Tile> tiles(std::vector<fleet::Outcome> const& outcomes,
                                PageFacts const& facts) {
  auto all = link_tiles(outcomes, facts.access);
  if (facts.claims && !facts.claims->are_known()) {
    all.push_back({.label = "with claims overdue", .note = "the claims could not be read"});
  } else if (facts.claims) {
    all.push_back(
        {.label = "with claims overdue",
         .count = count(outcomes,
                        [&](auto const& outcome) { return facts.claims->is_overdue(outcome); }),
         .tone = Tone::bad,
         .mark = "overdue",
         .note = "something was due"});
  }
  return all;
}

output::Chart chart(std::vector<fleet::Outcome> const& outcomes) {
  output::Chart chart{.title = "Tenants by link"};
  for (auto const* state :
       {"linked", "other-partner", "not-linked", "unreadable", "skipped", "not-started"}) {
    auto const size = in_state(outcomes, state);
    bool const is_usual =
        std::find(link_states().begin(), link_states().end(), state) != link_states().end();
    if (size > 0 || is_usual) {
      chart.segments.push_back({.label = state, .count = size, .tone = tone_of(state)});
    }
  }
  return chart;
}

std::vector<std::string> lead(PageFacts const& facts) {
  auto const& run = facts.run;
  std::vector<std::string> lines;
  if (facts.recorded) {
    lines.push_back("What the ledger knew at " + core::format_rfc3339(facts.now) +
                    "; nobody was asked. Each row says how old it is.");
  } else {
    lines.push_back("Links of " + run.identity.name + " (" + run.identity.method +
                    "), read until " + core::format_rfc3339(run.ended) +
                    ". Microsoft shows nobody anyone else's.");
  }
  lines.push_back("Cloud " + run.cloud + (run.run.empty() ? "" : ", run " + run.run) +
                  ", partnerctl " PARTNERCTL_VERSION + ".");
  if (!facts.baseline.empty()) {
    lines.push_back("Changes are counted " + facts.baseline + ".");
  }
  return lines;
}

std::vector<std::string> notes(PageFacts const& facts) {
  std::vector<std::string> lines;
  if (!facts.access) {
    lines.emplace_back(
        "Whether these links earn credit was not checked: partnerctl status --access does that.");
  }
  if (facts.only) {
    lines.push_back("Only rows that are " + *facts.only +
                    " are listed; the figures count all tenants.");
  }
  return lines;
}

// Subscriptions' offers, each once.
std::string offers_of(fleet::Outcome const& outcome) {
  std::vector<std::string> offers;
  auto const earning = earning_json(outcome);
  auto const* const subscriptions = core::member_at(earning, "subscriptions");
  if (subscriptions != nullptr) {
    for (auto const& subscription : *subscriptions) {
      auto const offer = core::string_at(subscription, "offer").value_or("");
      if (!offer.empty() && std::find(offers.begin(), offers.end(), offer) == offers.end()) {
        offers.push_back(offer);
      }
    }
  }
  return core::join(offers, ", ");
}

output::PageCell time_cell(std::optional<core::TimePoint> const& time) {
  auto const text = time ? core::format_rfc3339(*time) : std::string();
  return {.text = text.substr(0, text.find('T')), .longer = text};
}

// Where one identity read everything, the page says so once.
std::vector<output::PageColumn> columns(PageFacts const& facts, bool identities) {
  std::vector<output::PageColumn> columns{{"Tenant"}, {"Name"}, {"Link"}, {"Partner"}};
  if (facts.claims) {
    columns.insert(columns.end(), {{"Claims"}, {"Due", ColumnKind::time}});
  }
  if (identities) {
    columns.push_back({"Identity"});
  }
  columns.insert(columns.end(),
                 {{"Since", ColumnKind::time}, {"Read", ColumnKind::time}, {"Change"}});
  if (facts.access) {
    columns.insert(columns.end(), {{"Earns"}, {"Role"}, {"Offers"}});
  }
  return columns;
}

std::vector<output::PageCell> earning_cells(fleet::Outcome const& outcome) {
  auto const earning = earning_of(outcome);
  return {{.text = earning.earns, .tone = tone_of_earning(earning.earns)},
          {.text = earning.role},
          {.text = offers_of(outcome)}};
}

// What there is to say, and what helps, beneath the row: as a column it would be most of the page.
std::vector<output::Remedy> beneath(fleet::Outcome const& outcome, bool access) {
  auto lines = remedies_of(outcome);
  if (auto const note = status_note(outcome, access); !note.empty()) {
    lines.insert(lines.begin(), {.text = note});
  }
  return lines;
}

output::PageCell page_cell(output::Cell const& cell) {
  return {.text = cell.text, .tone = cell.tone, .longer = cell.brief};
}

// What the portal waits for is a row's own trouble, whatever its link is.
std::vector<output::Remedy> claim_remedies(core::Json const& claims) {
  std::vector<output::Remedy> remedies;
  for (auto const& claim : claims) {
    auto const next = core::string_at(claim, "next").value_or("");
    auto const command = next.find("partnerctl ");
    if (!claim.at("due").is_null() && command != std::string::npos) {
      auto const before = next.substr(0, command);
      remedies.push_back({.text = "Claim " + claim.at("id").get<std::string>() + ", " +
                                  (claim.value("overdue", false) ? "was due " : "due ") +
                                  claim.at("due").get<std::string>() + ": " + before,
                          .command = next.substr(command)});
    }
  }
  return remedies;
}

void add_claims(output::PageRow& row, fleet::Outcome const& outcome, TenantClaims const& claims) {
  row.cells.push_back(page_cell(claims.standing_cell(outcome)));
  row.cells.push_back(page_cell(claims.due_cell(outcome)));
  auto const remedies = claim_remedies(claims.json(outcome));
  row.remedies.insert(row.remedies.end(), remedies.begin(), remedies.end());
  if (claims.is_overdue(outcome)) {
    row.marks.emplace_back("overdue");
  }
}

output::PageRow row_of(fleet::Outcome const& outcome, PageFacts const& facts, bool identities) {
  bool const access = facts.access;
  auto const partner = std::string(outcome.after) +
                       (outcome.after_name.empty() ? "" : " " + std::string(outcome.after_name));
  output::PageRow row{.cells = {{.text = outcome.tenant, .longer = outcome.tenant_id},
                                {.text = outcome.name},
                                {.text = outcome.action, .tone = tone_of(outcome.action)},
                                {.text = outcome.after, .longer = partner}},
                      .state = outcome.action,
                      .remedies = beneath(outcome, access)};
  if (facts.claims) {
    add_claims(row, outcome, *facts.claims);
  }
  if (identities) {
    row.cells.push_back({.text = outcome.identity});
  }
  row.cells.insert(
      row.cells.end(),
      {time_cell(outcome.since), time_cell(outcome.read_at), {.text = word_at(outcome, "change")}});
  if (access) {
    auto const cells = earning_cells(outcome);
    row.cells.insert(row.cells.end(), cells.begin(), cells.end());
    if (earning_of(outcome).earns == "earns") {
      row.marks.emplace_back("earning");
    }
  }
  if (is_drifted(outcome)) {
    row.marks.emplace_back("drifted");
  }
  return row;
}

bool has_several_identities(std::vector<fleet::Outcome const*> const& outcomes) {
  std::set<std::string> names;
  for (auto const* outcome : outcomes) {
    if (!outcome->identity.empty()) {
      names.insert(outcome->identity);
    }
  }
  return names.size() > 1;
}

} // namespace

output::ReportPage status_page(std::vector<fleet::Outcome> const& outcomes,
                               PageFacts const& facts) {
  auto shown = std::make_shared<std::vector<fleet::Outcome const*>>();
  for (auto const& outcome : outcomes) {
    if (!facts.only || outcome.action == *facts.only) {
      shown->push_back(&outcome);
    }
  }
  bool const identities = facts.recorded || has_several_identities(*shown);
  bool const sandbox = facts.run.cloud == "sandbox";
  return {.title = std::string(sandbox ? "SANDBOX: " : "") + "Where the customers stand",
          .lead = lead(facts),
          .tiles = tiles(outcomes, facts),
          .chart = chart(outcomes),
          .notes = notes(facts),
          .state_name = "Link",
          .columns = columns(facts, identities),
          .size = shown->size(),
          .row = [shown, identities, facts](std::size_t i) {
            return row_of(*shown->at(i), facts, identities);
          }};
}

} // namespace partnerctl::cli

#include "cli/job_summary.hpp"

#include "cli/markdown.hpp"
#include "cli/trouble.hpp"
#include "cli/verdict.hpp"
#include "partnerctl/core/text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <utility>

namespace partnerctl::cli {
namespace {

std::string heading(FinishedRun const& run) {
  std::string text = "## ";
  text += run.words.sandbox ? "SANDBOX: " : "";
  text +=
      "partnerctl " + run.words.command + (run.facts.dry_run.value_or(false) ? ", dry run" : "");
  return text + ": " + tenants_text(run.outcomes.size()) + " in " + duration_text(run.words.took) +
         (run.words.interrupted ? ", interrupted" : "") + "\n\n";
}

std::string who_and_where(FinishedRun const& run) {
  auto text = "As " + markdown_code(run.facts.identity.name) + " (" +
              markdown_text(run.facts.identity.method) + "), cloud " +
              markdown_code(run.facts.cloud);
  return text + (run.facts.run.empty() ? "" : ", run " + markdown_code(run.facts.run)) + "\n\n";
}

// In the order in which the results first appeared.
std::string totals(std::vector<fleet::Outcome> const& outcomes) {
  std::vector<std::pair<std::string, std::size_t>> counts;
  for (auto const& outcome : outcomes) {
    auto const found = std::find_if(counts.begin(), counts.end(), [&](auto const& count) {
      return outcome.action == count.first;
    });
    if (found == counts.end()) {
      counts.emplace_back(outcome.action, 1);
    } else {
      ++found->second;
    }
  }
  std::string text = "| Result | Tenants |\n|---|--:|\n";
  for (auto const& [action, count] : counts) {
    text += fmt::format("| {} | {} |\n", markdown_text(action), count);
  }
  return text + "\n";
}

std::string cause_cell(fleet::Outcome const& outcome) {
  if (outcome.action == fleet::k_not_started) {
    return "interrupted before its turn";
  }
  auto text = cause_of(outcome);
  if (outcome.error) {
    text += ": " + outcome.error->message;
    text += outcome.error->request_id.empty() ? "" : " (request " + outcome.error->request_id + ")";
  }
  return markdown_text(text);
}

std::string remedy_cell(std::string const& remedy) {
  return remedy.starts_with("partnerctl ") ? markdown_code(remedy) : markdown_text(remedy);
}

std::string row(fleet::Outcome const& outcome, std::string const& command) {
  return fmt::format("| {} | {} | {} | {} | {} |\n", markdown_code(outcome.tenant.view()),
                     markdown_text(outcome.name.view()), markdown_text(outcome.action.view()),
                     cause_cell(outcome), remedy_cell(remedy_of(outcome, command)));
}

std::string cut_note(std::size_t count) {
  return fmt::format("\n{} more tenant{} not shown: a job's summary may not be longer. The result "
                     "names them.\n",
                     count, count == 1 ? " is" : "s are");
}

// As many rows as fit.
std::string table(std::vector<fleet::Outcome const*> const& troubled, std::string const& command,
                  std::size_t most_bytes) {
  std::string text = "| Tenant | Name | Result | Cause | What helps |\n|---|---|---|---|---|\n";
  // Where each row begins, as far as they fit.
  std::vector<std::size_t> rows;
  for (auto const* outcome : troubled) {
    auto const line = row(*outcome, command);
    if (text.size() + line.size() > most_bytes) {
      break;
    }
    rows.push_back(text.size());
    text += line;
  }
  if (rows.size() == troubled.size()) {
    return text;
  }
  auto const note = [&] { return cut_note(troubled.size() - rows.size()); };
  while (!rows.empty() && text.size() + note().size() > most_bytes) {
    text.resize(rows.back());
    rows.pop_back();
  }
  return text + note();
}

// What a table needs at the least: its head and what says that it was cut.
constexpr std::size_t k_least_table = 300;

} // namespace

std::string job_summary(FinishedRun const& run, std::size_t most_bytes) {
  std::vector<fleet::Outcome const*> troubled;
  for (auto const& outcome : run.outcomes) {
    if (!is_success(outcome) || (run.differs && run.differs(outcome))) {
      troubled.push_back(&outcome);
    }
  }
  auto text = heading(run) + who_and_where(run) + totals(run.outcomes);
  auto const command = again_command(run.outcomes, run.words);
  auto const again = command.empty() ? std::string() : "\nAgain: " + markdown_code(command) + "\n";
  auto const used = text.size() + again.size() + 1;
  if (used + k_least_table > most_bytes) {
    return {};
  }
  if (!troubled.empty()) {
    text += table(troubled, run.words.command, most_bytes - used);
  }
  return text + again + "\n";
}

} // namespace partnerctl::cli

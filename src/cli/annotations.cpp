#include "cli/annotations.hpp"

#include "cli/trouble.hpp"
#include "cli/verdict.hpp"
#include "partnerctl/core/text.hpp"

#include <optional>

namespace partnerctl::cli {
namespace {

using Severity = Annotation::Severity;

// GitHub cuts a message at 4,096 characters.
constexpr std::size_t k_most_columns = 1500;

std::string shown(std::string const& text) {
  return core::cut_to_width(core::printable(text), k_most_columns);
}

std::string message_of(fleet::Outcome const& outcome, std::string const& command) {
  auto text = outcome.error ? outcome.error->message : cause_of(outcome);
  if (outcome.error && !outcome.error->request_id.empty()) {
    text += " (request " + outcome.error->request_id + ")";
  }
  auto const remedy = remedy_of(outcome, command);
  return shown(remedy.empty() ? text : text + ". What helps: " + remedy);
}

// Both names of it, where it has two.
std::string tenant_of(fleet::Outcome const& outcome) {
  auto const name = called(outcome);
  auto const tenant = core::printable(outcome.tenant);
  return name == tenant ? name : name + " (" + tenant + ")";
}

Annotation annotation_of(fleet::Outcome const& outcome, Severity severity,
                         std::string const& command) {
  return {.severity = severity,
          .title = shown(tenant_of(outcome) + ": " + std::string(outcome.action)),
          .message = message_of(outcome, command)};
}

std::optional<Severity> severity_of(fleet::Outcome const& outcome,
                                    std::function<bool(fleet::Outcome const&)> const& differs) {
  if (outcome.error) {
    return Severity::error;
  }
  // Not that the run was interrupted before its turn: that is said once, at the end of the run.
  bool const refused = !is_success(outcome) && outcome.action != fleet::k_not_started;
  return refused || (differs && differs(outcome)) ? std::optional(Severity::warning) : std::nullopt;
}

void cap(std::vector<Annotation>& all, std::string const& command) {
  if (all.size() <= k_most_annotations) {
    return;
  }
  auto const severity = all.front().severity;
  auto const more = all.size() - (k_most_annotations - 1);
  all.resize(k_most_annotations - 1);
  all.push_back({.severity = severity,
                 .title = command,
                 .message = std::to_string(more) + " more tenants " +
                            (severity == Severity::error ? "failed" : "need a look") +
                            ": the job's summary and the result name them"});
}

} // namespace

std::vector<Annotation> annotations(std::vector<fleet::Outcome> const& outcomes,
                                    std::string const& command,
                                    std::function<bool(fleet::Outcome const&)> const& differs) {
  std::vector<Annotation> errors;
  std::vector<Annotation> warnings;
  for (auto const& outcome : outcomes) {
    if (auto const severity = severity_of(outcome, differs)) {
      auto& list = *severity == Severity::error ? errors : warnings;
      list.push_back(annotation_of(outcome, *severity, command));
    }
  }
  cap(errors, command);
  cap(warnings, command);
  errors.insert(errors.end(), warnings.begin(), warnings.end());
  return errors;
}

} // namespace partnerctl::cli

#include "cli/run_record.hpp"

#include "cli/ledger_choice.hpp"
#include "cli/services.hpp"
#include "partnerctl/core/attempt.hpp"
#include "partnerctl/ledger/ledger.hpp"
#include "partnerctl/ledger/remedy.hpp"

namespace partnerctl::cli {

struct RunRecord::Impl {
  ledger::Ledger ledger;
  std::unique_ptr<ledger::RunWriter> writer;
};

RunRecord::RunRecord() = default;

RunRecord::RunRecord(ledger::RunStart const& start,
                     std::vector<fleet::Assignment> const& assignments, Services& services) {
  auto const choice = chosen_ledger(services);
  if (choice.url.form == ledger::Url::Form::none) {
    if (!choice.why_none.empty()) {
      services.messages().say("Nothing is recorded: " + choice.why_none);
    }
    return;
  }
  auto begun = core::attempt([&] {
    auto ledger = ledger::Ledger::open(choice.url, services.clock());
    auto writer = ledger.begin(start, assignments);
    return std::make_unique<Impl>(Impl{.ledger = std::move(ledger), .writer = std::move(writer)});
  });
  if (begun) {
    m_impl = std::move(*begun.value);
    m_id = m_impl->writer->id();
    return;
  }
  if (choice.was_named || !services.environment().is_ci()) {
    // A run, unlike a claim, can do without.
    if (begun.error->hint.ends_with(ledger::k_name_another)) {
      begun.error->hint += ", or keep nothing with --ledger none";
    }
    throw std::move(*begun.error);
  }
  services.messages().say("Nothing is recorded: " + begun.error->message);
}

RunRecord::RunRecord(ledger::Ledger ledger, std::unique_ptr<ledger::RunWriter> writer)
    : m_impl(
          std::make_unique<Impl>(Impl{.ledger = std::move(ledger), .writer = std::move(writer)})),
      m_id(m_impl->writer->id()) {}

RunRecord::~RunRecord() = default;

void RunRecord::ended(fleet::Outcome const& outcome) {
  if (m_impl) {
    m_impl->writer->ended(outcome);
  }
}

void RunRecord::finish(bool interrupted, std::vector<fleet::Assignment> const& assignments,
                       std::vector<fleet::Outcome> const& outcomes) {
  if (!m_impl) {
    return;
  }
  // Both are in the order of the roster.
  std::vector<std::size_t> merged;
  auto shown = outcomes.begin();
  for (auto const& assignment : assignments) {
    if (shown != outcomes.end() && shown->index == assignment.index) {
      ++shown;
    } else {
      merged.push_back(assignment.index);
    }
  }
  m_impl->writer->finish(interrupted ? ledger::Ending::interrupted : ledger::Ending::finished,
                         merged);
}

} // namespace partnerctl::cli

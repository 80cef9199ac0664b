#include "cli/progress_of_run.hpp"

namespace partnerctl::cli {
namespace {

constexpr std::size_t k_usual_columns = 80;

std::function<std::size_t()> columns_of(Services const& services) {
  if (!terminal::may_redraw(services.streams(), services.environment())) {
    return {};
  }
  auto const& asked = services.streams().err_columns;
  return asked ? asked : [] { return k_usual_columns; };
}

// Lines of a result that come one by one on the same screen are its progress, and would run over
// ours.
bool is_wanted(output::Format format, Services& services) {
  auto const& streams = services.streams();
  bool const shares_screen = streams.out_is_terminal && streams.err_is_terminal;
  return !services.messages().is_quiet() && !(format == output::Format::jsonl && shares_screen);
}

} // namespace

ProgressOfRun::ProgressOfRun(std::size_t tenants, output::Format format, Interrupt const& interrupt,
                             Services& services) {
  if (is_wanted(format, services)) {
    m_progress.emplace(services.messages().live_line(),
                       terminal::ProgressOptions{.total = tenants,
                                                 .columns = columns_of(services),
                                                 .stopping = interrupt.no_more(),
                                                 .over = interrupt.abandon()},
                       services.clock());
  }
}

void ProgressOfRun::ended(fleet::Outcome const& outcome) {
  if (m_progress) {
    m_progress->ended(outcome.error.has_value());
  }
}

void ProgressOfRun::merged() {
  if (m_progress) {
    m_progress->fewer();
  }
}

} // namespace partnerctl::cli

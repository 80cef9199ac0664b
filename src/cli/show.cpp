#include "cli/show.hpp"

#include <nlohmann/json.hpp>

namespace partnerctl::cli {

Show::Show(FleetReport const& report, output::RenderOptions options, std::string run,
           std::string cloud, Services& services)
    : m_report(report), m_options(std::move(options)), m_run(std::move(run)),
      m_cloud(std::move(cloud)), m_out(services.streams().out) {}

void Show::write_line(fleet::Outcome const& outcome) {
  if (!m_report.shows(outcome)) {
    return;
  }
  m_out << output::json_line(report_line(m_report, m_run, m_cloud, outcome)) << std::flush;
}

void Show::ended(fleet::Outcome const& outcome) {
  if (m_options.format == output::Format::jsonl) {
    write_line(outcome);
  }
}

void Show::finish(RunFacts const& facts, std::vector<fleet::Outcome> const& outcomes) {
  if (m_options.format != output::Format::jsonl) {
    output::render(report_document(m_report, facts, outcomes), m_options, m_out);
    return;
  }
  for (auto const& outcome : outcomes) {
    if (outcome.action == fleet::k_not_started) {
      write_line(outcome);
    }
  }
}

} // namespace partnerctl::cli

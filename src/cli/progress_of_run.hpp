#pragma once

#include "cli/interrupt.hpp"
#include "cli/services.hpp"
#include "partnerctl/fleet/recorder.hpp"
#include "partnerctl/output/render.hpp"
#include "partnerctl/terminal/progress.hpp"

#include <cstddef>
#include <optional>

namespace partnerctl::cli {

// Shows on stderr how far a fleet run has come, as long as it lives; nothing with --quiet.
class ProgressOfRun final : public fleet::Recorder {
public:
  ProgressOfRun(std::size_t tenants, output::Format format, Interrupt const& interrupt,
                Services& services);

  void ended(fleet::Outcome const& outcome) override;
  // One of the tenants proved to be another row's.
  void merged();

private:
  std::optional<terminal::Progress> m_progress;
};

} // namespace partnerctl::cli

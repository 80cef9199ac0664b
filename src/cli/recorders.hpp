#pragma once

#include "partnerctl/core/attempt.hpp"
#include "partnerctl/fleet/recorder.hpp"

#include <vector>

namespace partnerctl::cli {

// Tells each of several; what the first that fails throws is thrown once all have heard.
class Recorders final : public fleet::Recorder {
public:
  explicit Recorders(std::vector<fleet::Recorder*> all) : m_all(std::move(all)) {}

  void ended(fleet::Outcome const& outcome) override {
    std::optional<core::Error> first;
    for (auto* each : m_all) {
      auto told = core::attempt([&] {
        each->ended(outcome);
        return true;
      });
      first = first ? first : told.error;
    }
    if (first) {
      throw std::move(*first);
    }
  }

private:
  std::vector<fleet::Recorder*> m_all;
};

} // namespace partnerctl::cli

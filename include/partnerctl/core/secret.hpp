#pragma once

#include <ostream>
#include <string>
#include <utility>

namespace partnerctl::core {

// A text that must not reach a log, an argv or a file by accident: its only printed form is ***.
class Secret {
public:
  Secret() = default;
  explicit Secret(std::string text) : m_text(std::move(text)) {}

  // The text itself, for the one line that sends it.
  std::string const& reveal() const { return m_text; }
  bool empty() const { return m_text.empty(); }

  friend std::ostream& operator<<(std::ostream& out, Secret const& /*secret*/) {
    return out << "***";
  }

private:
  std::string m_text;
};

} // namespace partnerctl::core

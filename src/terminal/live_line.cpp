#include "partnerctl/terminal/live_line.hpp"

#include <string>

namespace partnerctl::terminal {
namespace {

constexpr std::string_view k_erase_line = "\r\x1b[K";

} // namespace

// In one piece, so that a terminal never shows half of it.
void LiveLine::put(std::string_view text) {
  m_stream.write(text.data(), static_cast<std::streamsize>(text.size()));
  m_stream.flush();
}

void LiveLine::write(std::string_view text) {
  std::scoped_lock const lock(m_mutex);
  if (!m_is_shown) {
    put(text);
    return;
  }
  put(std::string(k_erase_line).append(text));
  m_is_shown = false;
}

void LiveLine::show(std::string_view line) {
  std::scoped_lock const lock(m_mutex);
  if (m_holds > 0) {
    return;
  }
  // The rest of a longer one is erased after the new one stands, so that nothing flickers.
  put(std::string("\r").append(line).append("\x1b[K"));
  m_is_shown = true;
}

void LiveLine::erase() {
  std::scoped_lock const lock(m_mutex);
  if (m_is_shown) {
    put(k_erase_line);
    m_is_shown = false;
  }
}

LiveLine::Hold::Hold(LiveLine& line) : m_line(line) {
  {
    std::scoped_lock const lock(line.m_mutex);
    ++line.m_holds;
  }
  line.erase();
}

LiveLine::Hold::~Hold() {
  std::scoped_lock const lock(m_line.m_mutex);
  --m_line.m_holds;
}

} // namespace partnerctl::terminal

#pragma once

#include <mutex>
#include <ostream>
#include <string_view>

namespace partnerctl::terminal {

// A stream for people with one line at its end that changes: whatever else is written goes above
// it, and nothing of it stays behind. Safe from several threads.
class LiveLine {
public:
  explicit LiveLine(std::ostream& stream) : m_stream(stream) {}

  // Whole lines, written and flushed at once. The live line is gone until it is shown again.
  void write(std::string_view text);
  // Puts a line there, in place of the one before: less than a row of the terminal, without control
  // characters. Nothing happens while somebody holds it.
  void show(std::string_view line);
  void erase();

  // Keeps the line away as long as this lives: a person types there.
  class Hold {
  public:
    explicit Hold(LiveLine& line);
    ~Hold();
    Hold(Hold const&) = delete;
    Hold& operator=(Hold const&) = delete;

  private:
    LiveLine& m_line;
  };

private:
  void put(std::string_view text);

  std::ostream& m_stream;
  std::mutex m_mutex;
  bool m_is_shown = false;
  int m_holds = 0;
};

} // namespace partnerctl::terminal

#include "cli/console.hpp"

#include "partnerctl/core/child_process.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/terminal/prompt.hpp"

#include <algorithm>
#include <vector>

namespace partnerctl::cli {
namespace {

// A program and its arguments, without the address.
using Words = std::vector<std::string>;

// The first of $BROWSER's alternatives (they stand between colons), such as "firefox" or
// "wslview %s".
Words chosen_browser(core::Environment const& environment) {
  auto const named = environment.get("BROWSER").value_or("");
  Words words;
  for (auto const& word : core::split(core::split(named, ':').front(), ' ')) {
    if (!word.empty()) {
      words.push_back(word);
    }
  }
  if (!words.empty()) {
    return words;
  }
  // Without a display xdg-open would start a browser for the terminal, in the middle of ours.
  bool const has_display = environment.has("DISPLAY") || environment.has("WAYLAND_DISPLAY");
  return has_display ? Words{"xdg-open"} : Words{};
}

} // namespace

void Console::say(std::string const& text) {
  m_messages.insist(text);
}

bool Console::open_browser(std::string const& url) {
  auto words = chosen_browser(m_environment);
  if (words.empty()) {
    return false;
  }
  auto const program = words.front().front() == '/'
                           ? std::optional(words.front())
                           : core::find_program(words.front(), m_environment);
  words.erase(words.begin());
  auto const place = std::find(words.begin(), words.end(), "%s");
  if (place == words.end()) {
    words.push_back(url);
  } else {
    *place = url;
  }
  return program && core::launch(*program, words, m_environment);
}

std::optional<std::string> Console::typed_line(std::stop_token stop) {
  if (!m_streams.in_is_terminal) {
    return std::nullopt;
  }
  // What is typed stands where the run's progress would.
  terminal::LiveLine::Hold const hold(m_messages.live_line());
  return terminal::read_line(m_streams, std::move(stop));
}

} // namespace partnerctl::cli

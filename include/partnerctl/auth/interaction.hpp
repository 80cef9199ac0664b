#pragma once

#include <optional>
#include <stop_token>
#include <string>

namespace partnerctl::auth {

// How a sign-in talks to the person at the terminal. cli gives one where a person may be asked;
// where nobody may (CI, --no-input, no terminal) there is none, and nothing interactive starts.
class Interaction {
public:
  virtual ~Interaction() = default;
  // Shows lines, as they are, on stderr; also under --quiet, since without them nobody could go on.
  virtual void say(std::string const& text) = 0;
  // Opens the address in the system's browser; false where there is none.
  virtual bool open_browser(std::string const& url) = 0;
  // Waits for a line typed by the person, for an address pasted from a browser elsewhere. nullopt
  // once stop is requested, at the end of the input, or where there is no keyboard.
  virtual std::optional<std::string> typed_line(std::stop_token stop) = 0;
};

} // namespace partnerctl::auth

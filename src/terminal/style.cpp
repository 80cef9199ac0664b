#include "partnerctl/terminal/style.hpp"

namespace partnerctl::terminal {
namespace {

// Only the eight basic colours and two attributes: a person's own theme makes those legible on its
// background, light or dark. White and black, which one of the two would swallow, are not used.
std::string_view sgr(Tone tone) {
  switch (tone) {
  case Tone::plain:
    return {};
  case Tone::good:
    return "32";
  case Tone::changed:
    return "36";
  case Tone::warning:
    return "33";
  case Tone::bad:
    return "31";
  case Tone::dim:
    return "2";
  case Tone::strong:
    return "1";
  }
  return {};
}

} // namespace

std::string styled(std::string_view text, Tone tone, bool colour) {
  auto const code = sgr(tone);
  if (!colour || code.empty() || text.empty()) {
    return std::string(text);
  }
  std::string result = "\x1b[";
  result.append(code).append("m").append(text).append("\x1b[0m");
  return result;
}

} // namespace partnerctl::terminal

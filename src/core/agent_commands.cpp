#include "core/agent_commands.hpp"

#include "partnerctl/core/text.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace partnerctl::core {
namespace {

// What the agents trim before they look at the beginning of a line: .NET's white space, as far as
// printable() lets it through.
constexpr std::array<std::string_view, 16> k_blanks{" ",
                                                    "\xC2\xA0",
                                                    "\xE1\x9A\x80",
                                                    "\xE2\x80\x80",
                                                    "\xE2\x80\x81",
                                                    "\xE2\x80\x82",
                                                    "\xE2\x80\x83",
                                                    "\xE2\x80\x84",
                                                    "\xE2\x80\x85",
                                                    "\xE2\x80\x86",
                                                    "\xE2\x80\x87",
                                                    "\xE2\x80\x88",
                                                    "\xE2\x80\x89",
                                                    "\xE2\x80\x8A",
                                                    "\xE2\x80\xAF",
                                                    "\xE3\x80\x80"};

std::size_t length_of_blanks(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    auto const rest = text.substr(at);
    auto const* const blank =
        std::find_if(k_blanks.begin(), k_blanks.end(),
                     [&](std::string_view candidate) { return rest.starts_with(candidate); });
    if (blank == k_blanks.end()) {
      return at;
    }
    at += blank->size();
  }
  return at;
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// "##vso" alone is enough for a warning of the agent's.
bool begins_command(std::string_view after_hashes) {
  return after_hashes.starts_with('[') || equal_ignoring_case(after_hashes.substr(0, 3), "vso");
}

} // namespace

std::string without_agent_commands(std::string text) {
  auto const begin = length_of_blanks(text);
  // Commands have names; an IPv6 address that begins so has none.
  if (text.compare(begin, 2, "::") == 0 && begin + 2 < text.size() && is_letter(text[begin + 2])) {
    text.insert(begin + 1, " ");
  }
  std::string result;
  std::size_t done = 0;
  for (auto at = text.find("##"); at != std::string::npos; at = text.find("##", at + 1)) {
    if (begins_command(std::string_view(text).substr(at + 2))) {
      result.append(text, done, at + 1 - done).append(" ");
      done = at + 1;
    }
  }
  return done == 0 ? text : result.append(text, done);
}

} // namespace partnerctl::core

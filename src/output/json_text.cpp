#include "output/json_text.hpp"

#include "partnerctl/core/text.hpp"

#include <fmt/core.h>

namespace partnerctl::output {
namespace {

constexpr unsigned char k_delete = 0x7F;

// Bytes of the UTF-8 sequence that begins with this byte; the text is known to be UTF-8.
std::size_t length_of(unsigned char lead) {
  return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

char32_t value_of(std::string_view sequence) {
  auto const lead = static_cast<unsigned char>(sequence.front());
  char32_t value = sequence.size() == 1 ? lead : lead & (0xFFU >> (sequence.size() + 1));
  for (char const c : sequence.substr(1)) {
    value = (value << 6U) | (static_cast<unsigned char>(c) & 0x3FU);
  }
  return value;
}

// As JSON escapes it: \u and four digits, in two halves beyond the basic plane.
std::string escaped(char32_t value) {
  auto const unit = [](char32_t u) { return fmt::format("\\u{:04x}", static_cast<unsigned>(u)); };
  if (value < 0x10000) {
    return unit(value);
  }
  value -= 0x10000;
  return unit(0xD800 + (value >> 10U)) + unit(0xDC00 + (value & 0x3FFU));
}

} // namespace

std::string escape_controls(std::string_view json_text) {
  std::string result;
  result.reserve(json_text.size());
  while (!json_text.empty()) {
    auto const lead = static_cast<unsigned char>(json_text.front());
    auto const sequence = json_text.substr(0, length_of(lead));
    // What JSON leaves as it is below DEL is harmless, and the line ends are our own.
    bool const suspect = lead >= k_delete;
    // With two of them begins what the agent of a CI service takes for a command ("##vso[").
    bool const harmless =
        suspect ? core::printable(sequence) == sequence : !json_text.starts_with("##");
    result += harmless ? std::string(sequence) : escaped(value_of(sequence));
    json_text.remove_prefix(sequence.size());
  }
  return result;
}

} // namespace partnerctl::output

#include "partnerctl/core/base64.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

namespace partnerctl::core {
namespace {

constexpr std::string_view k_standard =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view k_url =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

std::string encode(std::string_view bytes, std::string_view alphabet) {
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  std::uint32_t held = 0;
  unsigned bits = 0;
  for (char const c : bytes) {
    held = (held << 8U) | static_cast<unsigned char>(c);
    bits += 8;
    while (bits >= 6) {
      bits -= 6;
      text += alphabet[(held >> bits) & 0x3FU];
    }
  }
  if (bits > 0) {
    text += alphabet[(held << (6 - bits)) & 0x3FU];
  }
  return text;
}

constexpr std::uint8_t k_none = 0xFF;

// The value of each character, of both alphabets.
constexpr std::array<std::uint8_t, 256> k_values = [] {
  std::array<std::uint8_t, 256> values{};
  values.fill(k_none);
  for (std::uint8_t i = 0; i < 64; ++i) {
    values[static_cast<unsigned char>(k_standard[i])] = i;
    values[static_cast<unsigned char>(k_url[i])] = i;
  }
  return values;
}();

} // namespace

std::string base64(std::string_view bytes) {
  auto text = encode(bytes, k_standard);
  text.append((4 - text.size() % 4) % 4, '=');
  return text;
}

std::string base64url(std::string_view bytes) {
  return encode(bytes, k_url);
}

std::optional<std::string> base64_decode(std::string_view text) {
  auto const end = text.find_last_not_of('=') + 1;
  bool const padded = end < text.size();
  if (end % 4 == 1 || (padded && (text.size() % 4 != 0 || text.size() - end > 2))) {
    return std::nullopt;
  }
  std::string bytes;
  bytes.reserve(end / 4 * 3 + 2);
  std::uint32_t held = 0;
  unsigned bits = 0;
  for (char const c : text.substr(0, end)) {
    auto const value = k_values[static_cast<unsigned char>(c)];
    if (value == k_none) {
      return std::nullopt;
    }
    held = (held << 6U) | value;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes += static_cast<char>((held >> bits) & 0xFFU);
    }
  }
  return bytes;
}

} // namespace partnerctl::core

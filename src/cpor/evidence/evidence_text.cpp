#include "cpor/evidence/evidence_text.hpp"

#include "partnerctl/core/error.hpp"
#include "partnerctl/core/plain_text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <optional>

namespace partnerctl::cpor {
namespace {

using namespace std::string_view_literals;

void append_utf8(std::string& text, char32_t c) {
  auto const tail = [c](unsigned shift) {
    return static_cast<char>(0x80U | ((c >> shift) & 0x3FU));
  };
  if (c < 0x80) {
    text += static_cast<char>(c);
  } else if (c < 0x800) {
    text += {static_cast<char>(0xC0U | (c >> 6U)), tail(0)};
  } else if (c < 0x10000) {
    text += {static_cast<char>(0xE0U | (c >> 12U)), tail(6), tail(0)};
  } else {
    text += {static_cast<char>(0xF0U | (c >> 18U)), tail(12), tail(6), tail(0)};
  }
}

// Reads UTF-16 unit by unit.
class Utf16 {
public:
  Utf16(std::string_view bytes, bool big_endian) : m_bytes(bytes), m_big_endian(big_endian) {}

  bool at_end() const { return m_at + 1 >= m_bytes.size(); }

  // nullopt where half of a pair of surrogates stands alone.
  std::optional<char32_t> next() {
    auto const first = unit();
    if (first < 0xD800 || first > 0xDFFF) {
      return first;
    }
    if (first > 0xDBFF || at_end()) {
      return std::nullopt;
    }
    auto const second = unit();
    if (second < 0xDC00 || second > 0xDFFF) {
      return std::nullopt;
    }
    return 0x10000 + ((first - 0xD800) << 10U) + (second - 0xDC00);
  }

private:
  char32_t unit() {
    auto const byte = [this](std::size_t i) { return static_cast<unsigned char>(m_bytes[i]); };
    auto const low = byte(m_big_endian ? m_at + 1 : m_at);
    auto const high = byte(m_big_endian ? m_at : m_at + 1);
    m_at += 2;
    return static_cast<char32_t>(high) << 8U | low;
  }

  std::string_view m_bytes;
  bool m_big_endian;
  std::size_t m_at = 0;
};

std::string from_utf16(std::string_view bytes, bool big_endian, std::string const& source) {
  if (bytes.size() % 2 != 0) {
    throw core::usage_error(source + " ends in the middle of a character: it was cut off",
                            "download it again");
  }
  Utf16 units(bytes, big_endian);
  std::string text;
  text.reserve(bytes.size());
  while (!units.at_end()) {
    auto const c = units.next();
    if (!c) {
      auto const line = std::count(text.begin(), text.end(), '\n') + 1;
      throw core::usage_error(fmt::format("{}:{}: this is not UTF-16", source, line),
                              "save it as CSV UTF-8 (comma separated)");
    }
    append_utf8(text, *c);
  }
  return text;
}

} // namespace

std::string evidence_text(std::string_view bytes, std::string const& source) {
  bool const big_endian = bytes.starts_with("\xFE\xFF"sv);
  std::string decoded;
  if (big_endian || bytes.starts_with("\xFF\xFE"sv)) {
    decoded = from_utf16(bytes.substr(2), big_endian, source);
    bytes = decoded;
  }
  return std::string(core::plain_text(bytes, source, "CSV"));
}

} // namespace partnerctl::cpor

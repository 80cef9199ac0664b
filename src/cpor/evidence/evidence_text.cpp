#include "cpor/evidence/evidence_text.hpp"

#include "partnerctl/core/error.hpp"
#include "partnerctl/core/plain_text.hpp"
#include "partnerctl/core/unicode.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace partnerctl::cpor {
namespace {

using namespace std::string_view_literals;

std::string from_utf16(std::string_view bytes, bool big_endian, std::string const& source) {
  if (bytes.size() % 2 != 0) {
    throw core::usage_error(source + " ends in the middle of a character: it was cut off",
                            "download it again");
  }
  std::string text;
  text.reserve(bytes.size());
  while (!bytes.empty()) {
    auto const c = core::take_utf16(bytes, big_endian);
    if (!c) {
      auto const line = std::count(text.begin(), text.end(), '\n') + 1;
      throw core::usage_error(fmt::format("{}:{}: this is not UTF-16", source, line),
                              "save it as CSV UTF-8 (comma separated)");
    }
    core::append_utf8(text, *c);
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

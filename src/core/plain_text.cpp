#include "partnerctl/core/plain_text.hpp"

#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace partnerctl::core {
namespace {

using namespace std::string_view_literals;

std::string place_of(std::string_view text, std::size_t offset, std::string const& source) {
  auto const before = text.substr(0, offset);
  auto const line = std::count(before.begin(), before.end(), '\n') + 1;
  auto const line_end = before.rfind('\n');
  auto const column = line_end == std::string_view::npos ? offset + 1 : offset - line_end;
  return fmt::format("{}:{}:{}", source, line, column);
}

// What Excel saves by default, and what Windows calls Unicode, would else be a heap of faults.
void refuse_other_files(std::string_view bytes, std::string const& source,
                        std::string_view wanted) {
  std::string const hint = "save it as CSV UTF-8 (comma separated)";
  if (bytes.starts_with("PK\x03\x04"sv) || bytes.starts_with("PK\x05\x06"sv)) {
    throw usage_error(
        fmt::format("{} is a zip archive (an Excel workbook?), not {}", source, wanted), hint);
  }
  if (bytes.starts_with("\xD0\xCF\x11\xE0"sv)) {
    throw usage_error(
        fmt::format("{} is an old Office file (an Excel workbook?), not {}", source, wanted), hint);
  }
  if (bytes.starts_with("\xFF\xFE"sv) || bytes.starts_with("\xFE\xFF"sv)) {
    throw usage_error(source + " is UTF-16, not UTF-8", hint);
  }
}

void refuse_broken_text(std::string_view text, std::string const& source) {
  auto const nul = text.find('\0');
  if (nul != std::string_view::npos) {
    throw usage_error(place_of(text, nul, source) + ": a NUL byte: this is no text file",
                      "save it as CSV UTF-8 (comma separated)");
  }
  auto const invalid = find_invalid_utf8(text);
  if (invalid != std::string_view::npos) {
    throw usage_error(place_of(text, invalid, source) + ": this is not UTF-8",
                      "save it as UTF-8, not as ANSI or Latin-1");
  }
}

} // namespace

std::string_view plain_text(std::string_view bytes, std::string const& source,
                            std::string_view wanted) {
  constexpr auto k_bom = "\xEF\xBB\xBF"sv;
  refuse_other_files(bytes, source, wanted);
  refuse_broken_text(bytes, source);
  return bytes.substr(bytes.starts_with(k_bom) ? k_bom.size() : 0);
}

} // namespace partnerctl::core

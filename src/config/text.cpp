#include "config/text.hpp"

#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <system_error>

namespace partnerctl::config {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t k_longest = std::size_t{1} << 20U;

core::Error unreadable(TextKind const& kind, std::string const& path, std::string const& why) {
  return {.kind = core::ErrorKind::usage,
          .message = kind.called + " " + core::printable(path) + " " + why,
          .hint = kind.remedy};
}

std::string reason(int error) {
  return "cannot be read: " + std::generic_category().message(error);
}

void refuse_nul(std::string const& path, std::string const& text) {
  auto const at = text.find('\0');
  if (at == std::string::npos) {
    return;
  }
  auto const before = std::string_view(text).substr(0, at);
  auto const line = std::count(before.begin(), before.end(), '\n') + 1;
  auto const newline = before.rfind('\n');
  auto const column = newline == std::string_view::npos ? at + 1 : at - newline;
  throw core::Error{.kind = core::ErrorKind::usage,
                    .message = fmt::format("{}:{}:{}: a NUL byte, which no text file holds",
                                           core::printable(path), line, column),
                    .hint = "save the file as UTF-8 text"};
}

} // namespace

std::optional<std::string> read_text(std::string const& path, TextKind const& kind) {
  std::error_code fault;
  auto const status = fs::status(path, fault);
  if (status.type() == fs::file_type::not_found) {
    return std::nullopt;
  }
  if (fs::is_directory(status)) {
    throw unreadable(kind, path, "is a folder, not a file");
  }
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    throw unreadable(kind, path, reason(fault ? fault.value() : errno));
  }
  // One byte more than allowed tells the too long from the just fitting, without reading it all.
  std::string text(k_longest + 1, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (file.bad()) {
    throw unreadable(kind, path, reason(errno));
  }
  text.resize(static_cast<std::size_t>(file.gcount()));
  if (text.size() > k_longest) {
    throw unreadable(kind, path, "is longer than 1 MiB, which is too long");
  }
  refuse_nul(path, text);
  return text;
}

} // namespace partnerctl::config

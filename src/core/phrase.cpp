#include "partnerctl/core/phrase.hpp"

#include "partnerctl/core/mask.hpp"
#include "partnerctl/core/text.hpp"

#include <fmt/core.h>

namespace partnerctl::core {

std::string phrase(std::string_view foreign, std::size_t columns) {
  std::string line;
  auto const masked = without_tokens(trim(foreign));
  for (char const c : masked) {
    bool const blank = c == ' ' || c == '\t' || c == '\r' || c == '\n';
    if (!blank) {
      line += c;
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
  }
  if (!line.empty() && line.back() == '.') {
    line.pop_back();
  }
  return cut_to_width(printable(line), columns);
}

std::string counted(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

} // namespace partnerctl::core

#include "partnerctl/core/phrase.hpp"

#include "partnerctl/core/mask.hpp"
#include "partnerctl/core/text.hpp"

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

} // namespace partnerctl::core

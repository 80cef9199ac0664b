#include "partnerctl/core/json.hpp"

#include "output/formats.hpp"
#include "output/json_text.hpp"
#include "partnerctl/output/render.hpp"

#include <nlohmann/json.hpp>

#include <ostream>

namespace partnerctl::output {
namespace {

constexpr int k_indent = 2;

std::string text_of(core::Json const& value) {
  return escape_controls(core::write_json(value, k_indent));
}

// Each line but the first moved to the right: in JSON's texts no line ends, so every line end is
// one of the layout.
std::string indented(std::string_view text, std::size_t columns) {
  std::string result;
  for (char const c : text) {
    result += c;
    if (c == '\n') {
      result.append(columns, ' ');
    }
  }
  return result;
}

} // namespace

std::string json_text(core::Json const& value) {
  return text_of(value) + "\n";
}

// What core::write_json would write of the head with the list in it, without making that.
void json(Document const& document, std::ostream& out) {
  auto head = text_of(document.head());
  head.erase(head.size() - std::string_view("\n}").size());
  out << head << ",\n  " << text_of(document.list) << ": [";
  for (std::size_t i = 0; i < document.size; ++i) {
    out << (i == 0 ? "\n    " : ",\n    ") << indented(text_of(document.object(i)), 2 * k_indent);
  }
  out << (document.size == 0 ? "]\n}\n" : "\n  ]\n}\n");
}

} // namespace partnerctl::output

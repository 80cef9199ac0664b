#include "output/formats.hpp"
#include "output/json_text.hpp"
#include "partnerctl/core/json.hpp"

#include <nlohmann/json.hpp>

#include <ostream>

namespace partnerctl::output {

std::string json_line(core::Json const& object) {
  return escape_controls(core::write_json(object)) + "\n";
}

void jsonl(Document const& document, std::ostream& out) {
  for (std::size_t i = 0; i < document.size; ++i) {
    out << json_line(document.line(i));
  }
}

} // namespace partnerctl::output

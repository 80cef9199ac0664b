#include "output/formats.hpp"
#include "output/json_text.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/json.hpp"

namespace partnerctl::output {

std::string json_line(core::Json const& object) {
  return escape_controls(core::write_json(object)) + "\n";
}

std::string jsonl(Document const& document) {
  std::string text;
  for (auto const& line : document.lines) {
    if (line == nullptr) {
      throw core::Error{.kind = core::ErrorKind::internal, .message = "no JSON to write"};
    }
    text += json_line(*line);
  }
  return text;
}

} // namespace partnerctl::output

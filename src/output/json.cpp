#include "partnerctl/core/json.hpp"

#include "output/formats.hpp"
#include "output/json_text.hpp"
#include "partnerctl/core/error.hpp"

namespace partnerctl::output {

std::string json(Document const& document) {
  if (document.json == nullptr) {
    throw core::Error{.kind = core::ErrorKind::internal, .message = "no JSON to write"};
  }
  return escape_controls(core::write_json(*document.json, 2)) + "\n";
}

} // namespace partnerctl::output

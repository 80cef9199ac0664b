#include "cli/claim/input.hpp"

#include "cli/services.hpp"
#include "partnerctl/core/text.hpp"

namespace partnerctl::cli {

GivenText given_text(std::string const& path, std::string const& who, core::InputKind const& kind,
                     Services& services) {
  if (path == "-") {
    std::string const source = "standard input";
    return {.text = core::read_input_stream(services.standard_input(who), source, kind),
            .source = source};
  }
  return {.text = core::read_input_file(path, kind), .source = core::printable(path)};
}

} // namespace partnerctl::cli

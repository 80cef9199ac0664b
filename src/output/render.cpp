#include "partnerctl/output/render.hpp"

#include "output/formats.hpp"

#include <algorithm>
#include <ostream>

namespace partnerctl::output {

std::vector<std::string> const& format_names() {
  static std::vector<std::string> const k_names{"table", "json", "jsonl", "csv", "tsv", "none"};
  return k_names;
}

std::optional<Format> format_of(std::string_view name) {
  auto const& names = format_names();
  auto const found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) {
    return std::nullopt;
  }
  return static_cast<Format>(found - names.begin());
}

void render(Document const& document, RenderOptions const& options, std::ostream& out) {
  check_columns(document.columns, options);
  switch (options.format) {
  case Format::table:
    table(document, options, out);
    break;
  case Format::json:
    json(document, out);
    break;
  case Format::jsonl:
    jsonl(document, out);
    break;
  case Format::csv:
    csv(document, options, out);
    break;
  case Format::tsv:
    tsv(document, options, out);
    break;
  case Format::none:
    break;
  }
  out.flush();
}

} // namespace partnerctl::output

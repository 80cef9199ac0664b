#include "partnerctl/output/render.hpp"

#include "output/formats.hpp"

#include <algorithm>

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

std::string render(Document const& document, RenderOptions const& options) {
  check_columns(document.columns, options);
  switch (options.format) {
  case Format::table:
    return table(document, options);
  case Format::json:
    return json(document);
  case Format::jsonl:
    return jsonl(document);
  case Format::csv:
    return csv(document, options);
  case Format::tsv:
    return tsv(document, options);
  case Format::none:
    return {};
  }
  return {};
}

} // namespace partnerctl::output

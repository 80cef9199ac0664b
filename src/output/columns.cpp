#include "output/formats.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"

#include <algorithm>

namespace partnerctl::output {
namespace {

// As the contract spells a column: "Tenant-ID " is tenant_id.
std::string canonical(std::string_view name) {
  auto result = core::to_lower(core::trim(name));
  std::replace(result.begin(), result.end(), '-', '_');
  return result;
}

std::vector<std::string> names_of(std::vector<Column> const& columns) {
  std::vector<std::string> names;
  names.reserve(columns.size());
  for (auto const& column : columns) {
    names.push_back(column.name);
  }
  return names;
}

[[noreturn]] void refuse(std::string message, std::string hint) {
  throw core::Error{
      .kind = core::ErrorKind::usage, .message = std::move(message), .hint = std::move(hint)};
}

[[noreturn]] void refuse_unknown(std::string const& name, std::vector<std::string> const& known) {
  auto const meant = core::closest(canonical(name), known);
  auto const there_are = "there are " + core::join(known, ", ");
  refuse("--columns: no column is named '" + core::printable(name) + "'",
         meant.empty() ? there_are : "did you mean " + meant + "? " + there_are);
}

std::size_t index_of(std::string const& name, std::vector<std::string> const& known) {
  auto const wanted = canonical(name);
  if (wanted.empty()) {
    refuse("--columns: a name is empty", "there are " + core::join(known, ", "));
  }
  auto const found = std::find(known.begin(), known.end(), wanted);
  if (found == known.end()) {
    refuse_unknown(name, known);
  }
  return static_cast<std::size_t>(found - known.begin());
}

std::vector<std::size_t> own_columns(std::vector<Column> const& columns, Format format) {
  std::vector<std::size_t> shown;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].in_table || format != Format::table) {
      shown.push_back(i);
    }
  }
  return shown;
}

bool has_columns(Format format) {
  return format == Format::table || format == Format::csv || format == Format::tsv;
}

} // namespace

std::vector<std::size_t> shown_columns(std::vector<Column> const& columns,
                                       RenderOptions const& options) {
  if (options.columns.empty()) {
    return own_columns(columns, options.format);
  }
  if (!has_columns(options.format)) {
    refuse("--columns goes with table, csv and tsv only", "leave it out, or choose -o csv");
  }
  auto const known = names_of(columns);
  std::vector<std::size_t> shown;
  for (auto const& name : options.columns) {
    shown.push_back(index_of(name, known));
  }
  return shown;
}

void check_columns(std::vector<Column> const& columns, RenderOptions const& options) {
  static_cast<void>(shown_columns(columns, options));
}

} // namespace partnerctl::output

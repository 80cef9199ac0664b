#include "sandbox/target.hpp"

#include "partnerctl/core/text.hpp"

#include <algorithm>

namespace partnerctl::sandbox {

std::string field_of(http::Form const& form, std::string_view name) {
  auto const found = std::find_if(form.begin(), form.end(),
                                  [name](auto const& field) { return field.first == name; });
  return found == form.end() ? "" : found->second;
}

Target::Target(std::string_view target) {
  auto const mark = target.find('?');
  path = target.substr(0, mark);
  if (mark != std::string_view::npos) {
    query = http::form_decode(target.substr(mark + 1));
  }
}

std::string Target::get(std::string_view name) const {
  auto const found = std::find_if(query.begin(), query.end(), [name](auto const& field) {
    return core::equal_ignoring_case(field.first, name);
  });
  return found == query.end() ? "" : found->second;
}

} // namespace partnerctl::sandbox

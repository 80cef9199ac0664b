#include "partnerctl/http/message.hpp"

#include "partnerctl/core/text.hpp"

#include <algorithm>

namespace partnerctl::http {

std::optional<std::string> Headers::get(std::string_view name) const {
  auto const found = std::find_if(m_fields.begin(), m_fields.end(), [&](auto const& field) {
    return core::equal_ignoring_case(field.first, name);
  });
  return found == m_fields.end() ? std::nullopt : std::optional(found->second);
}

void Headers::set(std::string name, std::string value) {
  std::erase_if(m_fields,
                [&](auto const& field) { return core::equal_ignoring_case(field.first, name); });
  add(std::move(name), std::move(value));
}

} // namespace partnerctl::http

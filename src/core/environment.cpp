#include "partnerctl/core/environment.hpp"

#include "partnerctl/core/text.hpp"

#include <unistd.h>

#include <array>

namespace partnerctl::core {

Environment Environment::of_process() {
  std::map<std::string, std::string, std::less<>> variables;
  for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
    std::string_view const text(*entry);
    auto const equals = text.find('=');
    if (equals != std::string_view::npos) {
      variables.emplace(text.substr(0, equals), text.substr(equals + 1));
    }
  }
  return Environment(std::move(variables));
}

std::optional<std::string> Environment::get(std::string_view name) const {
  auto const found = m_variables.find(name);
  if (found == m_variables.end() || found->second.empty()) {
    return std::nullopt;
  }
  return found->second;
}

bool Environment::is_ci() const {
  for (auto const* name : std::array{"CI", "TF_BUILD", "GITHUB_ACTIONS"}) {
    auto const value = get(name);
    if (value && !equal_ignoring_case(*value, "false") && *value != "0") {
      return true;
    }
  }
  return false;
}

} // namespace partnerctl::core

#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace partnerctl::core {

// The process's environment as a value, so that a test brings its own.
class Environment {
public:
  Environment() = default;
  explicit Environment(std::map<std::string, std::string, std::less<>> variables)
      : m_variables(std::move(variables)) {}
  static Environment of_process();

  // An empty variable counts as unset.
  std::optional<std::string> get(std::string_view name) const;
  bool has(std::string_view name) const { return get(name).has_value(); }
  // Any of CI, TF_BUILD, GITHUB_ACTIONS ("false" and "0" count as unset).
  bool is_ci() const;
  std::map<std::string, std::string, std::less<>> const& all() const { return m_variables; }

private:
  std::map<std::string, std::string, std::less<>> m_variables;
};

} // namespace partnerctl::core

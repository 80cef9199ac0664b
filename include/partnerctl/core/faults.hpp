#pragma once

#include "partnerctl/core/error.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace partnerctl::core {

// What is wrong with a text that a person wrote, all of it: they want to mend it at once, and not
// fault by fault.
class Faults {
public:
  // source is what messages call the text.
  explicit Faults(std::string source);

  // place: "claims.csv:7:3".
  void add(std::string const& place, std::string const& message, std::string const& hint = {});
  // The same where a place costs something: it is asked for only if it will be shown.
  void add(std::function<std::string()> const& place, std::string const& message,
           std::string const& hint = {});

  std::size_t count() const { return m_count; }
  // True when reading on would help nobody.
  bool full() const;

  // The one usage error that lists the first twenty; its hint is the first one that there was. Only
  // where there is a fault. is_all: whether all of the text was read.
  Error error(bool is_all = true) const;

private:
  std::string m_source;
  std::vector<std::string> m_shown;
  std::size_t m_count = 0;
  std::string m_hint;
};

} // namespace partnerctl::core

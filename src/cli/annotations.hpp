#pragma once

#include "partnerctl/fleet/outcome.hpp"

#include <functional>
#include <string>
#include <vector>

namespace partnerctl::cli {

// What a CI service shows on the page of a run, apart from its log.
struct Annotation {
  enum class Severity { error, warning };
  Severity severity = Severity::error;
  // One line each, fit to be shown.
  std::string title{};
  std::string message{};
};

// GitHub's runner and Azure Pipelines' agent keep so many of each severity from one step, and pass
// over the rest without a word.
inline constexpr std::size_t k_most_annotations = 10;

// An error for each tenant that failed, a warning for each that was refused or that `differs` says
// is not as wanted (it may be empty); the last of too many says how many more there are. command:
// "link-pal".
std::vector<Annotation> annotations(std::vector<fleet::Outcome> const& outcomes,
                                    std::string const& command,
                                    std::function<bool(fleet::Outcome const&)> const& differs);

} // namespace partnerctl::cli

#pragma once

#include "cli/services.hpp"
#include "partnerctl/core/clock.hpp"
#include "partnerctl/core/json.hpp"
#include "partnerctl/fleet/outcome.hpp"

#include <map>
#include <optional>
#include <string>
#include <utility>

namespace partnerctl::cli {

// How the links stood earlier, by tenant and object ID: what a status compares with.
class Baseline {
public:
  // --since RUN or DATE ("2026-11-01", which is its first moment in UTC, or a time of RFC 3339);
  // without it, what was last recorded. Throws a usage error for a text that is neither, and where
  // --since is asked for and nothing is recorded.
  static Baseline read(std::optional<std::string> const& since, Services& services);
  // What read() has found, to be found again by a resumption.
  static Baseline recorded(core::Json const& recorded, Services& services);
  core::Json to_record() const;

  // new, gone, partner, same; empty where nothing can be said: the tenant could not be read, or is
  // not linked and was never recorded.
  std::string change(fleet::Outcome const& outcome) const;
  // "since run 20261122T101500Z-7f3a", "since 2026-11-01T00:00:00Z", "since it was last recorded";
  // empty: there is nothing to compare with.
  std::string const& description() const { return m_description; }

private:
  void learn(Services& services);

  // A run, or else a time; neither: nothing is compared.
  std::string m_run{};
  std::optional<core::TimePoint> m_until{};
  std::string m_description{};
  // The partner ID that was linked; empty: none.
  std::map<std::pair<std::string, std::string>, std::string> m_partners{};
};

} // namespace partnerctl::cli

#include "cli/status/last_words.hpp"

#include "cli/status/details.hpp"
#include "cli/status/earning.hpp"
#include "cli/trouble.hpp"
#include "partnerctl/core/text.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace partnerctl::cli {
namespace {

// "no earning role (Reader)"
std::string cause_of(EarningView const& earning) {
  auto cause = earning.why;
  std::replace(cause.begin(), cause.end(), '-', ' ');
  return earning.role.empty() ? cause : cause + " (" + core::printable(earning.role) + ")";
}

// Links that are missing or another's have their own words already.
bool is_of_the_access(EarningView const& earning) {
  return earning.why != "not-linked" && earning.why != "other-partner";
}

std::string changes(std::vector<fleet::Outcome> const& outcomes) {
  static constexpr std::array<std::pair<char const*, char const*>, 3> k_words{
      {{"new", "new"}, {"gone", "gone"}, {"partner", "to another partner"}}};
  std::vector<std::string> parts;
  for (auto const& [word, text] : k_words) {
    auto const count = std::count_if(outcomes.begin(), outcomes.end(), [&](auto const& outcome) {
      return detail_of(outcome, "change") == word;
    });
    if (count > 0) {
      parts.push_back(fmt::format("{} {}", count, text));
    }
  }
  return parts.empty() ? "nothing changed" : core::join(parts, ", ");
}

std::string earning_line(std::vector<fleet::Outcome> const& outcomes) {
  std::size_t earn = 0;
  std::size_t not_earn = 0;
  std::size_t unknown = 0;
  for (auto const& outcome : outcomes) {
    auto const earns = earning_of(outcome).earns;
    earn += earns == "earns" ? 1 : 0;
    not_earn += earns == "does-not-earn" ? 1 : 0;
    unknown += earns == "unknown" ? 1 : 0;
  }
  return fmt::format("Earning: {} earn{}, {} {} not, {} unknown", earn, earn == 1 ? "s" : "",
                     not_earn, not_earn == 1 ? "does" : "do", unknown);
}

} // namespace

void add_earning_concerns(std::vector<fleet::Outcome> const& outcomes, LastWords& words) {
  for (auto const& outcome : outcomes) {
    auto const earning = earning_of(outcome);
    if (earning.earns.empty() || outcome.error || !is_of_the_access(earning)) {
      continue;
    }
    if (earning.earns != "earns") {
      words.concerns.push_back(
          {.word = earning.earns == "unknown" ? "earning unknown" : earning.earns,
           .cause = cause_of(earning),
           .remedy = earning.remedy,
           .tenant = called(outcome)});
    } else if (!earning.excess.empty()) {
      words.concerns.push_back({.word = "earns, with more access than needed",
                                .cause = core::printable(earning.role),
                                .remedy = {},
                                .tenant = called(outcome)});
    }
  }
}

void add_status_words(std::vector<fleet::Outcome> const& outcomes, Baseline const& baseline,
                      bool access, LastWords& words) {
  if (access) {
    add_earning_concerns(outcomes, words);
    words.notes.push_back(earning_line(outcomes));
  } else {
    words.notes.emplace_back("Whether these links earn credit was not checked: --access does that");
  }
  if (!baseline.description().empty()) {
    words.notes.push_back(core::to_upper(baseline.description().substr(0, 1)) +
                          baseline.description().substr(1) + ": " + changes(outcomes));
  }
}

} // namespace partnerctl::cli

#include "cli/status/last_words.hpp"

#include "cli/status/details.hpp"
#include "cli/status/earning.hpp"
#include "cli/trouble.hpp"
#include "partnerctl/core/phrase.hpp"
#include "partnerctl/core/text.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace partnerctl::cli {
namespace {

constexpr std::size_t k_cause_columns = 100;

// "no earning role (Reader)"; of what could not be read, why not.
std::string cause_of(EarningView const& earning) {
  if (earning.why == "unreadable") {
    return core::phrase(earning.reason, k_cause_columns);
  }
  auto cause = earning.why;
  std::replace(cause.begin(), cause.end(), '-', ' ');
  return earning.role.empty() ? cause : cause + " (" + core::printable(earning.role) + ")";
}

// "the least that earns is Support Request Contributor on the subscription"
std::string least_of(std::string const& excess) {
  auto const at = excess.rfind(": ");
  return at == std::string::npos ? excess : excess.substr(at + 2);
}

// Subscriptions that may lose their partner ID on their way to another agreement.
std::string enterprise_line(std::vector<fleet::Outcome> const& outcomes) {
  std::vector<std::string> tenants;
  for (auto const& outcome : outcomes) {
    auto const notes = earning_of(outcome).notes;
    if (std::any_of(notes.begin(), notes.end(), [](std::string const& note) {
          return note.find("Enterprise Agreement") != std::string::npos;
        })) {
      tenants.push_back(called(outcome));
    }
  }
  constexpr std::size_t k_named = 3;
  auto const named = std::min(k_named, tenants.size());
  return tenants.empty()
             ? std::string()
             : fmt::format(
                   "Under an Enterprise Agreement, perhaps: {}{}: a partner ID is not transferred "
                   "when a subscription moves to the modern commerce platform",
                   core::join({tenants.begin(), tenants.begin() + static_cast<long>(named)}, ", "),
                   tenants.size() > named ? fmt::format(", +{}", tenants.size() - named) : "");
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
  if (!parts.empty()) {
    return core::join(parts, ", ");
  }
  bool const compared = std::any_of(outcomes.begin(), outcomes.end(), [](auto const& outcome) {
    return detail_of(outcome, "change") == "same";
  });
  return compared ? "nothing changed" : "nothing can be compared";
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

void add_earning_concerns(std::vector<fleet::Outcome> const& outcomes, LastWords& words,
                          std::string const& lead) {
  for (auto const& outcome : outcomes) {
    auto const earning = earning_of(outcome);
    if (earning.earns.empty() || outcome.error || !is_of_the_access(earning)) {
      continue;
    }
    Concern concern{.word = "linked and earns nothing",
                    .cause = cause_of(earning),
                    .remedy = earning.remedy,
                    .tenant = called(outcome)};
    if (earning.earns == "unknown") {
      concern.word = "earning unknown";
    } else if (earning.earns == "earns") {
      concern.word = "earns, with more access than needed";
      concern.cause = core::printable(earning.role);
      concern.remedy = least_of(earning.excess);
    }
    if (!lead.empty()) {
      concern.cause =
          lead + earning.checked.substr(0, earning.checked.find('T')) + ": " + concern.cause;
    }
    if (earning.earns != "earns" || !earning.excess.empty()) {
      words.concerns.push_back(std::move(concern));
    }
  }
}

void add_earning_words(std::vector<fleet::Outcome> const& outcomes, LastWords& words) {
  add_earning_concerns(outcomes, words);
  if (auto const line = enterprise_line(outcomes); !line.empty()) {
    words.notes.push_back(line);
  }
  words.notes.push_back(earning_line(outcomes));
}

void add_status_words(std::vector<fleet::Outcome> const& outcomes, Baseline const& baseline,
                      bool access, LastWords& words) {
  if (access) {
    add_earning_words(outcomes, words);
  } else {
    words.notes.emplace_back("Whether these links earn credit was not checked: --access does that");
  }
  if (!baseline.description().empty()) {
    words.notes.push_back(core::to_upper(baseline.description().substr(0, 1)) +
                          baseline.description().substr(1) + ": " + changes(outcomes));
  }
}

} // namespace partnerctl::cli

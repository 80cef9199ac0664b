#include "cli/status/remedies.hpp"

#include "cli/announce.hpp"
#include "cli/status/earning.hpp"
#include "cli/trouble.hpp"

#include <string_view>

namespace partnerctl::cli {
namespace {

// "sign in again: partnerctl auth login --tenant X": what to do, and the command that does it.
output::Remedy remedy_from(std::string const& hint) {
  auto const at = hint.find("partnerctl ");
  if (at == std::string::npos) {
    return {.text = hint};
  }
  auto text = hint.substr(0, at);
  while (!text.empty() && std::string_view(": ").find(text.back()) != std::string_view::npos) {
    text.pop_back();
  }
  return {.text = text.empty() ? "Run" : text, .command = hint.substr(at)};
}

std::string link_command(fleet::Outcome const& outcome) {
  std::vector<std::string> words{"link-pal", "--tenant", outcome.tenant};
  if (!outcome.wanted.empty()) {
    words.insert(words.end(), {"--partner-id", outcome.wanted});
  }
  if (outcome.action == "other-partner") {
    words.insert(words.end(), {"--replace-from", outcome.after});
  }
  return command_line(words);
}

} // namespace

std::vector<output::Remedy> remedies_of(fleet::Outcome const& outcome) {
  if (outcome.error) {
    auto const& hint = outcome.error->hint;
    return hint.empty() ? std::vector<output::Remedy>() : std::vector{remedy_from(hint)};
  }
  if (outcome.action == "not-linked") {
    return {{.text = "Link it", .command = link_command(outcome)}};
  }
  if (outcome.action == "other-partner") {
    return {{.text = "If it is yours, take the link over", .command = link_command(outcome)}};
  }
  if (outcome.action == "skipped") {
    return {remedy_from(remedy_of(outcome, "link-pal"))};
  }
  auto const earning = earning_of(outcome);
  bool const helps = earning.earns != "earns" && !earning.remedy.empty();
  return helps ? std::vector{remedy_from(earning.remedy)} : std::vector<output::Remedy>();
}

} // namespace partnerctl::cli

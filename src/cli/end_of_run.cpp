#include "cli/end_of_run.hpp"

#include "cli/trouble.hpp"
#include "partnerctl/core/text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>

namespace partnerctl::cli {
namespace {

constexpr std::size_t k_named_tenants = 2;

// Tenants that share an outcome and its cause.
struct Group {
  std::string cause{};
  std::string remedy{};
  std::vector<std::string> tenants{};
};

// The outcomes of one word, by cause; both in the order in which they first appeared.
struct Word {
  std::string word{};
  std::size_t count = 0;
  bool has_causes = false;
  std::vector<Group> groups{};
};

template <class List, class Matches>
auto& found_or_added(List& list, Matches matches) {
  auto const found = std::find_if(list.begin(), list.end(), matches);
  return found == list.end() ? list.emplace_back() : *found;
}

void add(Word& word, Concern const& concern) {
  word.has_causes = true;
  auto& group =
      found_or_added(word.groups, [&](Group const& g) { return g.cause == concern.cause; });
  group.cause = concern.cause;
  group.remedy = group.remedy.empty() ? concern.remedy : group.remedy;
  group.tenants.push_back(concern.tenant);
}

std::vector<Word> by_word(std::vector<fleet::Outcome> const& outcomes, LastWords const& last) {
  std::vector<Word> words;
  for (auto const& outcome : outcomes) {
    auto& word = found_or_added(words, [&](Word const& w) { return w.word == outcome.action; });
    word.word = outcome.action;
    ++word.count;
    if (auto const cause = cause_of(outcome); !cause.empty()) {
      add(word,
          {.cause = cause, .remedy = remedy_of(outcome, last.command), .tenant = called(outcome)});
    }
  }
  for (auto const& concern : last.concerns) {
    auto& word = found_or_added(words, [&](Word const& w) { return w.word == concern.word; });
    word.word = concern.word;
    ++word.count;
    add(word, concern);
  }
  return words;
}

std::string named(std::vector<std::string> const& tenants) {
  auto const shown = std::min(k_named_tenants, tenants.size());
  auto text = core::join({tenants.begin(), tenants.begin() + static_cast<long>(shown)}, ", ");
  return tenants.size() > shown ? fmt::format("{}, +{}", text, tenants.size() - shown) : text;
}

// A cause's line before its remedy, and the remedy.
struct Line {
  std::string left{};
  std::string remedy{};
};

std::vector<Line> troubled(Word const& word, std::size_t number_width) {
  std::vector<Line> lines;
  auto const head = fmt::format("  {:>{}} {}: ", word.count, number_width, word.word);
  for (auto const& group : word.groups) {
    auto const lead = lines.empty() ? head : std::string(head.size(), ' ');
    lines.push_back({lead + group.cause + ": " + named(group.tenants), group.remedy});
  }
  return lines;
}

} // namespace

std::string duration_text(std::chrono::milliseconds duration) {
  auto const ms = duration.count();
  if (ms < 1000) {
    return fmt::format("{} ms", ms);
  }
  if (ms < 10'000) {
    return fmt::format("{}.{} s", ms / 1000, ms % 1000 / 100);
  }
  auto const seconds = ms / 1000;
  return seconds < 120 ? fmt::format("{} s", seconds)
                       : fmt::format("{} min {} s", seconds / 60, seconds % 60);
}

std::string tenants_text(std::size_t count) {
  return fmt::format("{} tenant{}", count, count == 1 ? "" : "s");
}

std::string again_command(std::vector<fleet::Outcome> const& outcomes, LastWords const& words) {
  // What was not started is left, and not failed; what was refused would be refused again.
  bool const has_left = std::any_of(outcomes.begin(), outcomes.end(), [](auto const& outcome) {
    return outcome.action == fleet::k_not_started;
  });
  bool const has_failed = std::any_of(outcomes.begin(), outcomes.end(),
                                      [](auto const& outcome) { return bool(outcome.error); });
  if (has_left || words.interrupted) {
    return words.again;
  }
  if (!has_failed) {
    return {};
  }
  return words.run.empty() ? words.again : words.again + " --failed-only";
}

std::string end_of_run(std::vector<fleet::Outcome> const& outcomes, LastWords const& words) {
  auto const all = by_word(outcomes, words);
  std::size_t most = 0;
  std::vector<std::string> plain;
  for (auto const& word : all) {
    most = std::max(most, word.count);
    if (!word.has_causes) {
      plain.push_back(fmt::format("{} {}", word.count, word.word));
    }
  }
  auto const number_width = std::to_string(most).size();
  std::vector<Line> lines;
  for (auto const& word : all) {
    if (word.has_causes) {
      auto const more = troubled(word, number_width);
      lines.insert(lines.end(), more.begin(), more.end());
    }
  }
  std::size_t widest = 0;
  for (auto const& line : lines) {
    widest = std::max(widest, std::min<std::size_t>(core::display_width(line.left), 72));
  }
  auto text =
      fmt::format("{}{} in {}{}\n", words.sandbox ? "SANDBOX " : "", tenants_text(outcomes.size()),
                  duration_text(words.took), words.run.empty() ? "" : ", run " + words.run);
  if (!plain.empty()) {
    text += "  " + core::join(plain, ", ") + "\n";
  }
  for (auto const& line : lines) {
    auto const width = core::display_width(line.left);
    auto const gap = std::string(width < widest ? widest - width : 0, ' ');
    text += line.left + (line.remedy.empty() ? "" : gap + "    " + line.remedy) + "\n";
  }
  for (auto const& note : words.notes) {
    text += note + "\n";
  }
  if (auto const again = again_command(outcomes, words); !again.empty()) {
    return text + (words.run.empty() ? "Again: run the same command: " : "Again: ") + again;
  }
  text.pop_back();
  return text;
}

} // namespace partnerctl::cli

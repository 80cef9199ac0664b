#include "partnerctl/cpor/evidence.hpp"

#include <array>

namespace partnerctl::cpor {
namespace {

// They are kept with events, and known again by: never change them.
constexpr std::array<std::string_view, 3> k_words{
    "", "no source says the day: that on which the file was written stands for it",
    "no source says the day: that of the import stands for it"};
constexpr std::string_view k_between = "; ";

} // namespace

std::string_view undated_words(DayBy by) {
  return k_words.at(static_cast<std::size_t>(by));
}

std::string_view undated_words(Event const& event) {
  for (auto const by : {DayBy::file, DayBy::import}) {
    auto const words = undated_words(by);
    if (event.comment.ends_with(words)) {
      return words;
    }
  }
  return {};
}

std::string comment_of_source(Event const& event) {
  auto const words = undated_words(event);
  std::string_view comment = event.comment;
  comment.remove_suffix(words.size());
  if (!words.empty() && comment.ends_with(k_between)) {
    comment.remove_suffix(k_between.size());
  }
  return std::string(comment);
}

void mark_undated(Event& event, DayBy by) {
  auto const words = undated_words(by);
  if (!words.empty()) {
    event.comment.append(event.comment.empty() ? "" : k_between).append(words);
  }
}

} // namespace partnerctl::cpor

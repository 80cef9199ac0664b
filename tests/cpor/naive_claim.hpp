#pragma once

#include "cpor/history_setup.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

// A claim's year as somebody would do it on paper, with nothing of the code under test but its
// values: days are counted one by one, statuses looked up from behind.
namespace partnerctl::test {

struct NaiveWord {
  std::string day{};
  std::string status{};
  bool by_export = false;
};

// Who may do what, as the portal's help tells it; an empty list ends a year early.
inline std::vector<std::string> naive_moves(std::string const& from, bool was_disputed) {
  static std::map<std::string, std::vector<std::string>> const k_moves{
      {"Draft", {"Submitted"}},
      {"Submitted", {"Under review", "Partner action required", "Approved", "Rejected"}},
      {"Under review", {"Partner action required", "Approved", "Rejected"}},
      {"Partner action required", {"Submitted", "Submitted", "Rejected"}},
      {"Approved", {"Customer declined", "Disassociated"}},
      {"Rejected", {"Disputed"}},
      {"Disputed", {"Approved", "Partner action required", "Rejected final"}},
      {"Rejected final", {}}};
  static std::map<std::string, std::string> const k_same{{"Customer declined", "Rejected"},
                                                         {"Disassociated", "Rejected final"}};
  auto const same = k_same.find(from);
  auto const& name = same == k_same.end() ? from : same->second;
  return name == "Rejected" && was_disputed ? std::vector<std::string>() : k_moves.at(name);
}

// Without a calendar library: is that a day, and which day of the week (Sakamoto)?
inline int naive_weekday(int y, int m, int d) {
  constexpr std::array<int, 12> k_table{0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4};
  y -= m < 3 ? 1 : 0;
  return (y + y / 4 - y / 100 + y / 400 + k_table.at(static_cast<std::size_t>(m - 1)) + d) % 7;
}

inline std::string naive_next(std::string const& day) {
  int y = std::stoi(day.substr(0, 4));
  int m = std::stoi(day.substr(5, 2));
  int d = std::stoi(day.substr(8, 2)) + 1;
  bool const leap = (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
  std::array<int, 12> const lengths{31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (d > lengths.at(static_cast<std::size_t>(m - 1))) {
    d = 1;
    ++m;
  }
  if (m > 12) {
    m = 1;
    ++y;
  }
  auto const two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  return std::to_string(y) + "-" + two(m) + "-" + two(d);
}

inline std::string naive_plus_days(std::string day, int days) {
  for (int i = 0; i < days; ++i) {
    day = naive_next(day);
  }
  return day;
}

inline std::string naive_plus_business_days(std::string day, int days,
                                            std::set<std::string> const& holidays) {
  while (days > 0) {
    day = naive_next(day);
    int const weekday = naive_weekday(std::stoi(day.substr(0, 4)), std::stoi(day.substr(5, 2)),
                                      std::stoi(day.substr(8, 2)));
    if (weekday != 0 && weekday != 6 && !holidays.contains(day)) {
      --days;
    }
  }
  return day;
}

// A year from the first day on, in the order in which it was: moves, and now and then the same
// said again. No day has two words of which it is not plain which was first.
inline std::vector<NaiveWord> naive_year(std::string day, unsigned seed) {
  std::mt19937 random(seed);
  std::vector<NaiveWord> words;
  std::string status = "Draft";
  bool was_disputed = false;
  auto const last = naive_plus_days(day, 365);
  for (day = naive_plus_days(day, static_cast<int>(random() % 20)); day < last;
       day = naive_plus_days(day, 1 + static_cast<int>(random() % 25))) {
    auto const moves = naive_moves(status, was_disputed);
    bool const again = status != "Draft" && random() % 4 == 0;
    if (!again && moves.empty()) {
      continue;
    }
    // A claim that stays approved is a short year.
    bool const stays = status == "Approved" && random() % 3 != 0;
    // The first moves lead on, the last to an end: the earlier of two draws makes a longer year.
    auto const drawn = std::min(random() % 12, random() % 12) * moves.size() / 12;
    status = again || stays ? status : moves[drawn];
    was_disputed = was_disputed || status == "Disputed";
    words.push_back({day, status, random() % 2 == 0});
    // Begun to be reviewed on the very day on which the partner submitted it.
    if (status == "Submitted" && random() % 4 == 0) {
      words.back().by_export = false;
      status = "Under review";
      words.push_back({day, status, random() % 2 == 0});
    }
  }
  return words;
}

// The words up to a day as events, each written down after the year in the order that is given.
inline std::vector<cpor::Event> written(std::vector<NaiveWord> const& words) {
  History history;
  for (auto const& word : words) {
    word.by_export ? history.exported(word.day, word.status)
                   : history.recorded(word.day, word.status);
    history.last().recorded =
        moment("2030-01-01T00:00:00Z") + std::chrono::minutes(history.events().size());
  }
  return history.events();
}

} // namespace partnerctl::test

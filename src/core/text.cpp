#include "partnerctl/core/text.hpp"

#include <algorithm>
#include <numeric>

namespace partnerctl::core {
namespace {

constexpr std::string_view k_blank = " \t\r\n";

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
char upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

// Edits between two words, a swap of neighbours counting as one.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> cost(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    cost[i][0] = i;
  }
  std::iota(cost[0].begin(), cost[0].end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      std::size_t const differs = a[i - 1] == b[j - 1] ? 0 : 1;
      cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + differs});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
      }
    }
  }
  return cost[a.size()][b.size()];
}

} // namespace

std::string to_lower(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(), lower);
  return result;
}

std::string to_upper(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(), upper);
  return result;
}

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower(x) == lower(y); });
}

std::string_view trim(std::string_view text) {
  auto const begin = text.find_first_not_of(k_blank);
  if (begin == std::string_view::npos) {
    return {};
  }
  return text.substr(begin, text.find_last_not_of(k_blank) - begin + 1);
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  while (true) {
    auto const at = text.find(separator);
    parts.emplace_back(text.substr(0, at));
    if (at == std::string_view::npos) {
      return parts;
    }
    text.remove_prefix(at + 1);
  }
}

std::string join(std::vector<std::string> const& parts, std::string_view separator) {
  std::string result;
  for (auto const& part : parts) {
    if (&part != &parts.front()) {
      result += separator;
    }
    result += part;
  }
  return result;
}

std::string closest(std::string_view word, std::vector<std::string> const& candidates) {
  std::string best;
  std::size_t nearest = std::max<std::size_t>(1, word.size() / 3) + 1;
  for (auto const& candidate : candidates) {
    // No fewer edits than the lengths differ: a word of a megabyte is not worth a table.
    auto const longer = std::max(word.size(), candidate.size());
    if (longer - std::min(word.size(), candidate.size()) >= nearest) {
      continue;
    }
    auto const d = distance(word, candidate);
    // A word of which no letter is left was not meant.
    if (d < nearest && d < longer) {
      nearest = d;
      best = candidate;
    }
  }
  return best;
}

} // namespace partnerctl::core

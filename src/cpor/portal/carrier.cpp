#include "partnerctl/cpor/carrier.hpp"

#include "partnerctl/core/text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <string_view>

namespace partnerctl::cpor {
namespace {

constexpr std::string_view k_letters_and_digits =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
// A stem, an ending and a number make a name that every file system takes.
constexpr std::size_t k_longest_stem = 80;
constexpr std::size_t k_longest_ending = 10;

struct FileName {
  std::string stem{};
  // With its dot, or empty.
  std::string ending{};
};

bool is_plain(char c) {
  return k_letters_and_digits.find(c) != std::string_view::npos;
}

// Without these at either end: a name that begins with a dot is hidden, one that begins with a dash
// is an option, one that ends with a dot loses it on Windows.
std::string_view trim_signs(std::string_view text) {
  constexpr std::string_view k_signs = "._- ";
  auto const begin = text.find_first_not_of(k_signs);
  return begin == std::string_view::npos
             ? std::string_view{}
             : text.substr(begin, text.find_last_not_of(k_signs) - begin + 1);
}

// What was attached may have been named on any system and in any script; what is opened on another
// one, and unpacked by whatever unpacks there, has plain letters. A run of others is one '_'.
std::string plain(std::string_view text) {
  std::string result;
  for (char const c : text) {
    if (is_plain(c) || c == '.' || c == '-' || c == '_') {
      result += c;
    } else if (result.empty() || result.back() != '_') {
      result += '_';
    }
  }
  return result;
}

// Windows means a device by these, whatever their ending is.
bool is_device(std::string_view stem) {
  auto const name = core::to_lower(stem.substr(0, stem.find('.')));
  constexpr std::array<std::string_view, 4> k_devices{"con", "prn", "aux", "nul"};
  if (std::find(k_devices.begin(), k_devices.end(), name) != k_devices.end()) {
    return true;
  }
  bool const is_port = name.size() == 4 && (name.starts_with("com") || name.starts_with("lpt"));
  return is_port && name[3] >= '0' && name[3] <= '9';
}

std::string ending_of(std::string_view name) {
  auto const dot = name.rfind('.');
  if (dot == std::string_view::npos || dot == 0) {
    return {};
  }
  auto const ending = name.substr(dot + 1);
  bool const is_one = !ending.empty() && ending.size() <= k_longest_ending &&
                      std::all_of(ending.begin(), ending.end(), is_plain);
  return is_one ? std::string(name.substr(dot)) : std::string();
}

FileName safe_name(std::string_view name) {
  auto const last = name.find_last_not_of("._- \t\r\n");
  name = last == std::string_view::npos ? std::string_view{} : name.substr(0, last + 1);
  FileName result{.ending = ending_of(name)};
  auto const stem = plain(name.substr(0, name.size() - result.ending.size()));
  result.stem = trim_signs(trim_signs(stem).substr(0, k_longest_stem));
  if (result.stem.empty()) {
    result.stem = "proof";
  } else if (is_device(result.stem)) {
    result.stem = "proof-" + result.stem;
  }
  return result;
}

} // namespace

std::vector<std::string> carried_names(std::vector<Proof> const& proofs) {
  // By their lower case: what a name was tried with last. Windows and macOS take two names that
  // differ only in case for one file.
  std::map<std::string, int> taken;
  std::vector<std::string> names;
  for (auto const& proof : proofs) {
    auto const [stem, ending] = safe_name(proof.name);
    auto name = stem + ending;
    int& tried = taken[core::to_lower(name)];
    while (++tried > 1) {
      name = stem + "-" + std::to_string(tried) + ending;
      if (taken.emplace(core::to_lower(name), 1).second) {
        break;
      }
    }
    names.push_back(name);
  }
  return names;
}

} // namespace partnerctl::cpor

#include "cpor/preflight/company_name.hpp"

#include "partnerctl/core/text.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace partnerctl::cpor {
namespace {

constexpr std::array<std::string_view, 24> k_legal_forms{
    "ab",   "ag",  "as",           "bv",  "co",      "company", "corp", "corporation",
    "gmbh", "inc", "incorporated", "kg",  "limited", "llc",     "llp",  "ltd",
    "nv",   "oy",  "plc",          "pty", "sa",      "sas",     "srl",  "the"};

bool is_legal_form(std::string const& word) {
  return std::find(k_legal_forms.begin(), k_legal_forms.end(), word) != k_legal_forms.end();
}

// Dots and apostrophes part no words: "S.A." is "sa", "O'Neil" is "oneil".
std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> words(1);
  for (char const c : core::to_lower(name)) {
    bool const counts = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    bool const joins = c == '.' || c == '\'' || static_cast<unsigned char>(c) >= 0x80;
    if (counts) {
      words.back() += c;
    } else if (!joins && !words.back().empty()) {
      words.emplace_back();
    }
  }
  std::erase_if(words, [](std::string const& word) { return word.empty() || is_legal_form(word); });
  return words;
}

} // namespace

bool is_same_company(std::string_view a, std::string_view b) {
  auto shorter = words_of(a);
  auto longer = words_of(b);
  if (shorter.empty() || longer.empty()) {
    return core::equal_ignoring_case(core::trim(a), core::trim(b));
  }
  if (shorter.size() > longer.size()) {
    std::swap(shorter, longer);
  }
  return std::equal(shorter.begin(), shorter.end(), longer.begin());
}

} // namespace partnerctl::cpor

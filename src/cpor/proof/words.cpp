#include "cpor/proof/words.hpp"

#include "cpor/proof/folding.hpp"
#include "cpor/proof/utf8.hpp"
#include "partnerctl/core/folding.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/core/unicode.hpp"

#include <algorithm>
#include <array>

namespace partnerctl::cpor {
namespace {

// The letters of full width that Chinese and Japanese papers have.
constexpr char32_t k_wide_a = 0xFF21;
constexpr char32_t k_wide_z = 0xFF3A;

// A byte that is in no needle.
constexpr char k_blot = '\x01';

bool is_glue(char c) {
  return c == '.' || c == '@' || c == '-';
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

// Unicode's Default_Ignorable_Code_Point: joiners, marks of direction (which Hebrew and Arabic
// names come with), fillers, selectors, tags. They are in no word, on either side.
constexpr std::array<core::CodePointRange, 17> k_ignored{{{0xAD, 0xAD},
                                                          {0x34F, 0x34F},
                                                          {0x61C, 0x61C},
                                                          {0x115F, 0x1160},
                                                          {0x17B4, 0x17B5},
                                                          {0x180B, 0x180F},
                                                          {0x200B, 0x200F},
                                                          {0x202A, 0x202E},
                                                          {0x2060, 0x206F},
                                                          {0x3164, 0x3164},
                                                          {0xFE00, 0xFE0F},
                                                          {0xFEFF, 0xFEFF},
                                                          {0xFFA0, 0xFFA0},
                                                          {0xFFF0, 0xFFFB},
                                                          {0x1BCA0, 0x1BCA3},
                                                          {0x1D173, 0x1D17A},
                                                          {0xE0000, 0xE0FFF}}};

bool is_abbreviation(std::vector<std::string> const& parts) {
  return std::all_of(parts.begin(), parts.end(), [](std::string const& part) {
    return part.size() == 1 && is_letter(part.front());
  });
}

bool is_address(std::string_view run, std::vector<std::string> const& parts) {
  auto const& last = parts.back();
  return run.find('@') != std::string_view::npos ||
         (parts.size() > 1 && last.size() > 1 && std::all_of(last.begin(), last.end(), is_letter));
}

// Takes a text character by character and parts it into words.
class Splitter {
public:
  void take(std::string_view folded, bool is_capital) {
    while (!folded.empty()) {
      auto const before = folded;
      auto const c = take_code_point(folded);
      auto const bytes = before.substr(0, before.size() - folded.size());
      if (is_word_by_itself(c)) {
        end_run();
        add_word(bytes);
      } else if (is_of_words(c)) {
        add_letter(bytes, is_capital);
      } else if (c == '&') {
        end_run();
        add_word("and");
      } else {
        add_mark(static_cast<char>(c < 0x80 ? c : ' '));
      }
    }
  }
  Words words() && {
    end_run();
    return std::move(m_words);
  }

private:
  void add_letter(std::string_view bytes, bool is_capital) {
    // "Contoso.The" is the end of a sentence, "S.A" is not.
    if (is_capital && m_run.size() > 2 && m_run.back() == '.' && !is_glue(*(m_run.end() - 3))) {
      end_run();
    }
    m_run.append(bytes);
    m_capitals.resize(m_run.size(), is_capital);
  }
  void add_mark(char c) {
    if (!is_glue(c) || m_run.empty() || is_glue(m_run.back())) {
      end_run();
      return;
    }
    m_run += c;
    m_capitals.push_back(false);
  }
  void add_word(std::string_view word) {
    for (char const c : word) {
      add(c, false);
    }
    add(' ', false);
  }
  void end_run() {
    while (!m_run.empty() && is_glue(m_run.back())) {
      m_run.pop_back();
    }
    if (!m_run.empty()) {
      add_run();
    }
    m_run.clear();
    m_capitals.clear();
  }
  void add_run() {
    // Nearly every run is a word.
    bool const is_plain = std::none_of(m_run.begin(), m_run.end(), is_glue);
    auto const parts = is_plain ? std::vector<std::string>{} : core::split(m_run, '.');
    bool const joins = !is_plain && is_abbreviation(parts);
    bool const keeps = is_plain || (!joins && is_address(m_run, parts));
    for (std::size_t i = 0; i < m_run.size(); ++i) {
      if (keeps || !is_glue(m_run[i])) {
        add(m_run[i], m_capitals[i]);
      } else if (!joins) {
        add(' ', false);
      }
    }
    add(' ', false);
  }
  void add(char c, bool is_capital) {
    m_words.text += c;
    m_words.is_capital.push_back(is_capital);
  }

  Words m_words{};
  std::string m_run{};
  std::vector<bool> m_capitals{};
};

// Where the needle ends that begins at `at`, blanks not counted; npos where it does not stand
// there.
std::size_t end_of(std::string const& text, std::size_t at, std::string_view needle) {
  for (char const c : needle) {
    if (c == ' ') {
      continue;
    }
    while (at < text.size() && text[at] == ' ') {
      ++at;
    }
    if (at == text.size() || text[at] != c) {
      return std::string::npos;
    }
    ++at;
  }
  return at < text.size() && text[at] == ' ' ? at : std::string::npos;
}

// Without the index.
Words split(std::string_view text) {
  Splitter splitter;
  std::string folded;
  while (!text.empty()) {
    folded.clear();
    auto const c = take_code_point(text);
    if (core::is_in(k_ignored, c)) {
      continue;
    }
    core::append_folded(folded, c);
    splitter.take(folded, (c >= 'A' && c <= 'Z') || (c >= k_wide_a && c <= k_wide_z));
  }
  return std::move(splitter).words();
}

} // namespace

Words words_of(std::string_view text) {
  auto words = split(text);
  words.begins.resize(256);
  for (std::uint32_t at = 1; at < words.text.size(); ++at) {
    if (words.text[at - 1] == ' ') {
      words.begins[static_cast<unsigned char>(words.text[at])].push_back(at);
    }
  }
  return words;
}

std::string needle_of(std::string_view name) {
  return std::string(core::trim(split(name).text));
}

std::optional<Found> find_words(Words const& words, std::string_view needle, std::size_t from) {
  if (needle.empty() || words.begins.empty()) {
    return std::nullopt;
  }
  auto const& begins = words.begins[static_cast<unsigned char>(needle.front())];
  for (auto at = std::lower_bound(begins.begin(), begins.end(), from); at != begins.end(); ++at) {
    if (auto const end = end_of(words.text, *at, needle); end != std::string::npos) {
      return Found{.begin = *at, .end = end};
    }
  }
  return std::nullopt;
}

bool has_words(Words const& words, std::string_view needle) {
  return find_words(words, needle).has_value();
}

bool is_part_of(std::string_view part, std::string_view whole) {
  auto const padded = " " + std::string(whole) + " ";
  return part.size() < whole.size() && !part.empty() &&
         padded.find(" " + std::string(part) + " ") != std::string::npos;
}

Words without(Words words, std::vector<std::string> const& needles) {
  for (auto const& needle : needles) {
    std::size_t from = 0;
    while (auto const found = find_words(words, needle, from)) {
      std::fill(words.text.begin() + static_cast<std::ptrdiff_t>(found->begin),
                words.text.begin() + static_cast<std::ptrdiff_t>(found->end), k_blot);
      from = found->end;
    }
  }
  return words;
}

} // namespace partnerctl::cpor

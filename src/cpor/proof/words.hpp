#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace partnerctl::cpor {

// The words of a text as names are compared: folded (folding.hpp), a blank before and after each.
// What holds an address together (contoso.com, ann@contoso.com) is one word, so that a name in an
// address is not the name; S.A. is "sa"; & is "and"; all else between words is a blank; what
// Unicode says to ignore is nothing. text: of less than 4 GiB.
struct Words {
  std::string text{" "};
  // Of each byte of text, whether it was a capital letter.
  std::vector<bool> is_capital{false};
  // Where the words are that begin with a byte, ascending, for each of the 256: names are looked
  // for by the dozen.
  std::vector<std::vector<std::uint32_t>> begins{};
};
Words words_of(std::string_view text);

// A name as it is looked for: its words without the blanks around them.
std::string needle_of(std::string_view name);

// Where in `words.text` something stands: first byte, and the one after the last.
struct Found {
  std::size_t begin = 0;
  std::size_t end = 0;
};
// The needle as whole words from `from` on, wherever either side has blanks: "power bi" is found in
// "PowerBI" and "72f988bf86f1" in "72f9-88bf 86f1". An empty needle is nowhere.
std::optional<Found> find_words(Words const& words, std::string_view needle, std::size_t from = 0);
bool has_words(Words const& words, std::string_view needle);

// Whether all words of `part` follow each other in `whole`, which has more.
bool is_part_of(std::string_view part, std::string_view whole);
// With every occurrence of these blotted out, so that nothing is found within them.
Words without(Words words, std::vector<std::string> const& needles);

} // namespace partnerctl::cpor

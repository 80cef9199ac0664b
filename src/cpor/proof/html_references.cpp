#include "cpor/proof/html_references.hpp"

#include "cpor/proof/text_encoding.hpp"
#include "partnerctl/core/unicode.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace partnerctl::cpor {
namespace {

// From U+00A0 on, in the order of the code points.
constexpr std::array<std::string_view, 96> k_latin{
    "nbsp",   "iexcl",  "cent",   "pound",  "curren", "yen",    "brvbar", "sect",   "uml",
    "copy",   "ordf",   "laquo",  "not",    "shy",    "reg",    "macr",   "deg",    "plusmn",
    "sup2",   "sup3",   "acute",  "micro",  "para",   "middot", "cedil",  "sup1",   "ordm",
    "raquo",  "frac14", "frac12", "frac34", "iquest", "Agrave", "Aacute", "Acirc",  "Atilde",
    "Auml",   "Aring",  "AElig",  "Ccedil", "Egrave", "Eacute", "Ecirc",  "Euml",   "Igrave",
    "Iacute", "Icirc",  "Iuml",   "ETH",    "Ntilde", "Ograve", "Oacute", "Ocirc",  "Otilde",
    "Ouml",   "times",  "Oslash", "Ugrave", "Uacute", "Ucirc",  "Uuml",   "Yacute", "THORN",
    "szlig",  "agrave", "aacute", "acirc",  "atilde", "auml",   "aring",  "aelig",  "ccedil",
    "egrave", "eacute", "ecirc",  "euml",   "igrave", "iacute", "icirc",  "iuml",   "eth",
    "ntilde", "ograve", "oacute", "ocirc",  "otilde", "ouml",   "divide", "oslash", "ugrave",
    "uacute", "ucirc",  "uuml",   "yacute", "thorn",  "yuml"};

struct Reference {
  std::string_view name;
  char32_t c;
};
constexpr std::array<Reference, 32> k_others{
    {{"amp", '&'},       {"lt", '<'},        {"gt", '>'},        {"quot", '"'},
     {"apos", '\''},     {"ndash", 0x2013},  {"mdash", 0x2014},  {"lsquo", 0x2018},
     {"rsquo", 0x2019},  {"sbquo", 0x201A},  {"ldquo", 0x201C},  {"rdquo", 0x201D},
     {"bdquo", 0x201E},  {"bull", 0x2022},   {"hellip", 0x2026}, {"lsaquo", 0x2039},
     {"rsaquo", 0x203A}, {"euro", 0x20AC},   {"trade", 0x2122},  {"minus", 0x2212},
     {"ensp", 0x2002},   {"emsp", 0x2003},   {"thinsp", 0x2009}, {"zwnj", 0x200C},
     {"zwj", 0x200D},    {"lrm", 0x200E},    {"rlm", 0x200F},    {"OElig", 0x0152},
     {"oelig", 0x0153},  {"Scaron", 0x0160}, {"scaron", 0x0161}, {"hyphen", 0x2010}}};

std::optional<char32_t> named(std::string_view name) {
  auto const latin = std::find(k_latin.begin(), k_latin.end(), name);
  if (latin != k_latin.end()) {
    return 0xA0 + static_cast<char32_t>(latin - k_latin.begin());
  }
  auto const other = std::find_if(k_others.begin(), k_others.end(),
                                  [name](Reference const& one) { return one.name == name; });
  return other == k_others.end() ? std::nullopt : std::optional(other->c);
}

int digit_of(char c) {
  return c >= '0' && c <= '9'   ? c - '0'
         : c >= 'a' && c <= 'f' ? c - 'a' + 10
         : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                : 16;
}

// "#252", "#xFC".
std::optional<char32_t> numbered(std::string_view name) {
  bool const is_hex = name.starts_with("#x") || name.starts_with("#X");
  int const base = is_hex ? 16 : 10;
  name.remove_prefix(is_hex ? 2 : 1);
  char32_t value = 0;
  for (char const c : name) {
    if (digit_of(c) >= base || value > 0x10FFFF) {
      return std::nullopt;
    }
    value = value * static_cast<char32_t>(base) + static_cast<char32_t>(digit_of(c));
  }
  // As browsers do: pages number what Windows has.
  bool const is_windows = value >= 0x80 && value < 0xA0;
  return name.empty() || value == 0 ? std::nullopt
         : is_windows               ? std::optional(windows_1252(static_cast<unsigned char>(value)))
                                    : std::optional(value);
}

} // namespace

void take_reference(std::string_view& html, std::string& text) {
  // The longest name that is known has six letters, the longest number seven digits.
  auto const end = html.substr(0, 12).find(';');
  auto const name = end == std::string_view::npos ? std::string_view() : html.substr(1, end - 1);
  auto const c = name.starts_with('#') ? numbered(name) : named(name);
  if (!c) {
    text += '&';
    html.remove_prefix(1);
    return;
  }
  core::append_utf8(text, *c);
  html.remove_prefix(end + 1);
}

} // namespace partnerctl::cpor

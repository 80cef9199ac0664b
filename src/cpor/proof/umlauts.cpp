#include "cpor/proof/umlauts.hpp"

#include <algorithm>
#include <array>

namespace partnerctl::cpor {
namespace {

struct Umlaut {
  std::string_view written;
  std::string_view spelled;
};
constexpr std::array<Umlaut, 18> k_umlauts{{{"\u00E4", "ae"},
                                            {"\u00F6", "oe"},
                                            {"\u00FC", "ue"},
                                            {"\u00F8", "oe"},
                                            {"\u00E5", "aa"},
                                            {"\u00C4", "Ae"},
                                            {"\u00D6", "Oe"},
                                            {"\u00DC", "Ue"},
                                            {"\u00D8", "Oe"},
                                            {"\u00C5", "Aa"},
                                            {"a\u0308", "ae"},
                                            {"o\u0308", "oe"},
                                            {"u\u0308", "ue"},
                                            {"a\u030A", "aa"},
                                            {"A\u0308", "Ae"},
                                            {"O\u0308", "Oe"},
                                            {"U\u0308", "Ue"},
                                            {"A\u030A", "Aa"}}};

bool may_begin(char c) {
  return std::string_view("aouAOU\xC3").find(c) != std::string_view::npos;
}

} // namespace

std::string umlauts_spelled_out(std::string_view text) {
  std::string spelled;
  spelled.reserve(text.size());
  while (!text.empty()) {
    auto const* const found =
        may_begin(text.front())
            ? std::find_if(k_umlauts.begin(), k_umlauts.end(),
                           [text](Umlaut const& one) { return text.starts_with(one.written); })
            : k_umlauts.end();
    bool const is_umlaut = found != k_umlauts.end();
    spelled += is_umlaut ? found->spelled : text.substr(0, 1);
    text.remove_prefix(is_umlaut ? found->written.size() : 1);
  }
  return spelled;
}

} // namespace partnerctl::cpor

#include "output/html_exact.hpp"
#include "support/hostile_texts.hpp"

#include <catch2/catch.hpp>

#include <array>

using namespace partnerctl;
using output::html_exact;

namespace {

// What a parser makes of it again: the only references that we write.
std::string read_back(std::string const& html) {
  struct Reference {
    std::string_view written;
    char meant;
  };
  constexpr std::array<Reference, 8> k_references{{{"&amp;", '&'},
                                                   {"&lt;", '<'},
                                                   {"&gt;", '>'},
                                                   {"&quot;", '"'},
                                                   {"&#39;", '\''},
                                                   {"&#9;", '\t'},
                                                   {"&#10;", '\n'},
                                                   {"&#13;", '\r'}}};
  std::string text;
  for (std::size_t at = 0; at < html.size();) {
    char meant = html[at];
    std::size_t length = 1;
    for (auto const& reference : k_references) {
      if (html.compare(at, reference.written.size(), reference.written) == 0) {
        meant = reference.meant;
        length = reference.written.size();
      }
    }
    text += meant;
    at += length;
  }
  return text;
}

} // namespace

TEST_CASE("An exact text reads back as it was, blanks and line ends too") {
  for (std::string const text :
       {"plain", " leading and trailing \t", "\n", "one\ntwo", "one\r\ntwo\rthree\n\r\n", "\t\ta",
        "\"quoted\" & 'single' <b>&amp;&#10;&lt;</b>",
        "Käse 株式会社 🚀 👩‍👩‍👧‍👦 🇩🇪 é",
        "\xC2\xA0no-break\xE2\x80\x83", "\xEF\xBF\xBD\xEF\xBF\xBF", "\xF4\x8F\xBF\xBF",
        "##vso[x]"}) {
    auto const exact = html_exact(text);
    CHECK(read_back(exact.html) == text);
    CHECK(exact.is_whole);
  }
  CHECK(html_exact("").html.empty());
  CHECK(html_exact("").is_whole);
}

TEST_CASE("A line end of an exact text is none that a parser could change") {
  CHECK(html_exact("a\r\nb\rc\td").html == "a&#13;&#10;b&#13;c&#9;d");
}

TEST_CASE("What cannot be seen is left out of an exact text, and it is said") {
  for (auto const& [text, left] : std::initializer_list<std::pair<std::string, std::string>>{
           {std::string("a\0b", 3), "ab"},
           {"\x1b[31mred", "[31mred"},
           {"\x7F", ""},
           {"a\xC2\x9B", "a"},
           {"\xE2\x80\xAE"
            "a\xE2\x81\xA6",
            "a"},
           {"\xEF\xBB\xBFid\xE2\x80\x8B", "id"},
           {"a\xFF\xFE"
            "b\xC3",
            "ab"},
           {"\xE2\x82", ""},
           {"\xED\xA0\x80x\xC0\x80\xF5", "x"}}) {
    auto const exact = html_exact(text);
    CHECK(read_back(exact.html) == left);
    CHECK_FALSE(exact.is_whole);
  }
}

TEST_CASE("No hostile text leaves a bracket or a quote behind in an exact one") {
  for (auto const& text : test::hostile_texts()) {
    INFO(text);
    CHECK(html_exact(text).html.find_first_of("<>\"'\t\r\n") == std::string::npos);
  }
}

TEST_CASE("A long text of bytes that are not UTF-8 is read once") {
  auto const exact = html_exact(std::string(1'000'000, '\xFF') + "a");
  CHECK(exact.html == "a");
}

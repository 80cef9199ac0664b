#include "cli/markdown.hpp"

#include <catch2/catch.hpp>

using partnerctl::cli::markdown_code;
using partnerctl::cli::markdown_text;

TEST_CASE("plain text is the same in Markdown") {
  auto const* text =
      GENERATE("Contoso, Ltd.", "Wide World Importers 東京", "O'Neill (west)", "a-b/c", "");
  CHECK(markdown_text(text) == text);
}

TEST_CASE("no character of a foreign text is Markdown or HTML") {
  for (char const c : std::string("\\`*_{}[]<>#!|~$&:@^")) {
    auto const shown = markdown_text("a" + std::string(1, c) + "b");
    INFO(c);
    CHECK(shown.rfind("a&#" + std::to_string(static_cast<int>(c)) + ";", 0) == 0);
    CHECK(shown.back() == 'b');
  }
}

TEST_CASE("a foreign text makes neither links nor mentions nor rows") {
  CHECK(markdown_text("https://evil.example") == "https&#58;//evil.example");
  CHECK(markdown_text("WWW.evil.example") == "WWW&#46;evil.example");
  CHECK(markdown_text("@everyone") == "&#64;&#8288;everyone");
  CHECK(markdown_text("[a](b)") == "&#91;a&#93;(b)");
  CHECK(markdown_text("a | b\n| c |") == "a &#124; b &#124; c &#124;");
  CHECK(markdown_text("<script>x</script>") == "&#60;script&#62;x&#60;/script&#62;");
  CHECK(markdown_text("&lt;") == "&#38;lt;");
}

TEST_CASE("a foreign text in a table is one printable line of bounded length") {
  CHECK(markdown_text(" a\tb\r\nc\x1B[0m ") == "a b  c\uFFFD&#91;0m");
  CHECK(markdown_text(std::string(10'000, 'x')).size() < 1000);
}

TEST_CASE("code stays code and what could end it is text") {
  CHECK(markdown_code("contoso.example") == "`contoso.example`");
  CHECK(markdown_code("partnerctl auth login --tenant <T> *") ==
        "`partnerctl auth login --tenant <T> *`");
  CHECK(markdown_code("") == "");
  CHECK(markdown_code("a`b") == "a&#96;b");
  CHECK(markdown_code("a|b") == "a&#124;b");
  CHECK(markdown_code("a\\") == "a&#92;");
}

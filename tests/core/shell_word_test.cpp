#include "partnerctl/core/shell_word.hpp"

#include <catch2/catch.hpp>

using partnerctl::core::shell_word;

TEST_CASE("a word of plain letters and signs stands as it is") {
  for (auto const* word :
       {"a", "--option=x", "sqlite:///a/b.db", "me@contoso.example", "50%", "-"}) {
    CHECK(shell_word(word) == word);
  }
}

TEST_CASE("any other word is quoted, and says what it said") {
  CHECK(shell_word("") == "''");
  CHECK(shell_word("my customers.csv") == "'my customers.csv'");
  CHECK(shell_word("it's") == "'it'\\''s'");
  CHECK(shell_word("'") == "''\\'''");
  for (auto const* word : {"$HOME", "`id`", "a;b", "a&b", "~", "~/a", "a\nb", "*", "\\", "Ä", "!",
                           "#", "=ls", "a\tb", "(", "\"a\""}) {
    CHECK(shell_word(word) == "'" + std::string(word) + "'");
  }
}

#include "cpor/proof/folding.hpp"
#include "cpor/proof/words.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl::cpor;

namespace {

std::string words(std::string_view text) {
  auto const found = words_of(text);
  CHECK(found.is_capital.size() == found.text.size());
  return found.text;
}

bool has(std::string_view text, std::string_view name) {
  return has_words(words_of(text), needle_of(name));
}

} // namespace

TEST_CASE("letters of full width are capitals too") {
  CHECK(words_of("\uFF34a \uFF41").is_capital ==
        std::vector<bool>{false, true, false, false, false, false});
}

TEST_CASE("marks that nobody sees part no words and make no names differ") {
  for (std::string const mark :
       {"\u200F", "\u200E", "\u061C", "\u202B",     "\u2067",     "\u2069",    "\u180E",
        "\u034F", "\u115F", "\u17B4", "\u3164",     "\uFFA0",     "\uFEFF",    "\u200D",
        "\u00AD", "\uFE0F", "\uFFF9", "\U0001D173", "\U000E0020", "\U000E01EF"}) {
    INFO(mark);
    auto const plain = words_of("at קונטוסו and Contoso Ltd");
    auto const marked =
        words_of("at " + mark + "קונטוסו" + mark + " and Con" + mark + "toso" + mark + " Ltd");
    CHECK(marked.text == plain.text);
    CHECK(has_words(plain, needle_of(mark + "קונטוסו" + mark)));
    CHECK(needle_of(mark).empty());
  }
  CHECK(needle_of("a\u2010b") == needle_of("a-b"));
}

TEST_CASE("words are compared without case, accents and punctuation") {
  CHECK(words("Müller & Söhne, Straße 5!") == " muller and sohne strasse 5 ");
  CHECK(words("ÀÉÎÕÜ çñ Łódź Škoda Ørsted Œuvre Ægir İzmir") ==
        " aeiou cn lodz skoda orsted oeuvre aegir izmir ");
  // Accents that stand after their letters; a letter of Vietnamese; Romanian ones.
  CHECK(words("Mu\u0308ller Nguyễn Știință") == " muller nguyen stiinta ");
  CHECK(words("Ελλάδα ΟΔΌΣ Москва Ёлка") == " ελλαδα οδοσ москва елка ");
  CHECK(words("").size() == 1);
  CHECK(words(" \t\n—…“”").size() == 1);
}

TEST_CASE("blanks, hyphens and quotes of word processors are like others") {
  CHECK(words("Teams\u00A0Phone") == " teams phone ");
  CHECK(words("Coca–Cola e‑mail a—b") == " coca cola e mail a b ");
  CHECK(words("O’Brien's") == " o brien s ");
  CHECK(words("Con\u00ADto\u200Bso\uFEFF") == " contoso ");
  CHECK(words("ﬁnance oﬃce ＴＥＡＭＳ") == " finance office teams ");
  CHECK(words("Contoso® Teams™ ✓done🙂") == " contoso teams done ");
}

TEST_CASE("an address is one word, an abbreviation another") {
  CHECK(words("see www.contoso.com, ann@contoso-uk.com.") ==
        " see www.contoso.com ann@contoso-uk.com ");
  CHECK(words("https://contoso.sharepoint.com/sites/x_y") ==
        " https contoso.sharepoint.com sites x y ");
  CHECK(words("Contoso S.A. and S.p.A, e.V.; B.V") == " contoso sa and spa ev bv ");
  CHECK(words("for Contoso.The end.") == " for contoso the end ");
  CHECK(words("22.11.2026-Contoso v2.0 a..b @x y@ .z") == " 22 11 2026 contoso v2 0 a b x y z ");
}

TEST_CASE("scripts without blanks part into characters") {
  CHECK(words("株式会社コントソ御中") == " 株 式 会 社 コ ン ト ソ 御 中 ");
  CHECK(has("お客様:コントソ株式会社", "コントソ"));
}

TEST_CASE("capital letters are remembered") {
  auto const found = words_of("our Teams");
  CHECK(found.text == " our teams ");
  CHECK_FALSE(found.is_capital[1]);
  CHECK(found.is_capital[5]);
  CHECK_FALSE(found.is_capital[6]);
}

TEST_CASE("a needle is found as whole words, wherever blanks stand") {
  CHECK(has("we use Power BI daily", "powerbi"));
  CHECK(has("we use PowerBI daily", "Power BI"));
  CHECK(has("Con-\ntoso", "contoso"));
  CHECK_FALSE(has("powerbis", "Power BI"));
  CHECK_FALSE(has("superpower bi", "Power BI"));
  CHECK_FALSE(has("steams", "Teams"));
  CHECK_FALSE(has("teamsphone", "Teams"));
  CHECK(has("teams", "Teams"));
  CHECK_FALSE(has("ann@contoso.com", "Contoso"));
  CHECK_FALSE(has("", "Contoso"));
  CHECK_FALSE(has("anything", ""));
  CHECK_FALSE(has("anything", "..."));
}

TEST_CASE("occurrences are found one after the other") {
  auto const words = words_of("teams and Teams");
  auto const first = find_words(words, "teams");
  REQUIRE(first);
  auto const second = find_words(words, "teams", first->end);
  REQUIRE(second);
  CHECK(second->begin > first->end);
  CHECK_FALSE(find_words(words, "teams", second->end));
}

TEST_CASE("what is blotted out is not found, and its neighbours are") {
  auto const words = without(words_of("Teams Phone, Teams"), {"teams phone"});
  CHECK(has_words(words, "teams"));
  CHECK_FALSE(has_words(words, "phone"));
  CHECK_FALSE(has_words(without(words_of("Teams-Phone TeamsPhone"), {"teams phone"}), "teams"));
}

TEST_CASE("a name is a part of a longer one by whole words") {
  CHECK(is_part_of("teams", "teams phone"));
  CHECK(is_part_of("phone", "teams phone"));
  CHECK_FALSE(is_part_of("team", "teams phone"));
  CHECK_FALSE(is_part_of("teams phone", "teams phone"));
  CHECK_FALSE(is_part_of("", "teams"));
}

TEST_CASE("a folded text keeps its punctuation and its lines") {
  CHECK(folded_text("22. März\u00A02026\n") == "22. marz 2026\n");
  CHECK(folded_text("1º – 2026年11月22日") == "1o - 2026-11-22 ");
}

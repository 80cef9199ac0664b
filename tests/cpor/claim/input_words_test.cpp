#include "cpor/claim/input_words.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl::cpor;
using Texts = std::vector<std::string>;

TEST_CASE("a folded name has no case, blanks and dashes") {
  CHECK(folded_name(" Customer-Tenant_ID. ") == "customertenantid");
  CHECK(folded_name("F&O 365") == "fando365");
  CHECK(folded_name("Größe") == "größe");
  CHECK(folded_name("-_ ").empty());
}

TEST_CASE("yes and no are told from what is neither") {
  CHECK(yes_or_no(" Yes\t") == true);
  CHECK(yes_or_no("X") == true);
  CHECK(yes_or_no("false") == false);
  CHECK(yes_or_no("") == false);
  CHECK_FALSE(yes_or_no("yes" + std::string(100, ' ') + "no"));
  CHECK_FALSE(yes_or_no("falsely"));
  CHECK_FALSE(yes_or_no("ny"));
  CHECK_FALSE(yes_or_no("perhaps"));
}

TEST_CASE("a letter is enough, and so is what a spreadsheet writes for a ticked cell") {
  for (auto const* yes :
       {"y", "Y", "1", "TRUE", "WAHR", "VRAI", "Verdadero", "VERDADEIRO", "VERO", "WAAR"}) {
    CAPTURE(yes);
    CHECK(yes_or_no(yes) == true);
  }
  for (auto const* no : {"n", " N ", "0", "FALSE", "FALSCH", "FAUX", "FALSO", "ONWAAR"}) {
    CAPTURE(no);
    CHECK(yes_or_no(no) == false);
  }
}

TEST_CASE("a cell is divided at semicolons that no backslash guards") {
  CHECK(split_cell("") == Texts{""});
  CHECK(split_cell(" a ;b c; ") == Texts{"a", "b c", ""});
  CHECK(split_cell(R"(a\;b;c\\;d\e\)") == Texts{"a;b", R"(c\)", R"(d\e\)"});
}

TEST_CASE("what is joined in a cell is divided into the same") {
  for (auto const& texts :
       {Texts{""}, Texts{"a", "", "b"}, Texts{";", "\\", "\\;", "a\\"}, Texts{"\\\\", ";;"}}) {
    CHECK(split_cell(join_cell(texts)) == texts);
  }
  CHECK(join_cell({"Teams", "Intune"}) == "Teams; Intune");
}

TEST_CASE("the nearest name is the one with the fewest slips, else one that ends like it") {
  Texts const names{"customer.tenantId", "customer.name", "name"};
  CHECK(nearest_name("nmae", names) == "name");
  CHECK(nearest_name("Customer Nam", names) == "customer.name");
  CHECK(nearest_name("tenantid", names) == "customer.tenantId");
  CHECK(nearest_name("id", names).empty());
  CHECK(nearest_name("", names).empty());
  CHECK(nearest_name("?!", names).empty());
  CHECK(nearest_name(std::string(500'000, 'x'), names).empty());
}

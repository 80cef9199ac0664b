#include "cpor/proof/legal_forms.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl::cpor;

namespace {

bool has(std::string_view text, std::string_view name, std::string_view other = {}) {
  return has_company(words_of(text), name, other);
}

} // namespace

TEST_CASE("a company's legal form is no part of its name") {
  for (auto const* name : {"Contoso",
                           "CONTOSO LTD.",
                           "Contoso Limited",
                           "Contoso, Inc.",
                           "Contoso Pty. Ltd.",
                           "Contoso GmbH",
                           "Contoso GmbH & Co. KG",
                           "Contoso UG (haftungsbeschränkt)",
                           "Contoso S.p.A.",
                           "Contoso S. p. A.",
                           "Contoso SpA",
                           "Contoso S.à r.l.",
                           "Contoso Sp. z o.o.",
                           "Contoso A/S",
                           "Contoso S.A. de C.V.",
                           "Contoso B.V.",
                           "Contoso AB (publ)",
                           "ООО Contoso",
                           "株式会社 Contoso",
                           "Contoso株式会社",
                           "Contoso d.o.o.",
                           "Contoso  LLC "}) {
    INFO(name);
    CHECK(company_needle(name) == "contoso");
  }
}

TEST_CASE("a name is compared with any legal form in the text, or none") {
  CHECK(has("between CONTOSO Limited and us", "Contoso Ltd."));
  CHECK(has("for Contoso's users", "Contoso Ltd"));
  CHECK(has("Société Générale S.A.", "Societe Generale"));
  CHECK(has("Müller\u00A0&\u00A0Söhne", "Muller and Sohne GmbH"));
  CHECK_FALSE(has("Contosoft Ltd", "Contoso Ltd"));
  CHECK_FALSE(has("our ltd", "Contoso Ltd"));
  CHECK_FALSE(has("mail ann@contoso.com, see contoso.com", "Contoso Ltd"));
  CHECK_FALSE(has("anything", ""));
}

TEST_CASE("a name that is all legal form, or a letter, stands as a whole") {
  CHECK(company_needle("Limited") == "limited");
  CHECK(company_needle("X Corp") == "x corp");
  CHECK(company_needle("The Company, Inc.") == "the company inc");
  CHECK(company_needle("3M Company") == "3m");
  CHECK(company_needle("Co. Ltd.") == "co");
  CHECK_FALSE(has("x marks the spot", "X Corp."));
  CHECK(company_needle("").empty());
  CHECK(company_needle("?!").empty());
}

TEST_CASE("a name within the other party's longer name is not there") {
  CHECK_FALSE(has("by Contoso Consulting Ltd", "Contoso", "Contoso Consulting Ltd"));
  CHECK(has("by Contoso Consulting Ltd for Contoso", "Contoso", "Contoso Consulting Ltd"));
  CHECK(has("by Contoso Consulting", "Contoso Consulting", "Contoso"));
  CHECK(has("Contoso", "Contoso Ltd", "Contoso GmbH"));
}

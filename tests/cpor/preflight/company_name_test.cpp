#include "cpor/preflight/company_name.hpp"

#include <catch2/catch.hpp>

#include <string>

using partnerctl::cpor::is_same_company;

TEST_CASE("a company is the same whatever the case, the dots and the legal form") {
  auto const [a, b] = GENERATE(
      table<std::string, std::string>({{"Contoso Partner Ltd", "CONTOSO PARTNER LIMITED"},
                                       {"Contoso Partner Ltd.", "  contoso-partner  "},
                                       {"Contoso", "Contoso Partner Ltd"},
                                       {"The Contoso Company, Inc.", "Contoso"},
                                       {"Fabrikam S.A.", "Fabrikam SA"},
                                       {"O'Neil & Sons", "ONeil Sons"},
                                       {"M\xC3\x9CLLER GmbH", "M\xC3\xBCller GmbH"},
                                       {"A. Datum Corporation", "A Datum Corp"},
                                       {"\xE6\x9D\xB1\xE4\xBA\xAC", " \xE6\x9D\xB1\xE4\xBA\xAC "},
                                       {"AG", "ag"}}));
  CAPTURE(a, b);
  CHECK(is_same_company(a, b));
  CHECK(is_same_company(b, a));
}

TEST_CASE("two companies are not the same for a word, a beginning or a legal form in common") {
  auto const [a, b] = GENERATE(table<std::string, std::string>(
      {{"Contoso Partner Ltd", "Fabrikam Partner Ltd"},
       {"Contoso", "Contosotech"},
       {"Contoso East", "Contoso West"},
       {"Partner Contoso", "Contoso"},
       {"Contoso Ltd", "Ltd"},
       {"\xE6\x9D\xB1\xE4\xBA\xAC Ltd", "\xE5\xA4\xA7\xE9\x98\xAA Ltd"},
       {"Contoso", ""},
       {"...", "Contoso"}}));
  CAPTURE(a, b);
  CHECK_FALSE(is_same_company(a, b));
  CHECK_FALSE(is_same_company(b, a));
}

#include "cpor/proof/lines_to_sign.hpp"
#include "support/processor_time.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace partnerctl::cpor;

TEST_CASE("a line to sign on with nothing on it is empty") {
  for (auto const* text : {"Signature: ______",
                           "Signature_____",
                           "Signature: ..............",
                           "Signature: \u2026\u2026\u2026\u2026",
                           "Signature: X______",
                           "Contoso\n______\nSignature",
                           "______\nSignature of the customer\n______\nDate",
                           "______\n\n  Signature\nDate: 2026-11-01",
                           "Signature   ______",
                           "Customer signature ______ Date ______",
                           "Signature: ____ Date: 2026-11-01",
                           "Name: Ann Lee   Signature: ____   Date: x",
                           "Name: Ann Lee\tSignature: ____\tDate: x",
                           "Signature\n____________________\nDate\n____",
                           "Signature:\n____",
                           "Signature\n\n  ____",
                           "| Signature | ____ |",
                           "By: ______ Name: ______",
                           "Unterschrift des Kunden: ______",
                           "Signature: /s/ Ann Lee\nCustomer signature: ____"}) {
    INFO(text);
    CHECK(has_empty_line_to_sign(text));
  }
}

TEST_CASE("a line that somebody wrote on, or that is for something else, is not") {
  for (auto const* text : {"",
                           "Signature",
                           "Signature: Ann Lee",
                           "Signature: /s/ Ann Lee\nDate: ____",
                           "Signature: ____ Ann Lee",
                           "Signature: ___Ann Lee___",
                           "Signature __",
                           "Name: ______",
                           "Title\n____\nSignature\n/s/ Ann",
                           "Signed by: Ann Lee\n______\n",
                           "Prepared by: ____",
                           "____ Signature",
                           "Signatures ............ 7",
                           "Title\n____\nSignature\nAnn Lee\nDate\n____",
                           "______\nTitle\nSignature",
                           "Signature: Ann Lee.",
                           "Signature\u2019s",
                           "Signature: Ann | ____",
                           "Signature: \u00C4nn ____",
                           "No signature is needed: ____",
                           "Assigned: ____"}) {
    INFO(text);
    CHECK_FALSE(has_empty_line_to_sign(text));
  }
}

TEST_CASE("a text of lines to write on is read in a moment") {
  std::string text;
  while (text.size() < 1'000'000) {
    text += "a ____ ";
  }
  auto const begin = partnerctl::test::processor_seconds();
  CHECK_FALSE(has_empty_line_to_sign(text));
  for (char const c : {'_', '.', '\n'}) {
    CHECK_FALSE(has_empty_line_to_sign(std::string(1'000'000, c)));
  }
  CHECK_FALSE(has_empty_line_to_sign(std::string(1'000'000, ' ').append(text)));
  CHECK(partnerctl::test::processor_seconds() - begin < 10);
}

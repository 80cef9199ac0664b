#include "cpor/proof/lines_to_sign.hpp"
#include "support/processor_time.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace partnerctl::cpor;

TEST_CASE("a line to sign on with nothing on it is empty") {
  for (auto const* text :
       {"Signature: ______", "Signature_____", "Signature   ______",
        "Customer signature ______ Date ______", "Signature: ____ Date: 2026-11-01",
        "Name: Ann Lee   Signature: ____   Date: x", "Name: Ann Lee\tSignature: ____\tDate: x",
        "Signature\n____________________\nDate\n____", "Signature:\n____", "Signature\n\n  ____",
        "| Signature | ____ |", "By: ______ Name: ______", "Unterschrift des Kunden: ______",
        "Signature: /s/ Ann Lee\nCustomer signature: ____"}) {
    INFO(text);
    CHECK(has_empty_line_to_sign(text));
  }
}

TEST_CASE("a line that somebody wrote on, or that is for something else, is not") {
  for (auto const* text :
       {"", "Signature", "Signature: Ann Lee", "Signature: /s/ Ann Lee\nDate: ____",
        "Signature: ____ Ann Lee", "Signature: ___Ann Lee___", "Signature __", "Name: ______",
        "Title\n____\nSignature\n/s/ Ann", "Signed by: Ann Lee\n______\n", "Prepared by: ____",
        "____ Signature", "Signature: Ann | ____", "Signature: \u00C4nn ____",
        "No signature is needed: ____", "Assigned: ____"}) {
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
  CHECK_FALSE(has_empty_line_to_sign(std::string(1'000'000, '_')));
  CHECK(partnerctl::test::processor_seconds() - begin < 10);
}

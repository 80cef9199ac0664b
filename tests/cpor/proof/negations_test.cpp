#include "cpor/proof/negations.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl::cpor;

TEST_CASE("a signature that a sentence denies is cut, up to the sentence's end") {
  CHECK(without_denied("No signature is needed. Signature: Ann") == ". Signature: Ann");
  CHECK(without_denied("Valid WITHOUT a signature!") == "Valid !");
  CHECK(without_denied("needs no\nsignature here\nSignature") == "needs \nSignature");
  CHECK(without_denied("It needs no fee and no signature") == "It needs ");
  CHECK(without_denied("sans SIGN\xC3\x89, sem assinatura; nicht gez.") == "; .");
  CHECK(without_denied("Do not sign") == "Do ");
}

TEST_CASE("a denial ends with its column") {
  CHECK(without_denied("No signature needed  Signature: Ann") == "  Signature: Ann");
  CHECK(without_denied("No signature needed\tSignature: Ann") == "\tSignature: Ann");
  CHECK(without_denied("No signature needed __ Signature: Ann") == "__ Signature: Ann");
  for (auto const* text : {"Not for redistribution      Customer signature: ____ Ann Lee",
                           "Not for sale\tSignature", "no ____ signature", "no  signature"}) {
    CHECK(without_denied(text) == text);
  }
}

TEST_CASE("a denial is of a signature that is near") {
  CHECK(without_denied("no a b c d signature e") == "");
  for (auto const* text :
       {"no a b c d e signature", "no significant design", "required: no\nSignature", "no",
        "a not\n", "not a word of it", "no gezahlt"}) {
    CHECK(without_denied(text) == text);
  }
}

TEST_CASE("Portuguese denies nothing with its word for in the") {
  for (auto const* text :
       {"descrito no presente documento assinado por Ann Lee", "No documento, a Assinatura"}) {
    CHECK(without_denied(text) == text);
  }
  CHECK(without_denied("sem a assinatura") == "");
  CHECK(without_denied("no est\xC3\xA1 firmado") == "");
}

TEST_CASE("a text that denies at every word is read once") {
  std::string text;
  for (int i = 0; i < 20'000; ++i) {
    text += "no ";
  }
  CHECK(without_denied(text) == text);
}

TEST_CASE("what only looks like a denial is kept, and all else byte by byte") {
  for (auto const* text :
       {"", "Notice, node, piano, nos", "Contract no 17 signed by Ann", "no #4 signed",
        "Signature n\xC3\xB6 \xFF\0x", "a_b|c\r\n\td", "No. 17, signed"}) {
    CHECK(without_denied(text) == text);
  }
}

TEST_CASE("a signature that is said to be yet to come is cut like one that is denied") {
  CHECK(without_denied("Customer signature: pending. Signature: Ann") ==
        "Customer . Signature: Ann");
  CHECK(without_denied("Signature still pending\tSigned: Ann") == "\tSigned: Ann");
  CHECK(without_denied("It is to be signed by us. Signed: Ann") == "It is to . Signed: Ann");
  CHECK(without_denied("Missing: signature, date") == "");
  CHECK(without_denied("Signature\n Pending\nDate") == "\nDate");
  for (auto const* text :
       {"Signature: Ann Lee", "Signature:\nNo fees are due", "Signature\nPending invoices: 3",
        "signed by Ann Lee, pending approval", "Signature ____ pending", "signed a b c d pending",
        "to be assigned", "be at the signature", "Signature: Nolan", "Signed: Not Adatum"}) {
    CHECK(without_denied(text) == text);
  }
}

TEST_CASE("a text that has a word of signing at every place is read once") {
  std::string text;
  for (int i = 0; i < 20'000; ++i) {
    text += "signature ";
  }
  CHECK(without_denied(text) == text);
}

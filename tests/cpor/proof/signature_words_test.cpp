#include "cpor/proof/signature_words.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl::cpor;

namespace {

bool has(std::string_view text) {
  return has_signature_words(text);
}

} // namespace

TEST_CASE("words that stand where people sign are found") {
  for (auto const* text : {"Signature",
                           "SIGNATURE: ______",
                           "Signature_____",
                           "Authorised signatory",
                           "Signed by Ann",
                           "/s/ Ann Lee",
                           "Name: /s/Ann",
                           "DocuSigned by:",
                           "Digitally signed by Ann",
                           "signed on behalf of Contoso",
                           "Signed: Ann",
                           "Signed ______",
                           "Name\n Signed \nDate",
                           "Signed",
                           "Sign here",
                           "Sign: X",
                           "Unterschrift des Kunden",
                           "gez. Müller",
                           "Unterzeichnet am",
                           "Signé par",
                           "Lu et approuvé",
                           "Firma del cliente: ____",
                           "Firmado",
                           "Firma (leggibile)",
                           "Firmato da",
                           "Assinatura",
                           "Handtekening",
                           "Ondertekend",
                           "署名",
                           "签字",
                           "Ǝ sÍgNaTuRe",
                           "By: ______ Name: ______",
                           "Contoso Ltd\nBy:\nName: Ann Lee\nTitle: CFO",
                           "By: ____",
                           "By: ______    By: ______",
                           "| By: | | Name: |",
                           "No fees are due. Signature: ____",
                           "Contract no 17, signed by Ann",
                           "Not valid unless paid:\nSignature",
                           "Not for redistribution      Customer signature: ____ Ann Lee",
                           "Conforme descrito no presente documento assinado por Ann Lee",
                           "a signature is not required"}) {
    INFO(text);
    CHECK(has(text));
  }
}

TEST_CASE("words that only look like those are not") {
  for (auto const* text : {"",
                           "users signed in daily",
                           "500 users signed\nin to Entra ID",
                           "signed up for training",
                           "assigned by the admin",
                           "design: new",
                           "a signal",
                           "https://contoso.com/s/x",
                           "a/s/b",
                           "resigned: Ann",
                           "Firma Contoso GmbH",
                           "Firma: Contoso und Partner",
                           "sign in",
                           "They signed.",
                           "insignature",
                           "No signature is needed",
                           "no signature required",
                           "This paper is valid without a signature.",
                           "needs no handwritten\nsignature",
                           "Keine Unterschrift nötig",
                           "Ohne Unterschrift gültig",
                           "sans signature",
                           "No signature is needed      Fees are due",
                           "Do not sign here",
                           "sin la firma de nadie",
                           "was not signed by anyone",
                           "Prepared by: Ann\nName: x",
                           "By: Ann",
                           "By: a fine day",
                           "Standby: ___"}) {
    INFO(text);
    CHECK_FALSE(has(text));
  }
}

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
                           "a signature is not required",
                           "in witness whereof this contract is signed by",
                           "caused this paper to be signed by their officers:\nBy: ____ Name: ____",
                           "The signature of the customer, whose order is pending",
                           "Signature: ____ pending approval",
                           "Signature      Pending invoices: 3",
                           "Podpis klienta",
                           "Подпись заказчика",
                           "Підпис",
                           "İmza",
                           "Underskrift",
                           "Namnteckning",
                           "Allekirjoitus",
                           "Aláírás",
                           "Υπογραφή",
                           "서명"}) {
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

TEST_CASE("a signature that is yet to come is none") {
  for (auto const* text : {"signature pending",
                           "Customer signature: pending",
                           "SIGNATURE (PENDING)",
                           "Signature of the customer pending",
                           "Signature\nPending\nDate\n2026-11-01",
                           "Signature is still missing",
                           "Signature: TBD",
                           "Signature: n/a",
                           "Signature: none",
                           "Signature: unsigned",
                           "Signed: no",
                           "Signed? No",
                           "Signed: not yet",
                           "signature to follow",
                           "to be signed by the customer",
                           "must be signed by Contoso",
                           "not yet signed by Contoso",
                           "Not yet signed",
                           "awaiting signature",
                           "Awaiting the customer's signature",
                           "pending signature",
                           "Pending: customer signature",
                           "missing signature",
                           "Non firmato",
                           "non firmato dal cliente",
                           "Firma mancante",
                           "in attesa di firma",
                           "nicht unterschrieben",
                           "Noch nicht unterschrieben",
                           "Unterschrift fehlt",
                           "Unterschrift: ausstehend",
                           "muss noch unterschrieben werden",
                           "non sign\u00E9 par le client",
                           "en attente de signature",
                           "signature manquante",
                           "sin firmar",
                           "Firma pendiente",
                           "pendiente de firma",
                           "n\u00E3o assinado",
                           "niet ondertekend",
                           "Handtekening ontbreekt"}) {
    INFO(text);
    CHECK_FALSE(has(text));
  }
}

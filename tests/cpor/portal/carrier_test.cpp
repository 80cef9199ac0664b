#include "partnerctl/core/text.hpp"
#include "partnerctl/cpor/carrier.hpp"

#include <catch2/catch.hpp>

#include <set>

using namespace partnerctl;
using namespace partnerctl::cpor;
using Texts = std::vector<std::string>;

namespace {

std::vector<Proof> proofs_named(Texts const& names) {
  std::vector<Proof> proofs;
  for (auto const& name : names) {
    proofs.push_back({.name = name});
  }
  return proofs;
}

Texts carried(Texts const& names) {
  return carried_names(proofs_named(names));
}

std::string carried_one(std::string const& name) {
  return carried({name}).at(0);
}

} // namespace

TEST_CASE("a proof keeps its name where that is safe everywhere") {
  CHECK(carried({"sow.pdf", "Statement-of_Work.v2.DOCX", "README"}) ==
        Texts{"sow.pdf", "Statement-of_Work.v2.DOCX", "README"});
  CHECK(carried({}).empty());
}

TEST_CASE("proofs of the same name are carried under different ones") {
  CHECK(carried({"sow.pdf", "sow.pdf", "sow.pdf"}) == Texts{"sow.pdf", "sow-2.pdf", "sow-3.pdf"});
  CHECK(carried({"sow", "sow"}) == Texts{"sow", "sow-2"});
  CHECK(carried({"sow.pdf", "sow.docx"}) == Texts{"sow.pdf", "sow.docx"});
}

TEST_CASE("names that differ only in case are not both used") {
  CHECK(carried({"SOW.pdf", "sow.PDF", "Sow.Pdf"}) == Texts{"SOW.pdf", "sow-2.PDF", "Sow-3.Pdf"});
}

TEST_CASE("a number that makes a name different meets no name that is there") {
  CHECK(carried({"sow-2.pdf", "sow.pdf", "sow.pdf", "SOW-2.pdf"}) ==
        Texts{"sow-2.pdf", "sow.pdf", "sow-3.pdf", "SOW-2-2.pdf"});
  CHECK(carried({"sow.pdf", "sow.pdf", "sow-2.pdf"}) ==
        Texts{"sow.pdf", "sow-2.pdf", "sow-2-2.pdf"});
}

TEST_CASE("a proof's name leads out of no folder and hides in none") {
  CHECK(carried_one("../../etc/passwd") == "etc_passwd");
  CHECK(carried_one("..\\..\\boot.ini") == "boot.ini");
  CHECK(carried_one("/sow.pdf") == "sow.pdf");
  CHECK(carried_one(".htaccess") == "htaccess");
  CHECK(carried_one("-rf.pdf") == "rf.pdf");
  CHECK(carried_one("C:\\sow.pdf") == "C_sow.pdf");
}

TEST_CASE("what other systems do not take is not in a carried name") {
  CHECK(carried_one("sow (signed).pdf") == "sow_signed.pdf");
  CHECK(carried_one("a<b>|\"?*\n\x1b[1m.pdf") == "a_b_1m.pdf");
  CHECK(carried_one("Vertrag Müller.pdf") == "Vertrag_M_ller.pdf");
  CHECK(carried_one("sow.pdf. ") == "sow.pdf");
  CHECK(carried_one(std::string("sow\0.pdf", 8)) == "sow.pdf");
  CHECK(carried_one("sow\xFF.pdf") == "sow.pdf");
}

TEST_CASE("a name of which nothing is left is a proof with its ending") {
  CHECK(carried({"作業範囲記述書.pdf", "見積書.pdf", "", "...", "__"}) ==
        Texts{"proof.pdf", "proof-2.pdf", "proof", "proof-2", "proof-3"});
  CHECK(carried_one(".pdf") == "pdf");
}

TEST_CASE("a carried name is no device of Windows") {
  CHECK(carried({"CON", "nul.pdf", "com1.tar.docx", "lpt9.txt", "aux.pdf"}) ==
        Texts{"proof-CON", "proof-nul.pdf", "proof-com1.tar.docx", "proof-lpt9.txt",
              "proof-aux.pdf"});
  CHECK(carried({"console.pdf", "com10.txt", "comx.txt", "lpt.txt"}) ==
        Texts{"console.pdf", "com10.txt", "comx.txt", "lpt.txt"});
}

TEST_CASE("a long name is cut before its ending") {
  CHECK(carried_one(std::string(300, 'a') + ".docx") == std::string(80, 'a') + ".docx");
  CHECK(carried_one(std::string(80, 'a') + ".docx") == std::string(80, 'a') + ".docx");
  CHECK(carried_one("a." + std::string(10, 'b')) == "a." + std::string(10, 'b'));
  // That is no ending.
  CHECK(carried_one("a." + std::string(200, 'b')) == "a." + std::string(78, 'b'));
}

TEST_CASE("two thousand proofs of one name have as many names") {
  auto const names = carried(Texts(2000, "sow.pdf"));
  std::set<std::string> lower;
  for (auto const& name : names) {
    lower.insert(core::to_lower(name));
  }
  CHECK(lower.size() == 2000);
  CHECK(names.back() == "sow-2000.pdf");
}

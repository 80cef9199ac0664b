#include "cpor/proof/proof_formats.hpp"
#include "cpor/proof_files.hpp"
#include "support/fixtures.hpp"

#include <catch2/catch.hpp>

#include <zip.h>

using namespace partnerctl::cpor;
using namespace partnerctl::cpor::test;
using Catch::Matchers::Contains;
using Outcome = ProofText::Outcome;

namespace {

std::string repeated(std::string const& text, std::size_t count) {
  std::string all;
  all.reserve(text.size() * count);
  for (std::size_t i = 0; i < count; ++i) {
    all += text;
  }
  return all;
}

} // namespace

TEST_CASE("a document that unpacks without end is not unpacked") {
  auto const bomb = docx_with(std::string(std::size_t{40} << 20U, ' '));
  REQUIRE(bomb.size() < 100'000);
  auto const read = read_bytes("a.docx", bomb);
  CHECK(read.outcome == Outcome::unreadable);
  CHECK_THAT(read.why, Contains("32 MiB"));
}

TEST_CASE("many parts share one limit") {
  std::vector<ZipEntry> headers;
  headers.reserve(5);
  for (int i = 0; i < 5; ++i) {
    headers.push_back({"word/header" + std::to_string(i) + ".xml",
                       document_xml(std::string(std::size_t{8} << 20U, ' '))});
  }
  CHECK(read_bytes("a.docx", docx_with(paragraph("a"), headers)).outcome == Outcome::unreadable);
}

TEST_CASE("what a zip says of sizes is not believed") {
  // The size of the only entry, in its central and its local header.
  auto bytes = docx_of({"a"});
  auto const last = bytes.rfind("PK\x01\x02");
  REQUIRE(last != std::string::npos);
  bytes.replace(last + 24, 4, std::string("\x05\0\0\0", 4));
  auto const read = read_bytes("a.docx", bytes);
  CHECK((read.outcome == Outcome::unreadable || read.text == "a\n"));
}

TEST_CASE("a document of too many elements is refused before they are built") {
  auto const read = read_bytes("a.docx", docx_with(repeated("<b/>", 2'000'001)));
  CHECK(read.outcome == Outcome::unreadable);
}

TEST_CASE("entities that grow or reach outwards are not expanded") {
  auto const read = read_bytes(
      "a.docx", zip_of({{"word/document.xml",
                         "<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">"
                         "<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                         "<d><p><t>&b;&x;&amp;</t></p></d>"}}));
  CHECK(read.outcome == Outcome::read);
  CHECK(read.text == "&b;&x;&\n");
}

TEST_CASE("elements may be nested as deep as they like") {
  constexpr std::size_t k_deep = 300'000;
  auto const read =
      read_bytes("a.docx", docx_with(repeated("<w:p>", k_deep) + "<w:t>deep</w:t>" +
                                     repeated("</w:p>", k_deep) + paragraph("after")));
  CHECK(read.outcome == Outcome::read);
  CHECK(read.text == "deep\nafter\n");
}

TEST_CASE("a document may be all fallbacks and all that each of them looks for") {
  auto const fallbacks = repeated("<mc:Fallback/>", 400'000);
  CHECK(read_bytes("a.docx", docx_with(fallbacks + paragraph("after"))).text == "after\n");
  // Entered one and all, and each left for the one within it.
  auto const nested =
      repeated("<x:Fallback><y:A><y:Fallback/></y:A></x:Fallback>", 200'000) + paragraph("after");
  CHECK(read_bytes("a.docx", docx_with(nested)).text == "after\n");
}

TEST_CASE("a name of megabytes is not measured for each thing that stands in it") {
  std::string const name(std::size_t{4} << 20U, 'a');
  auto const read = read_bytes("a.docx", docx_with("<" + name + ">" + repeated("x<b/>", 400'000) +
                                                   paragraph("t") + "</" + name + ">"));
  CHECK(read.text == "t\n");
}

TEST_CASE("a document is not read on when it is to be stopped") {
  partnerctl::test::TemporaryFolder const folder;
  auto const path = folder.write("a.docx", docx_of({"Contoso"}));
  std::stop_source stop;
  CHECK(docx_text(path, stop.get_token()).text == "Contoso\n");
  stop.request_stop();
  auto const read = docx_text(path, stop.get_token());
  CHECK(read.outcome == Outcome::not_readable_here);
  CHECK(read.text.empty());
  CHECK_THAT(read.why, Contains("stopped"));
}

TEST_CASE("no more than eight mebibytes of text are taken") {
  auto const read = read_bytes(
      "a.docx", docx_with(paragraph(std::string(k_most_text + 1000, 'a')) + paragraph("after")));
  CHECK(read.outcome == Outcome::read);
  CHECK(read.text.size() == k_most_text);
}

TEST_CASE("a zip that was cut is unreadable, wherever it was cut") {
  auto const whole = docx_of({"Contoso", "Signature"});
  for (std::size_t size = 4; size < whole.size(); size += 7) {
    auto const read = read_bytes("a.docx", whole.substr(0, size));
    CHECK(read.outcome == Outcome::unreadable);
    CHECK_FALSE(read.why.empty());
    CHECK(read.text.empty());
  }
}

TEST_CASE("a document whose bytes were damaged is unreadable") {
  // Stored, so that a flipped letter is only seen by its checksum.
  auto bytes = zip_of({{"word/document.xml", "<p><t>Q</t></p>"}});
  auto const at = bytes.find("<t>Q");
  if (at != std::string::npos) {
    bytes[at + 3] = 'R';
  } else {
    bytes[bytes.find(".xml") + 6] ^= 0x55;
  }
  auto const read = read_bytes("a.docx", bytes);
  CHECK(read.outcome == Outcome::unreadable);
  CHECK_THAT(read.why, Contains("word/document.xml"));
}

TEST_CASE("XML that is cut or none at all is unreadable, in any part") {
  CHECK(read_bytes("a.docx", zip_of({{"word/document.xml", "<a><b></a>"}})).outcome ==
        Outcome::unreadable);
  CHECK(read_bytes("a.docx", zip_of({{"word/document.xml", ""}})).outcome == Outcome::unreadable);
  CHECK(read_bytes("a.docx", docx_with(paragraph("a"), {{"word/header1.xml", "<a"}})).outcome ==
        Outcome::unreadable);
}

TEST_CASE("a document behind a password says so") {
  auto const read =
      read_bytes("a.docx", zip_of({{"word/document.xml", document_xml("")}}, Lock::password));
  CHECK(read.outcome == Outcome::encrypted);
  CHECK(read.why == "it asks for a password");
}

TEST_CASE("a zip without a document is none, whatever it is called") {
  auto const other = zip_of({{"word/styles.xml", "<a/>"}, {"readme.txt", "hello"}});
  CHECK(read_bytes("a.docx", other).outcome == Outcome::unreadable);
  CHECK(read_bytes("a.docx", zip_of({{"word/header1.xml", "<a/>"}})).outcome ==
        Outcome::unreadable);
  CHECK(read_bytes("a", other).outcome == Outcome::not_readable_here);
  CHECK(read_bytes("a.docx", std::string("PK\x05\x06", 4) + std::string(18, '\0')).outcome ==
        Outcome::unreadable);
}

TEST_CASE("a zip of very many files is refused") {
  std::vector<ZipEntry> many;
  many.reserve(10'001);
  for (int i = 0; i < 10'001; ++i) {
    many.push_back({"f" + std::to_string(i), ""});
  }
  auto const read = read_bytes("a.docx", zip_of(many));
  CHECK(read.outcome == Outcome::unreadable);
  CHECK_THAT(read.why, Contains("10,000"));
}

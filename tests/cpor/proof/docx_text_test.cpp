#include "cpor/proof_files.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl::cpor;
using namespace partnerctl::cpor::test;
using Outcome = ProofText::Outcome;

namespace {

std::string text_of(std::string const& body) {
  auto const read = read_bytes("sow.docx", docx_with(body));
  CHECK(read.outcome == Outcome::read);
  CHECK(read.why.empty());
  return read.text;
}

std::string run(std::string const& text) {
  return "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
}

} // namespace

TEST_CASE("a word that Word split over runs is one word again") {
  CHECK(text_of("<w:p>" + run("Con") + "<w:proofErr/>" + run("to") + run("so") + run(" ") +
                run("Ltd") + "</w:p>") == "Contoso Ltd\n");
}

TEST_CASE("paragraphs, cells, tabs and breaks part words") {
  CHECK(text_of(paragraph("one") + paragraph("two")) == "one\ntwo\n");
  CHECK(text_of("<w:tbl><w:tr><w:tc>" + paragraph("Tenant") + "</w:tc><w:tc>" + paragraph("72f9") +
                "</w:tc></w:tr></w:tbl>") == "Tenant\n72f9\n");
  CHECK(text_of("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/>"
                "<w:t>d</w:t><w:noBreakHyphen/><w:t>e</w:t></w:r></w:p>") == "a\tb\nc\nd-e\n");
  CHECK(text_of("<w:p><w:pPr><w:tabs><w:tab w:pos=\"1\"/></w:tabs></w:pPr>" + run("a") +
                "</w:p>") == "a\n");
}

TEST_CASE("links, fields, controls and accepted insertions are read") {
  CHECK(text_of("<w:p><w:hyperlink>" + run("a") + "</w:hyperlink><w:ins>" + run("b") +
                "</w:ins><w:sdt><w:sdtContent>" + run("c") +
                "</w:sdtContent></w:sdt><w:fldSimple>" + run("d") + "</w:fldSimple></w:p>") ==
        "abcd\n");
  CHECK(text_of("<w:p><w:r><w:instrText>PAGE</w:instrText></w:r>" + run("7") + "</w:p>") == "7\n");
}

TEST_CASE("what was deleted, moved away or hidden does not count") {
  CHECK(text_of("<w:p>" + run("a") + "<w:del><w:r><w:delText>no</w:delText></w:r>" + run("no") +
                "</w:del><w:moveFrom>" + run("no") + "</w:moveFrom><w:moveTo>" + run("b") +
                "</w:moveTo></w:p>") == "ab\n");
  CHECK(text_of("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>no</w:t></w:r>"
                "<w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>a</w:t></w:r></w:p>") == "a\n");
}

TEST_CASE("what is crossed out does not count") {
  auto const body = [](std::string const& property) {
    return "<w:p>" + run("a") + "<w:r><w:rPr>" + property + "</w:rPr><w:t>b</w:t></w:r></w:p>";
  };
  CHECK(text_of(body("<w:strike/>")) == "a\n");
  CHECK(text_of(body("<w:dstrike w:val=\"true\"/>")) == "a\n");
  CHECK(text_of(body("<w:strike w:val=\"0\"/>")) == "ab\n");
}

TEST_CASE("letters too small to be seen do not count") {
  auto const sized = [](std::string const& size) {
    return text_of("<w:p>" + run("a") + "<w:r><w:rPr><w:sz w:val=\"" + size +
                   "\"/></w:rPr><w:t>b</w:t></w:r></w:p>");
  };
  CHECK(sized("1") == "a\n");
  CHECK(sized("3") == "a\n");
  CHECK(sized("4") == "ab\n");
  CHECK(sized("22") == "ab\n");
  CHECK(sized("") == "ab\n");
  CHECK(sized("x") == "ab\n");
}

TEST_CASE("what a style hides does not count, by itself, as a paragraph's or through another") {
  std::string const styles =
      "<w:styles xmlns:w=\"x\"><w:style w:styleId=\"Hid\"><w:rPr><w:vanish/></w:rPr></w:style>"
      "<w:style w:styleId=\"Heir\"><w:basedOn w:val=\"Hid\"/></w:style>"
      "<w:style w:styleId=\"Back\"><w:basedOn w:val=\"Hid\"/><w:rPr><w:vanish w:val=\"0\"/></w:rPr>"
      "</w:style><w:style w:styleId=\"Loop\"><w:basedOn w:val=\"Loop\"/></w:style>"
      "<w:style w:styleId=\"Plain\"/></w:styles>";
  auto const styled = [&](std::string const& of_paragraph, std::string const& of_run,
                          std::string const& own = "") {
    auto const body = "<w:p><w:pPr><w:pStyle w:val=\"" + of_paragraph +
                      "\"/></w:pPr><w:r><w:rPr><w:rStyle w:val=\"" + of_run + "\"/>" + own +
                      "</w:rPr><w:t>a</w:t></w:r></w:p>";
    return read_bytes("a.docx", docx_with(body, {{"word/styles.xml", styles}})).text;
  };
  CHECK(styled("Plain", "Hid").empty());
  CHECK(styled("Hid", "Plain").empty());
  CHECK(styled("Plain", "Heir").empty());
  CHECK(styled("Heir", "None").empty());
  CHECK(styled("Plain", "Back") == "a\n");
  CHECK(styled("Loop", "Loop") == "a\n");
  CHECK(styled("Plain", "Hid", "<w:vanish w:val=\"off\"/>") == "a\n");
  // Styles that cannot be read hide nothing.
  CHECK(read_bytes("a.docx", docx_with(paragraph("a"), {{"word/styles.xml", "<no"}})).text ==
        "a\n");
}

TEST_CASE("a text box that stands twice, for new and for old programs, counts once") {
  std::string const box = "<w:txbxContent>" + paragraph("boxed") + "</w:txbxContent>";
  CHECK(text_of("<w:p>" + run("a") +
                "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><wps:txbx>" + box +
                "</wps:txbx></mc:Choice><mc:Fallback><w:pict><v:textbox>" + box +
                "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>" + run("b") +
                "</w:p>") == "a\nboxed\nb\n");
  CHECK(text_of("<w:p><w:r><mc:AlternateContent><mc:Fallback><w:pict><v:textbox>" + box +
                "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>") ==
        "boxed\n");
}

TEST_CASE("headers, footers and notes count, comments and styles do not") {
  auto const part = [](std::string const& text) { return document_xml(paragraph(text)); };
  auto const read = read_bytes(
      "sow.docx", docx_with(paragraph("body"), {{"word/footnotes.xml", part("note")},
                                                {"word/header1.xml", part("head")},
                                                {"word/header12.xml", part("head12")},
                                                {"word/footer2.xml", part("foot")},
                                                {"word/endnotes.xml", part("end")},
                                                {"word/diagrams/data1.xml", part("art")},
                                                {"word/diagrams/layout1.xml", part("no")},
                                                {"word/comments.xml", part("no")},
                                                {"word/styles.xml", part("no")},
                                                {"word/glossary/document.xml", part("no")},
                                                {"customXml/document.xml", part("no")},
                                                {"docProps/core.xml", part("no")}}));
  CHECK(read.text == "body\nhead\nhead12\nfoot\nnote\nend\nart\n");
}

TEST_CASE("other prefixes, cases, slashes and encodings of writers are read") {
  CHECK(read_bytes("a.docx", zip_of({{"Word\\Document.XML", document_xml(paragraph("a"))}})).text ==
        "a\n");
  CHECK(
      read_bytes("a.DOCX", zip_of({{"/word/document2.xml", document_xml(paragraph("a"))}})).text ==
      "a\n");
  CHECK(
      read_bytes("a.docx", zip_of({{"word/document.xml",
                                    "<ns0:document xmlns:ns0='x'><ns0:p><ns0:r><ns0:t>M&#252;ller "
                                    "&amp; Co</ns0:t></ns0:r></ns0:p></ns0:document>"}}))
          .text == "Müller & Co\n");
  CHECK(read_bytes("a.docx",
                   zip_of({{"word/document.xml", "\xEF\xBB\xBF" + document_xml(paragraph("a"))}}))
            .text == "a\n");
  std::string wide = "\xFF\xFE";
  for (char const c : std::string("<p><t>abc</t></p>")) {
    wide += c;
    wide += '\0';
  }
  CHECK(read_bytes("a.docx", zip_of({{"word/document.xml", wide}})).text == "abc\n");
}

TEST_CASE("a document is known to have pictures") {
  auto const png = ZipEntry{"word/media/image1.png", "\x89PNG"};
  CHECK(read_bytes("a.docx", docx_with(paragraph("a"), {png})).has_pictures);
  CHECK_FALSE(read_bytes("a.docx", docx_with(paragraph("a"))).has_pictures);
}

TEST_CASE("a document of pictures alone is a scan that nothing here can read") {
  auto const scan = read_bytes("a.docx", docx_with("<w:p/>", {{"word/media/image1.png", "x"}}));
  CHECK(scan.outcome == Outcome::not_readable_here);
  CHECK(scan.has_pictures);
  auto const nothing = read_bytes("a.docx", docx_with("<w:p/>"));
  CHECK(nothing.outcome == Outcome::read);
  CHECK(nothing.text.empty());
}

TEST_CASE("bytes of a document that are not UTF-8 do no harm") {
  CHECK(text_of(paragraph("a\xFF"
                          "b")) == "a\uFFFD"
                                   "b\n");
}

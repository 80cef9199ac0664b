#include "cpor/proof/docx_parts.hpp"

#include "cpor/proof/utf8.hpp"
#include "partnerctl/core/unicode.hpp"

#include <fmt/core.h>

namespace partnerctl::cpor {
namespace {

constexpr std::string_view k_declaration =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)"
    "\n";

constexpr std::string_view k_content_types =
    R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">)"
    R"(<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>)"
    R"(<Default Extension="xml" ContentType="application/xml"/>)"
    R"(<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>)"
    R"(<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>)"
    R"(<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>)"
    R"(</Types>)";

constexpr std::string_view k_relationships =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)"
    R"(<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>)"
    R"(<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>)"
    R"(</Relationships>)";

constexpr std::string_view k_document_relationships =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">)"
    R"(<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>)"
    R"(</Relationships>)";

constexpr std::string_view k_styles =
    R"(<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">)"
    R"(<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/><w:sz w:val="22"/><w:szCs w:val="22"/></w:rPr></w:rPrDefault>)"
    R"(<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>)"
    R"(<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>)"
    R"(<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:rPr><w:b/><w:sz w:val="36"/><w:szCs w:val="36"/></w:rPr></w:style>)"
    R"(<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before="320" w:after="120"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr></w:style>)"
    R"(<w:style w:type="paragraph" w:customStyle="1" w:styleId="Note"><w:name w:val="Note"/><w:basedOn w:val="Normal"/><w:pPr><w:shd w:val="clear" w:color="auto" w:fill="FFF2CC"/></w:pPr></w:style>)"
    R"(<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>)"
    R"(<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>)"
    R"(<w:top w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:left w:val="single" w:sz="4" w:space="0" w:color="auto"/>)"
    R"(<w:bottom w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:right w:val="single" w:sz="4" w:space="0" w:color="auto"/>)"
    R"(<w:insideH w:val="single" w:sz="4" w:space="0" w:color="auto"/><w:insideV w:val="single" w:sz="4" w:space="0" w:color="auto"/>)"
    R"(</w:tblBorders></w:tblPr></w:style></w:styles>)";

// An A4 page with margins of an inch, in twentieths of a point.
constexpr std::string_view k_section =
    R"(<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>)";
constexpr std::size_t k_width = 9026;

bool is_in_xml(char32_t c) {
  return c >= 0x20 && c != 0xFFFE && c != 0xFFFF;
}

std::string run(std::string_view text, bool is_bold) {
  return fmt::format(R"(<w:r>{}<w:t xml:space="preserve">{}</w:t></w:r>)",
                     is_bold ? "<w:rPr><w:b/></w:rPr>" : "", xml_text(text));
}

std::string cell(std::string_view text, std::size_t width, bool is_bold) {
  return fmt::format(R"(<w:tc><w:tcPr><w:tcW w:w="{}" w:type="dxa"/></w:tcPr><w:p>{}</w:p></w:tc>)",
                     width, run(text, is_bold));
}

std::string core_properties(std::string_view title, core::Date created) {
  return fmt::format(
      R"(<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{0}</dc:title><dc:creator>partnerctl</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">{1}T00:00:00Z</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">{1}T00:00:00Z</dcterms:modified></cp:coreProperties>)",
      xml_text(title), core::format_date(created));
}

} // namespace

std::string xml_text(std::string_view text) {
  std::string xml;
  while (!text.empty()) {
    auto const c = take_code_point(text);
    if (c == '&') {
      xml += "&amp;";
    } else if (c == '<') {
      xml += "&lt;";
    } else if (c == '>') {
      xml += "&gt;";
    } else if (c == '"') {
      xml += "&quot;";
    } else if (c == '\n' || c == '\r' || c == '\t') {
      xml += ' ';
    } else if (is_in_xml(c)) {
      core::append_utf8(xml, c);
    }
  }
  return xml;
}

void DocxBody::styled(std::string_view style, std::string_view text) {
  m_xml +=
      fmt::format(R"(<w:p><w:pPr><w:pStyle w:val="{}"/></w:pPr>{}</w:p>)", style, run(text, false));
}

void DocxBody::table(std::vector<Row> const& rows, Bold bold) {
  auto const width = k_width / rows.front().size();
  m_xml += R"(<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>)";
  m_xml += fmt::format(R"(<w:tblW w:w="{}" w:type="dxa"/></w:tblPr><w:tblGrid>)", k_width);
  for (std::size_t i = 0; i < rows.front().size(); ++i) {
    m_xml += fmt::format(R"(<w:gridCol w:w="{}"/>)", width);
  }
  m_xml += "</w:tblGrid>";
  for (auto const& row : rows) {
    m_xml += "<w:tr>";
    for (auto const& text : row) {
      bool const is_first = bold == Bold::first_row ? &row == &rows.front() : &text == &row.front();
      m_xml += cell(text, width, is_first);
    }
    m_xml += "</w:tr>";
  }
  // Two tables without a paragraph between them would be one.
  m_xml += "</w:tbl><w:p/>";
}

std::string DocxBody::xml() const {
  return fmt::format(
      R"({}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}{}</w:body></w:document>)",
      k_declaration, m_xml, k_section);
}

std::vector<DocxPart> docx_parts(DocxBody const& body, std::string_view title, core::Date created) {
  auto const part = [](std::string_view content) {
    return std::string(k_declaration).append(content);
  };
  return {{.name = "[Content_Types].xml", .content = part(k_content_types)},
          {.name = "_rels/.rels", .content = part(k_relationships)},
          {.name = "docProps/core.xml", .content = part(core_properties(title, created))},
          {.name = "word/_rels/document.xml.rels", .content = part(k_document_relationships)},
          {.name = "word/document.xml", .content = body.xml()},
          {.name = "word/styles.xml", .content = part(k_styles)}};
}

} // namespace partnerctl::cpor

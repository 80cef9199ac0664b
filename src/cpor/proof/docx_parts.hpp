#pragma once

#include "partnerctl/core/date.hpp"
#include "partnerctl/cpor/poe_draft.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace partnerctl::cpor {

// A text as it may stand in XML 1.0: escaped; a blank for line ends and tabs, nothing for other
// control characters, U+FFFD for what is not UTF-8.
std::string xml_text(std::string_view text);

// The body of a Word document, from its first paragraph to its last.
class DocxBody {
public:
  using Row = std::vector<std::string>;

  void title(std::string_view text) { styled("Title", text); }
  void heading(std::string_view text) { styled("Heading1", text); }
  void note(std::string_view text) { styled("Note", text); }
  void paragraph(std::string_view text) { styled("Normal", text); }
  // Columns share the page's width evenly; the first row, or the first column, is set in bold.
  enum class Bold { first_row, first_column };
  void table(std::vector<Row> const& rows, Bold bold);

  // word/document.xml.
  std::string xml() const;

private:
  void styled(std::string_view style, std::string_view text);

  std::string m_xml{};
};

// All parts of a document with that body. title, created: of its properties.
std::vector<DocxPart> docx_parts(DocxBody const& body, std::string_view title, core::Date created);

} // namespace partnerctl::cpor

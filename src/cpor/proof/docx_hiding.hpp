#pragma once

#include <map>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace partnerctl::cpor {

// Elements of Word documents are read whatever prefix a writer has chosen for their namespace.
std::string_view local_name(pugi::xml_node node);
pugi::xml_node child_of(pugi::xml_node node, std::string_view name);
std::string_view attribute_of(pugi::xml_node node, std::string_view name);

// What of a document Word does not show: runs that are hidden, by themselves or by their styles,
// and letters of less than two points. What is crossed out counts as hidden.
class DocxHiding {
public:
  // word/styles.xml; what cannot be read hides nothing.
  void read_styles(std::string xml);

  bool hides_paragraph(pugi::xml_node paragraph) const;
  // in_hidden: its paragraph is of a style that hides.
  bool hides_run(pugi::xml_node run, bool in_hidden) const;

private:
  struct Style {
    std::optional<bool> hides{};
    std::string based_on{};
  };
  bool hides(std::string_view style) const;

  std::map<std::string, Style, std::less<>> m_styles{};
};

} // namespace partnerctl::cpor

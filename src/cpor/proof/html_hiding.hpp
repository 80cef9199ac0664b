#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace partnerctl::cpor {

// Which part of a page a browser does not show, as far as the attributes of its elements say it:
// "hidden", and a style of theirs with display: none, visibility: hidden, a font size or an opacity
// of zero, or Word's mso-hide: all. What is crossed out counts as hidden. Style sheets are not
// looked at.
class HtmlHiding {
public:
  // Names are in lower case. tag: from '<' to '>'.
  void opens(std::string const& name, std::string_view tag);
  void closes(std::string const& name, bool is_inline);
  bool hides() const { return !m_open.empty(); }

private:
  bool is_ended_by(std::string const& name) const;

  // The element that hides, and what is open within it.
  std::vector<std::string> m_open{};
};

} // namespace partnerctl::cpor

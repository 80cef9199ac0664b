#include "cpor/proof/docx_hiding.hpp"

#include <algorithm>
#include <string.h>

namespace partnerctl::cpor {
namespace {

// Styles may be based on each other in a circle.
constexpr int k_most_ancestors = 20;

// What is said of a property that is on or off, if anything is.
std::optional<bool> is_on(pugi::xml_node properties, std::string_view name) {
  auto const property = child_of(properties, name);
  auto const value = attribute_of(property, "val");
  return property ? std::optional(value != "0" && value != "false" && value != "off")
                  : std::nullopt;
}

// In half points.
bool is_tiny(pugi::xml_node properties) {
  auto const size = attribute_of(child_of(properties, "sz"), "val");
  return size.size() == 1 && size.front() >= '0' && size.front() < '4';
}

std::string_view style_of(pugi::xml_node properties, std::string_view kind) {
  return attribute_of(child_of(properties, kind), "val");
}

} // namespace

std::string_view local_name(pugi::xml_node node) {
  // No name of ours is longer, and one of megabytes is not measured for each thing that stands in
  // it.
  constexpr std::size_t k_longest = 256;
  std::string_view const name(node.name(), ::strnlen(node.name(), k_longest));
  return name.substr(name.find(':') + 1);
}

pugi::xml_node child_of(pugi::xml_node node, std::string_view name) {
  return node.find_child([name](pugi::xml_node child) { return local_name(child) == name; });
}

std::string_view attribute_of(pugi::xml_node node, std::string_view name) {
  for (auto const attribute : node.attributes()) {
    std::string_view const full(attribute.name());
    if (full.substr(full.find(':') + 1) == name) {
      return attribute.value();
    }
  }
  return {};
}

void DocxHiding::read_styles(std::string xml) {
  pugi::xml_document document;
  if (!document.load_buffer_inplace(xml.data(), xml.size())) {
    return;
  }
  for (auto const node : document.document_element().children()) {
    if (local_name(node) == "style") {
      m_styles.emplace(attribute_of(node, "styleId"),
                       Style{.hides = is_on(child_of(node, "rPr"), "vanish"),
                             .based_on = std::string(style_of(node, "basedOn"))});
    }
  }
}

bool DocxHiding::hides(std::string_view style) const {
  for (int i = 0; i < k_most_ancestors; ++i) {
    auto const found = m_styles.find(style);
    if (found == m_styles.end() || found->second.hides) {
      return found != m_styles.end() && *found->second.hides;
    }
    style = found->second.based_on;
  }
  return false;
}

bool DocxHiding::hides_paragraph(pugi::xml_node paragraph) const {
  return !m_styles.empty() && hides(style_of(child_of(paragraph, "pPr"), "pStyle"));
}

bool DocxHiding::hides_run(pugi::xml_node run, bool in_hidden) const {
  auto const properties = child_of(run, "rPr");
  // Of two styles that hide, the one undoes the other.
  bool const by_styles = in_hidden != hides(style_of(properties, "rStyle"));
  return is_on(properties, "vanish").value_or(by_styles) ||
         is_on(properties, "strike").value_or(false) ||
         is_on(properties, "dstrike").value_or(false) || is_tiny(properties);
}

} // namespace partnerctl::cpor

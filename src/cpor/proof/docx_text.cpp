#include "cpor/proof/docx_hiding.hpp"
#include "cpor/proof/office_zip.hpp"
#include "cpor/proof/proof_formats.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace partnerctl::cpor {
namespace {

using Outcome = ProofText::Outcome;

// Each takes 64 bytes once it is read.
constexpr std::ptrdiff_t k_most_elements = 2'000'000;

// How things look, what was deleted or moved away, what fields are made of, and readings aside.
bool is_skipped(std::string_view name) {
  static constexpr std::array<std::string_view, 12> k_skipped{
      "pPr", "rPr",     "sectPr",   "tblPr",     "tcPr",         "trPr",
      "del", "delText", "moveFrom", "instrText", "delInstrText", "rt"};
  return std::find(k_skipped.begin(), k_skipped.end(), name) != k_skipped.end();
}

// Goes through a part from element to element. Never by recursion: elements may be nested as deep
// as whoever wrote them likes.
class Walk {
public:
  Walk(std::string& text, DocxHiding const& hiding, std::stop_token const& stop)
      : m_text(text), m_hiding(hiding), m_stop(stop) {}

  void through(pugi::xml_node root) {
    auto node = root.first_child();
    while (node && m_text.size() < k_most_text && !m_stop.stop_requested()) {
      if (enter(node) && node.first_child()) {
        node = node.first_child();
        continue;
      }
      leave(node);
      while (!node.next_sibling() && node.parent() != root) {
        node = node.parent();
        leave(node);
      }
      node = node.next_sibling();
    }
    end_line();
  }

private:
  // Whether what is within counts.
  bool enter(pugi::xml_node node) {
    auto const name = local_name(node);
    if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
      m_text += local_name(node.parent()) == "t" ? node.value() : "";
    } else if (is_skipped(name) || is_hidden_run(node, name) || is_said_before(node, name)) {
      return false;
    } else if (name == "p") {
      end_line();
      m_is_hidden.push_back(m_hiding.hides_paragraph(node));
    } else if (name == "tab" || name == "ptab") {
      m_text += '\t';
    } else if (name == "br" || name == "cr") {
      m_text += '\n';
    } else if (name == "noBreakHyphen") {
      m_text += '-';
    }
    return true;
  }
  bool is_hidden_run(pugi::xml_node node, std::string_view name) const {
    return name == "r" && m_hiding.hides_run(node, !m_is_hidden.empty() && m_is_hidden.back());
  }
  // The same text box again, for old programs: behind a choice for newer ones.
  bool is_said_before(pugi::xml_node node, std::string_view name) {
    if (name == "Choice") {
      m_with_choice.insert(node.parent());
    }
    return name == "Fallback" && m_with_choice.count(node.parent()) > 0;
  }
  void leave(pugi::xml_node node) {
    if (local_name(node) == "p") {
      end_line();
      m_is_hidden.pop_back();
    }
  }
  void end_line() {
    if (!m_text.empty() && m_text.back() != '\n') {
      m_text += '\n';
    }
  }

  std::string& m_text;
  DocxHiding const& m_hiding;
  std::stop_token const& m_stop;
  // Of each paragraph around, for text boxes stand within one.
  std::vector<bool> m_is_hidden{};
  // Noted on the way: to look at all siblings of each would take the square of their number.
  std::set<pugi::xml_node> m_with_choice{};
};

bool append_text(std::string& text, std::string& xml, DocxHiding const& hiding,
                 std::stop_token const& stop) {
  if (std::count(xml.begin(), xml.end(), '<') > k_most_elements) {
    return false;
  }
  pugi::xml_document document;
  // pugixml expands no entities but XML's own five, and reads nothing from elsewhere.
  auto const parsed = document.load_buffer_inplace(
      xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata_single);
  if (parsed) {
    Walk(text, hiding, stop).through(document);
  }
  return static_cast<bool>(parsed);
}

} // namespace

ProofText docx_text(std::string const& path, std::stop_token const& stop) {
  auto word = word_parts(path);
  if (word.outcome != Outcome::read) {
    return not_read(word.outcome, word.why);
  }
  if (word.parts.empty() || !word.parts.front().name.starts_with("word/document")) {
    return not_read(Outcome::unreadable, "it is a zip without a Word document in it");
  }
  DocxHiding hiding;
  hiding.read_styles(std::move(word.styles));
  std::string text;
  for (auto& part : word.parts) {
    if (!append_text(text, part.xml, hiding, stop)) {
      return not_read(Outcome::unreadable, part.name + " in it is no XML that can be read");
    }
  }
  if (stop.stop_requested()) {
    return not_read(Outcome::not_readable_here, "reading it was stopped");
  }
  return words_read(std::move(text), word.has_pictures);
}

} // namespace partnerctl::cpor

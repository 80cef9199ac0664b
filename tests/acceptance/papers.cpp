#include "acceptance/papers.hpp"

#include "partnerctl/core/text.hpp"

#include <fmt/core.h>

#include <array>

namespace partnerctl::test {
namespace {

// In a string of PDF brackets and backslashes mean something.
std::string pdf_string(std::string_view line) {
  std::string text = "(";
  for (char const c : line) {
    text += c == '(' || c == ')' || c == '\\' ? std::string{'\\', c} : std::string{c};
  }
  return text + ")";
}

std::string pdf_content(std::string const& text) {
  std::string content = "BT /F1 12 Tf 16 TL 72 720 Td ";
  for (auto const& line : core::split(text, '\n')) {
    content += pdf_string(line) + " Tj T* ";
  }
  return content + "ET";
}

} // namespace

std::string html_paper(std::string const& text) {
  std::string body;
  for (auto const& line : core::split(text, '\n')) {
    body += fmt::format("<p>{}</p>\n", line);
  }
  return "<!DOCTYPE html>\n<html><head><title>A paper</title></head><body>" + body +
         "</body></html>\n";
}

std::string pdf_paper(std::string const& text) {
  auto const content = pdf_content(text);
  std::array<std::string, 5> const objects{
      "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
      "/Resources << /Font << /F1 5 0 R >> >> >>",
      fmt::format("<< /Length {} >>\nstream\n{}\nendstream", content.size(), content),
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"};
  std::string pdf = "%PDF-1.4\n";
  std::string table = fmt::format("xref\n0 {}\n0000000000 65535 f \n", objects.size() + 1);
  for (std::size_t i = 0; i < objects.size(); ++i) {
    table += fmt::format("{:010} 00000 n \n", pdf.size());
    pdf += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects.at(i));
  }
  return pdf + table +
         fmt::format("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{}\n%%EOF\n",
                     objects.size() + 1, pdf.size());
}

} // namespace partnerctl::test

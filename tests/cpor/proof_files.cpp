#include "cpor/proof_files.hpp"

#include "partnerctl/core/child_process.hpp"
#include "support/fixtures.hpp"

#include <fmt/core.h>

#include <iostream>
#include <stdexcept>
#include <zip.h>

namespace partnerctl::cpor::test {
namespace {

void require(bool is_so) {
  if (!is_so) {
    throw std::runtime_error("the zip of a test cannot be made");
  }
}

std::string bytes_of(zip_source_t* source) {
  zip_stat_t facts;
  require(zip_source_stat(source, &facts) == 0 && zip_source_open(source) == 0);
  std::string bytes(facts.size, '\0');
  require(zip_source_read(source, bytes.data(), bytes.size()) ==
          static_cast<zip_int64_t>(bytes.size()));
  zip_source_close(source);
  zip_source_free(source);
  return bytes;
}

std::string escaped(std::string const& line) {
  std::string text;
  for (char const c : line) {
    text += c == '(' || c == ')' || c == '\\' ? std::string{'\\', c} : std::string(1, c);
  }
  return text;
}

// Of the user's password "secret": without it, a reader gets no further than this.
constexpr char const* k_password =
    "<< /Filter /Standard /V 1 /R 2 /P -4 "
    "/O <84ab53cb2a01ac4a5ba2a9b57f4ca1fb3a5b3ca86a19d0f2a1f3b0bd6dcbb0a1> "
    "/U <0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0> >>";
constexpr char const* k_rights = "<< /Filter /MicrosoftIRMServices /V 1 >>";

} // namespace

std::string zip_of(std::vector<ZipEntry> const& entries, Lock lock) {
  zip_error_t fault;
  zip_error_init(&fault);
  auto* const memory = zip_source_buffer_create(nullptr, 0, 0, &fault);
  require(memory != nullptr);
  zip_source_keep(memory);
  auto* const archive = zip_open_from_source(memory, ZIP_CREATE | ZIP_TRUNCATE, &fault);
  require(archive != nullptr);
  for (auto const& entry : entries) {
    auto* const source = zip_source_buffer(archive, entry.content.data(), entry.content.size(), 0);
    auto const index = zip_file_add(archive, entry.name.c_str(), source, ZIP_FL_ENC_UTF_8);
    require(index >= 0);
    require(lock == Lock::none || zip_file_set_encryption(archive, static_cast<zip_uint64_t>(index),
                                                          ZIP_EM_AES_256, "secret") == 0);
  }
  require(zip_close(archive) == 0);
  return bytes_of(memory);
}

std::string document_xml(std::string const& body) {
  return R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)"
         R"(<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" )"
         R"(xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" )"
         R"(xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" )"
         R"(xmlns:v="urn:schemas-microsoft-com:vml"><w:body>)" +
         body + "<w:sectPr/></w:body></w:document>";
}

std::string paragraph(std::string const& text) {
  return R"(<w:p><w:r><w:t xml:space="preserve">)" + text + "</w:t></w:r></w:p>";
}

std::string docx_of(std::vector<std::string> const& lines) {
  std::string body;
  for (auto const& line : lines) {
    body += paragraph(line);
  }
  return docx_with(body);
}

std::string docx_with(std::string const& body, std::vector<ZipEntry> const& more) {
  std::vector<ZipEntry> entries{{"[Content_Types].xml", "<Types/>"},
                                {"word/document.xml", document_xml(body)}};
  entries.insert(entries.end(), more.begin(), more.end());
  return zip_of(entries);
}

std::string pdf_of(std::vector<std::string> const& lines, PdfLock lock) {
  std::string content = "BT /F1 12 Tf 16 TL 72 720 Td ";
  for (auto const& line : lines) {
    content += "(" + escaped(line) + ") Tj T* ";
  }
  content += "ET";
  constexpr char const* k_page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] "
                                 "/Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>";
  std::vector<std::string> objects{
      "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", k_page,
      fmt::format("<< /Length {} >>\nstream\n{}\nendstream", content.size(), content),
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"};
  if (lock != PdfLock::none) {
    objects.emplace_back(lock == PdfLock::password ? k_password : k_rights);
  }
  std::string pdf = "%PDF-1.4\n";
  std::string table = fmt::format("xref\n0 {}\n0000000000 65535 f \n", objects.size() + 1);
  for (std::size_t i = 0; i < objects.size(); ++i) {
    table += fmt::format("{:010} 00000 n \n", pdf.size());
    pdf += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects[i]);
  }
  return pdf + table +
         fmt::format("trailer\n<< /Size {} /Root 1 0 R{} >>\nstartxref\n{}\n%%EOF\n",
                     objects.size() + 1,
                     lock == PdfLock::none ? "" : " /Encrypt 6 0 R /ID [<00> <00>]", pdf.size());
}

core::Environment with_path() {
  auto const path = core::Environment::of_process().get("PATH").value_or("");
  return core::Environment({{"PATH", path}});
}

bool has_pdftotext() {
  static bool const s_has = [] {
    bool const found = core::find_program("pdftotext", with_path()).has_value();
    if (!found) {
      std::cerr << "pdftotext is not installed: what needs it is not tested\n";
    }
    return found;
  }();
  return s_has;
}

ProofText read_bytes(std::string const& name, std::string const& bytes,
                     core::Environment const& environment) {
  partnerctl::test::TemporaryFolder const folder;
  // Kept copies have no endings: what a file is called comes from elsewhere.
  return read_proof_text(folder.write("kept", bytes), name, environment);
}

} // namespace partnerctl::cpor::test

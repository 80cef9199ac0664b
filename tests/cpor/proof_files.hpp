#pragma once

#include "partnerctl/core/environment.hpp"
#include "partnerctl/cpor/proof_text.hpp"

#include <string>
#include <vector>

// Proofs as customers and partners make them, and worse ones.
namespace partnerctl::cpor::test {

struct ZipEntry {
  std::string name{};
  std::string content{};
};
enum class Lock { none, password };

// The bytes of a zip with these entries, compressed.
std::string zip_of(std::vector<ZipEntry> const& entries, Lock lock = Lock::none);

// word/document.xml with this in its body.
std::string document_xml(std::string const& body);
// A paragraph of one run; text is XML.
std::string paragraph(std::string const& text);
// A document with a paragraph a line; text is XML.
std::string docx_of(std::vector<std::string> const& lines);
// A document with this body, and further entries.
std::string docx_with(std::string const& body, std::vector<ZipEntry> const& more = {});

enum class PdfLock { none, password, rights_management };
// A PDF of one page with these lines of ASCII.
std::string pdf_of(std::vector<std::string> const& lines, PdfLock lock = PdfLock::none);

// The process's PATH and nothing else.
core::Environment with_path();
// Whether pdftotext is installed; says so on stderr, once, where it is not.
bool has_pdftotext();

// Writes bytes under a name and reads them.
ProofText read_bytes(std::string const& name, std::string const& bytes,
                     core::Environment const& environment = with_path());

} // namespace partnerctl::cpor::test

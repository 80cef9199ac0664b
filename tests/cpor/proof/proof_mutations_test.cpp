#include "cpor/proof/proof_formats.hpp"
#include "cpor/proof_files.hpp"
#include "partnerctl/cpor/proof_reading.hpp"

#include <catch2/catch.hpp>

#include <sys/mman.h>
#include <unistd.h>

#include <chrono>
#include <random>

// Whatever bytes a proof has: reading it ends, and ends in an outcome.

using namespace partnerctl;
using namespace partnerctl::cpor;
using namespace partnerctl::cpor::test;
using namespace std::chrono_literals;

namespace {

constexpr int k_mutations = 2'000;

// A few bytes changed, taken out, doubled or cut off, the same in every run.
class Mutator {
public:
  explicit Mutator(std::string whole) : m_whole(std::move(whole)) {}

  std::string next() {
    auto bytes = m_whole;
    for (auto left = 1 + below(4); left > 0 && !bytes.empty(); --left) {
      change(bytes);
    }
    return bytes;
  }

private:
  std::size_t below(std::size_t limit) { return m_random() % limit; }
  void change(std::string& bytes) {
    auto const at = below(bytes.size());
    auto const count = 1 + below(12);
    switch (below(12)) {
    case 0:
      bytes.resize(at);
      break;
    case 1:
      bytes.erase(at, count);
      break;
    case 2:
      bytes.insert(at, bytes.substr(below(bytes.size()), count * 5));
      break;
    default:
      bytes[at] = static_cast<char>(below(256));
    }
  }

  std::string m_whole;
  // The same numbers wherever it runs, which distributions do not promise.
  std::mt19937 m_random{20261122};
};

Claim claim() {
  return {.partner_name = "Adatum",
          .customer_tenant_id = "72f988bf-86f1-41af-91ab-2d7cd011db47",
          .customer_name = "Contoso"};
}

bool is_sound(ProofText const& text) {
  auto const reading = examine(text, claim(), 2026y / 11 / 22);
  bool const is_read = text.outcome == ProofText::Outcome::read;
  return is_read == text.why.empty() && (is_read || text.text.empty()) &&
         reading.outcome == text.outcome;
}

// A file in memory: thousands on a disk take their time.
class MemoryFile {
public:
  MemoryFile() : m_descriptor(::memfd_create("proof", MFD_CLOEXEC)) { REQUIRE(m_descriptor >= 0); }
  ~MemoryFile() { ::close(m_descriptor); }
  MemoryFile(MemoryFile const&) = delete;
  MemoryFile& operator=(MemoryFile const&) = delete;

  std::string write(std::string const& bytes) const {
    REQUIRE(::ftruncate(m_descriptor, 0) == 0);
    REQUIRE(::pwrite(m_descriptor, bytes.data(), bytes.size(), 0) ==
            static_cast<ssize_t>(bytes.size()));
    return "/proc/self/fd/" + std::to_string(m_descriptor);
  }

private:
  int m_descriptor;
};

// How many of the mutations are still read.
template <class Read>
int survivors(std::string const& whole, Read const& read) {
  Mutator mutator(whole);
  int count = 0;
  for (int i = 0; i < k_mutations; ++i) {
    auto const text = read(mutator.next());
    REQUIRE(is_sound(text));
    count += text.outcome == ProofText::Outcome::read ? 1 : 0;
  }
  return count;
}

std::string const k_body =
    "<w:tbl><w:tr><w:tc>" + paragraph("Contoso &amp; Co") +
    "</w:tc></w:tr></w:tbl><w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>" +
    paragraph("14 October 2026") + "</w:txbxContent></mc:Choice><mc:Fallback>" + paragraph("x") +
    "</mc:Fallback></mc:AlternateContent></w:r></w:p>" + paragraph("Signature");

} // namespace

TEST_CASE("two thousand damaged documents each end in an outcome") {
  MemoryFile const file;
  auto const whole = docx_with(k_body, {{"word/header1.xml", document_xml(paragraph("h"))}});
  auto const read = survivors(whole, [&](std::string const& bytes) {
    return read_proof_text(file.write(bytes), "a.docx", {});
  });
  // Where only what is not looked at was changed.
  CHECK(read > 10);
  CHECK(read < k_mutations / 2);
}

TEST_CASE("two thousand documents of damaged XML each end in an outcome") {
  MemoryFile const file;
  auto const read = survivors(document_xml(k_body), [&](std::string const& xml) {
    return docx_text(file.write(zip_of({{"word/document.xml", xml}})));
  });
  // Many are still XML: it is the walk that is tried.
  CHECK(read > 200);
  CHECK(read < k_mutations);
}

TEST_CASE("two thousand damaged pages each end in an outcome") {
  CHECK(survivors("<!DOCTYPE html><html><head><style>p{}</style><script>'x'</script></head><body "
                  "class=\"a\"><p title='b'>Contoso &amp; M&#252;ller&nbsp;<b>Teams</b><!-- c --> "
                  "72f988bf-86f1-41af-91ab-2d7cd011db47 14. October 2026 Signature</body></html>",
                  html_text) > k_mutations / 2);
}

TEST_CASE("two thousand damaged texts each end in an outcome") {
  CHECK(survivors("Contoso M\xFCller Tëams 14.10.2026, 22nd of Nov. '26\nSigned: ___ /s/ Ann "
                  "72f988bf-86f1-41af-91ab-2d7cd011db47 ann@contoso.com S.p.A. 株式会社",
                  plain_text) > k_mutations / 2);
}

TEST_CASE("two thousand damaged PDFs each end in an outcome before any program reads them") {
  MemoryFile const file;
  // Without a PATH there is no program.
  CHECK(survivors(pdf_of({"Contoso"}), [&](std::string const& bytes) {
          return read_proof_text(file.write(bytes), "a.pdf", {});
        }) == 0);
}

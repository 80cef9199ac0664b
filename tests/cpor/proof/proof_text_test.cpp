#include "cpor/proof/proof_kind_of_file.hpp"
#include "cpor/proof_files.hpp"
#include "support/fixtures.hpp"

#include <catch2/catch.hpp>

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

using namespace partnerctl::cpor;
using namespace partnerctl::cpor::test;
using namespace std::string_literals;
using Catch::Matchers::Contains;
using partnerctl::test::TemporaryFolder;
using Outcome = ProofText::Outcome;

namespace {

std::string const k_ole = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s + std::string(2000, '\0');

std::string encrypted_office() {
  auto bytes = k_ole;
  for (char const c : "EncryptedPackage"s) {
    bytes += c;
    bytes += '\0';
  }
  return bytes + std::string(1000, '\0');
}

} // namespace

TEST_CASE("where there is nothing to read, the outcome says so") {
  TemporaryFolder const folder;
  CHECK(read_proof_text(folder.path() + "/none.txt", "none.txt", {}).outcome == Outcome::missing);
  CHECK(read_proof_text("", "none.txt", {}).outcome == Outcome::missing);
  CHECK(read_proof_text(folder.path(), "a.txt", {}).outcome == Outcome::unreadable);
  for (auto const* name : {"a.txt", "a.docx", "a.pdf", "a.png", "a"}) {
    CHECK(read_bytes(name, "").outcome == Outcome::empty);
  }
}

TEST_CASE("what is no regular file is not waited for") {
  TemporaryFolder const folder;
  auto const path = folder.path() + "/pipe";
  REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
  CHECK(read_proof_text(path, "a.txt", {}).outcome == Outcome::unreadable);
  CHECK(read_proof_text("/dev/zero", "a.txt", {}).outcome == Outcome::unreadable);
}

TEST_CASE("a file that may not be opened is unreadable, with the reason") {
  TemporaryFolder const folder;
  auto const path = folder.write("a.txt", "hello");
  std::filesystem::permissions(path, std::filesystem::perms::none);
  auto const read = read_proof_text(path, "a.txt", {});
  // Whoever runs this as root may open anything.
  if (::geteuid() != 0) {
    CHECK(read.outcome == Outcome::unreadable);
    CHECK_THAT(read.why, Contains("cannot be opened"));
  }
}

TEST_CASE("texts and pages are read by their names") {
  CHECK(read_bytes("a.txt", "<html> is text").text == "<html> is text");
  CHECK(read_bytes("a.csv", "a;b").text == "a;b");
  CHECK(read_bytes("a.html", "no tag, &amp; all").text == "no tag, & all");
  CHECK_THAT(read_bytes("a.HTM", "<p>a").text, Contains("a") && !Contains("<"));
}

TEST_CASE("without an ending that is known, the first bytes decide") {
  CHECK(read_bytes("kept", "plain").text == "plain");
  CHECK_THAT(read_bytes("kept", "\xEF\xBB\xBF\n<!DOCTYPE HTML><p>a").text, !Contains("<"));
  CHECK(read_bytes("a.xyz", docx_of({"a"})).text == "a\n");
  CHECK(read_bytes("", k_ole).outcome == Outcome::not_readable_here);
  CHECK(read_bytes("x", "\x01\x02\0\x03"s).outcome == Outcome::not_readable_here);
}

TEST_CASE("a file that is not what its name says is told apart, both ways") {
  struct Case {
    char const* name;
    std::string bytes;
    char const* is;
  };
  for (auto const& [name, bytes, is] :
       {Case{"a.pdf", docx_of({"a"}), "zip archive"}, Case{"a.docx", pdf_of({"a"}), "a PDF"},
        Case{"a.docx", "hello", "plain text"}, Case{"a.docx", k_ole, "older Office"},
        Case{"a.pdf", "<html>", "HTML"}, Case{"a.txt", docx_of({"a"}), "zip archive"},
        Case{"a.html", pdf_of({"a"}), "a PDF"}, Case{"a.png", "hello", "plain text"},
        Case{"a.txt", "\x89PNG\r\n", "picture"}, Case{"a.doc", docx_of({"a"}), "zip archive"},
        Case{"a.xlsx", "hello", "plain text"}, Case{"a.rtf", k_ole, "older Office"},
        Case{"a.txt", "{\\rtf1", "rich text"}, Case{"a.txt", "a\0b"s, "no kind"}}) {
    auto const read = read_bytes(name, bytes);
    INFO(name << ": " << read.why);
    CHECK(read.outcome == Outcome::unreadable);
    CHECK_THAT(read.why, Contains("its name ends with .") && Contains(is));
    CHECK(read.text.empty());
  }
}

TEST_CASE("an ending of hostile bytes is shown as none") {
  auto const read = read_bytes("a.txt\x1b[31m", docx_of({"a"}));
  CHECK_THAT(read.why, !Contains("\x1b"));
  auto const long_one = read_bytes("a." + std::string(10'000, 'x'), "plain");
  CHECK(long_one.text == "plain");
}

TEST_CASE("what nothing here can read is no fault of the proof") {
  for (auto const& [name, bytes] :
       {std::pair{"a.png", "\x89PNG\r\n\x1A\n"s}, std::pair{"a.jpg", "\xFF\xD8\xFF\xE0"s},
        std::pair{"a.bmp", "BM\x36\0\0\0"s}, std::pair{"a.psd", "8BPS\0\1"s},
        std::pair{"a.doc", k_ole}, std::pair{"a.xls", k_ole}, std::pair{"a.msg", k_ole},
        std::pair{"a.doc", "{\\rtf1 a}"s}, std::pair{"a.rtf", "{\\rtf1 a}"s},
        std::pair{"a.eml", "From: a"s}, std::pair{"a.mht", "MIME-Version: 1.0"s},
        std::pair{"a.xlsx", zip_of({{"xl/workbook.xml", "<a/>"}})},
        std::pair{"a.pptx", zip_of({{"ppt/presentation.xml", "<a/>"}})},
        std::pair{"a.zip", zip_of({{"a.txt", "a"}})},
        std::pair{"a.wmv", "\x30\x26\xB2\x75\x8E\x66\0"s}}) {
    auto const read = read_bytes(name, bytes);
    INFO(name << ": " << read.why);
    CHECK(read.outcome == Outcome::not_readable_here);
    CHECK_FALSE(read.why.empty());
  }
}

TEST_CASE("an Office file behind a password says so, whatever it is called") {
  for (auto const* name : {"a.docx", "a.xlsx", "a.doc", "a"}) {
    auto const read = read_bytes(name, encrypted_office());
    CHECK(read.outcome == Outcome::encrypted);
    CHECK(read.why == "it asks for a password");
  }
}

TEST_CASE("texts that begin like the marks of pictures are texts") {
  CHECK(read_bytes("a.txt", "BMW and Contoso").text == "BMW and Contoso");
  CHECK(read_bytes("a.txt", "RIFF of teams").text == "RIFF of teams");
  CHECK(read_bytes("a.txt", "GIF87 is a format").text == "GIF87 is a format");
}

TEST_CASE("the ending of a name is what follows its last dot") {
  CHECK(ending_of("a.b.DOCX") == "docx");
  CHECK(ending_of("docx").empty());
  CHECK(ending_of("a.").empty());
  CHECK(ending_of(".pdf") == "pdf");
}

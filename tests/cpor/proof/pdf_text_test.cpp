#include "cpor/proof/proof_formats.hpp"
#include "cpor/proof_files.hpp"
#include "partnerctl/core/text.hpp"
#include "support/fixtures.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <thread>

using namespace partnerctl::cpor;
using namespace partnerctl::cpor::test;
using Catch::Matchers::Contains;
using partnerctl::core::Environment;
using partnerctl::test::TemporaryFolder;
using Outcome = ProofText::Outcome;

namespace {

// A PATH with a pdftotext that is a script of ours.
Environment with_reader(TemporaryFolder const& folder, std::string const& script) {
  auto const path = folder.write("pdftotext", "#!/bin/sh\n" + script + "\n");
  std::filesystem::permissions(path, std::filesystem::perms::owner_all);
  return Environment({{"PATH", folder.path() + ":/usr/bin:/bin"}, {"AZURE_CLIENT_SECRET", "hush"}});
}

} // namespace

TEST_CASE("the words of a PDF are read") {
  if (has_pdftotext()) {
    auto const read = read_bytes("sow.pdf", pdf_of({"Contoso Ltd", "Signature (by hand): ___"}));
    CHECK(read.outcome == Outcome::read);
    CHECK_THAT(read.text, Contains("Contoso Ltd\nSignature (by hand): ___"));
    CHECK_FALSE(read.has_pictures);
  }
}

TEST_CASE("a PDF behind a password or rights management says so") {
  if (has_pdftotext()) {
    for (auto const lock : {PdfLock::password, PdfLock::rights_management}) {
      auto const read = read_bytes("sow.pdf", pdf_of({"Contoso"}, lock));
      CHECK(read.outcome == Outcome::encrypted);
      CHECK(read.text.empty());
    }
  }
}

TEST_CASE("a PDF that is cut or damaged is unreadable and says what pdftotext says") {
  if (has_pdftotext()) {
    auto const whole = pdf_of({"Contoso"});
    for (auto const size : {std::size_t{9}, std::size_t{200}, whole.size() - 100}) {
      auto const read = read_bytes("sow.pdf", whole.substr(0, size));
      CHECK(read.outcome == Outcome::unreadable);
      CHECK_THAT(read.why, Contains("it is cut or damaged"));
    }
    CHECK(read_bytes("sow.pdf", "%PDF-1.7\n" + std::string(3000, '\0')).outcome ==
          Outcome::unreadable);
  }
}

TEST_CASE("a PDF may have something before its beginning") {
  if (has_pdftotext()) {
    CHECK_THAT(read_bytes("sow.pdf", "\r\n  " + pdf_of({"Contoso"})).text, Contains("Contoso"));
    CHECK_THAT(read_bytes("a.pdf", std::string(100, '\0') + pdf_of({"Contoso"})).text,
               Contains("Contoso"));
  }
}

TEST_CASE("a PDF of pictures alone is a scan that nothing here can read") {
  if (has_pdftotext()) {
    auto pdf = pdf_of({});
    pdf.insert(pdf.find("endobj"), "% /Subtype /Image /Width 1\n");
    auto const scan = read_bytes("scan.pdf", pdf);
    CHECK(scan.outcome == Outcome::not_readable_here);
    CHECK(scan.has_pictures);
    CHECK_THAT(scan.why, Contains("scan"));
  }
}

TEST_CASE("a PDF without words is taken for a scan, also where no picture is seen in it") {
  TemporaryFolder const folder;
  for (auto const* words :
       {"", "\\f", " \\n\\f\\f\\t", "\\302\\240\\342\\200\\217\\f", "_ . -", "\\377"}) {
    INFO(words);
    auto const scan =
        read_bytes("a.pdf", pdf_of({}), with_reader(folder, std::string("printf '") + words + "'"));
    CHECK(scan.outcome == Outcome::not_readable_here);
    CHECK(scan.why == "it has no words: a scan?");
    CHECK(scan.text.empty());
  }
  CHECK(read_bytes("a.pdf", pdf_of({}), with_reader(folder, "printf '\\f7'")).outcome ==
        Outcome::read);
}

TEST_CASE("a pdftotext that is stopped ends at once") {
  TemporaryFolder const folder;
  auto const environment = with_reader(folder, "touch \"$0.begun\"; sleep 600");
  std::stop_source stop;
  std::jthread const stopper([&] {
    while (!std::filesystem::exists(folder.path() + "/pdftotext.begun")) {
      std::this_thread::yield();
    }
    stop.request_stop();
  });
  auto const path = folder.write("a", pdf_of({"a"}));
  auto const read = read_proof_text(path, "a.pdf", environment, stop.get_token());
  CHECK(read.outcome == Outcome::not_readable_here);
  CHECK_THAT(read.why, Contains("stopped"));
}

TEST_CASE("a pdftotext gets a limit of memory, and passing it is no fault of the proof") {
  TemporaryFolder const folder;
  auto const read = [&](std::string const& script) {
    return read_bytes("a.pdf", pdf_of({"a"}), with_reader(folder, script));
  };
  // The limits are set in the moment after the start.
  auto const limits =
      read("while [ \"$(ulimit -v)\" = unlimited ]; do :; done; ulimit -v; ulimit -t");
  CHECK_THAT(limits.text, Contains("1048576\n40\n"));
  for (auto const* script : {"echo 'Out of memory' >&2; exit 1",
                             "echo \"what():  std::bad_alloc\" >&2; kill -ABRT $$"}) {
    auto const refused = read(script);
    CHECK(refused.outcome == Outcome::not_readable_here);
    CHECK_THAT(refused.why, Contains("1 GiB"));
  }
  CHECK(read("echo 'Bogus memory allocation size' >&2; exit 1").outcome == Outcome::unreadable);
}

TEST_CASE("pictures of a PDF are seen among other subtypes") {
  TemporaryFolder const folder;
  auto const environment = with_reader(folder, "echo words");
  auto const has = [&](std::string const& bytes) {
    return pdf_text("/x.pdf", bytes, environment).has_pictures;
  };
  CHECK(has("<</Subtype/Image/Width 1>>"));
  CHECK(has("/Subtype /ImageMask /Subtype /Form /Subtype\r\n/Image>>"));
  CHECK_FALSE(has("/ProcSet [/PDF /Text /ImageB] /Subtype /ImageX /Subtype"));
  CHECK_FALSE(has("/Subtype /Image"));
  CHECK_FALSE(has(""));
}

TEST_CASE("where pdftotext is not installed, a PDF is not at fault") {
  auto const read = read_bytes("sow.pdf", pdf_of({"Contoso"}), Environment());
  CHECK(read.outcome == Outcome::not_readable_here);
  CHECK_THAT(read.why, Contains("pdftotext") && Contains("poppler-utils"));
}

TEST_CASE("pdftotext gets an absolute path, no shell and no secret") {
  TemporaryFolder const folder;
  auto const environment = with_reader(folder, "for a in \"$@\"; do echo \"[$a]\"; done; env");
  auto const path = folder.write("-opw $(touch harmed);.pdf", pdf_of({"a"}));
  auto const read = read_proof_text(path, "a.pdf", environment);
  REQUIRE(read.outcome == Outcome::read);
  CHECK_THAT(read.text, Contains("[-enc]\n[UTF-8]\n[-nopgbrk]\n[" + path + "]\n[-]\n"));
  CHECK_THAT(read.text, !Contains("hush"));
  CHECK_FALSE(std::filesystem::exists(folder.path() + "/harmed"));
}

TEST_CASE("a relative path that looks like an option is one file like any other") {
  if (has_pdftotext()) {
    TemporaryFolder const folder;
    folder.write("-v.pdf", pdf_of({"Contoso"}));
    auto const before = std::filesystem::current_path();
    std::filesystem::current_path(folder.path());
    auto const read = read_proof_text("-v.pdf", "-v.pdf", with_path());
    std::filesystem::current_path(before);
    CHECK_THAT(read.text, Contains("Contoso"));
  }
}

TEST_CASE("a pdftotext that fails, breaks down or floods ends in an outcome") {
  TemporaryFolder const folder;
  auto const read = [&](std::string const& script) {
    return read_bytes("a.pdf", pdf_of({"a"}), with_reader(folder, script));
  };
  CHECK(read("exit 3").outcome == Outcome::encrypted);
  CHECK(read("echo 'Command Line Error: Incorrect password' >&2; exit 1").outcome ==
        Outcome::encrypted);
  auto const failed = read("printf 'Syntax Error: \\033[31mbad\\nmore' >&2; exit 1");
  CHECK(failed.outcome == Outcome::unreadable);
  CHECK_THAT(failed.why, Contains("bad") && !Contains("\033") && !Contains("Syntax"));
  CHECK_THAT(read("exit 1").why, Contains("says nothing"));
  CHECK_THAT(read("kill -SEGV $$").why, Contains("broke down"));
  auto const flood = read("yes Contoso");
  CHECK(flood.outcome == Outcome::read);
  CHECK(flood.text.size() == k_most_text);
  CHECK(read("yes bad >&2").outcome == Outcome::unreadable);
  CHECK(read("printf 'a\\377b'").text == "a\uFFFD"
                                         "b");
}

TEST_CASE("a pdftotext that cannot be started is said, and is no fault of the proof") {
  TemporaryFolder const folder;
  auto const path = folder.write("pdftotext", "#!/nowhere/at/all\n");
  std::filesystem::permissions(path, std::filesystem::perms::owner_all);
  auto const read = read_bytes("a.pdf", pdf_of({"a"}), Environment({{"PATH", folder.path()}}));
  CHECK(read.outcome == Outcome::not_readable_here);
  CHECK_THAT(read.why, Contains("cannot be started"));
}

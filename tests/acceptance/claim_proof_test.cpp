// Proofs as people have them: what each lacks is said, and what was changed afterwards goes
// nowhere.

#include "acceptance/claim_desk.hpp"
#include "acceptance/papers.hpp"
#include "acceptance/zip_files.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <map>

using namespace partnerctl;
using Catch::Contains;
using namespace std::string_literals;
using core::Json;
using test::ClaimDesk;
using Texts = std::vector<std::string>;

namespace {

namespace fs = std::filesystem;

// The elements that were looked for in a proof and not found; "Exchange Online" for a workload.
Texts missing(Json const& attached) {
  Texts names;
  for (auto const& element : attached.at("proofs").at(0).at("elements")) {
    auto const name = element.at("element").get<std::string>();
    if (element.at("found") != true) {
      names.push_back(name == "workload" ? element.at("note").get<std::string>() : name);
    }
  }
  return names;
}

Json attach(ClaimDesk const& desk, std::string const& id, std::string const& file) {
  return desk.json({"claim", "attach", id, file, "--acknowledged", test::day(-10)});
}

std::string without(std::string text, std::string const& part) {
  auto const at = text.find(part);
  REQUIRE(at != std::string::npos);
  return text.erase(at, part.size());
}

void replace_all(std::string& text, std::string const& what, std::string const& with) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at)) {
    text.replace(at, what.size(), with);
  }
}

// The parts of a claim's draft, as a word processor finds them.
std::map<std::string, std::string> draft_of(ClaimDesk const& desk, std::string const& id) {
  auto const draft = desk.folder().path() + "/draft.docx";
  auto const made = desk.run({"claim", "poe-draft", id, "--out", draft});
  INFO(made.err);
  REQUIRE(made.code == 0);
  return test::unzipped(draft);
}

struct Lack {
  std::string part{};
  std::string element{};
};

std::vector<Lack> lacks() {
  return {{"Tenant ID: 11111111-2222-4333-8444-555555555555", "tenant ID"},
          {" and Contoso", "customer"},
          {"Between Fabrikam Partner Ltd and ", "partner"},
          {"- Intune", "Intune"},
          {"- Exchange Online", "Exchange Online"},
          {"Date: " + test::day(-10), "date within 12 months"},
          {"Signature: /s/ Carla Customer", "signature line"}};
}

std::string kept_digest(ClaimDesk const& desk, std::string const& id) {
  return desk.show(id).at("proofs").at(0).at("sha256").get<std::string>();
}

// What is said of the line for the signature, beside whether it is there.
std::string note_on_signature(Json const& attached) {
  auto const& element = attached.at("proofs").at(0).at("elements").back();
  REQUIRE(element.at("element") == "signature line");
  return element.at("note").is_null() ? "" : element.at("note").get<std::string>();
}

bool has_warning(ClaimDesk const& desk, std::string const& id, std::string const& rule) {
  auto const found =
      test::rules_of(desk.json({"claim", "check", id, "--offline"}).at("claims").at(0), "warning");
  return std::count(found.begin(), found.end(), rule) > 0;
}

Texts errors(ClaimDesk const& desk, std::string const& id) {
  return test::rules_of(desk.json({"claim", "check", id, "--offline"}).at("claims").at(0), "error");
}

} // namespace

TEST_CASE("of a paper with one element missing exactly that one is reported") {
  ClaimDesk const desk;
  auto const claim = test::plain_claim();
  auto const whole = test::signed_paper(claim);
  auto const id = desk.add(claim);
  for (auto const& [ending, paper] : std::map<std::string, std::string (*)(std::string const&)>{
           {".txt", [](std::string const& text) { return text; }},
           {".html", test::html_paper},
           {".pdf", test::pdf_paper}}) {
    auto const attached = attach(desk, id, desk.folder().write("whole" + ending, paper(whole)));
    if (attached.at("proofs").at(0).at("outcome") == "not-readable-here") {
      std::cerr << "pdftotext is not installed: proofs in PDF are not tested\n";
      continue;
    }
    CHECK(missing(attached).empty());
    for (auto const& lack : lacks()) {
      INFO(ending << " without " << lack.element);
      auto const file =
          desk.folder().write(lack.element + ending, paper(without(whole, lack.part)));
      CHECK(missing(attach(desk, id, file)) == Texts{lack.element});
    }
  }
  auto const file = desk.folder().write("unsigned.txt", without(whole, lacks().back().part));
  CHECK_THAT(desk.run({"claim", "attach", id, file}).err,
             Contains("a reviewer would miss: a signature line"));
}

TEST_CASE("a draft of a proof is read back, and lacks only the day and what is signed") {
  ClaimDesk const desk;
  auto const id = desk.add(test::plain_claim());
  auto parts = draft_of(desk, id);
  auto const draft = desk.folder().path() + "/draft.docx";
  auto const attached = attach(desk, id, draft);
  CHECK(attached.at("proofs").at(0).at("outcome") == "read");
  CHECK(missing(attached) == Texts{"date within 12 months"});
  CHECK_THAT(note_on_signature(attached), Contains("a line to sign on is empty"));
  CHECK_THAT(desk.run({"claim", "attach", id, draft}).err,
             Contains("a signature on the line for it that is empty"));
  CHECK(has_warning(desk, id, "proof-signature"));

  auto& document = parts.at("word/document.xml");
  auto const row = document.find(">Signature<");
  document.replace(document.find("____________________", row), 20, "/s/ Carla Customer");
  auto const signed_one = desk.folder().path() + "/signed.docx";
  test::write_zip(signed_one, parts);
  CHECK(note_on_signature(attach(desk, id, signed_one)).empty());
  CHECK_FALSE(has_warning(desk, id, "proof-signature"));
}

TEST_CASE("of a document of Word with one element missing exactly that one is reported") {
  ClaimDesk const desk;
  auto const id = desk.add(test::plain_claim());
  auto const filled = desk.folder().path() + "/filled.docx";
  auto const parts = draft_of(desk, id);
  for (auto const& lack : std::vector<Lack>{{"11111111-2222-4333-8444-555555555555", "tenant ID"},
                                            {"Fabrikam Partner Ltd", "partner"},
                                            {"Intune", "Intune"},
                                            {"Exchange Online", "Exchange Online"}}) {
    INFO(lack.element);
    auto lacking = parts;
    auto& document = lacking.at("word/document.xml");
    replace_all(document, "</w:body>",
                "<w:p><w:r><w:t>Signed on " + test::day(-10) + "</w:t></w:r></w:p></w:BODY>");
    replace_all(document, "</w:BODY>", "</w:body>");
    replace_all(document, lack.part, "see below");
    test::write_zip(filled, lacking);
    CHECK(missing(attach(desk, desk.add(test::plain_claim()), filled)) == Texts{lack.element});
  }
}

TEST_CASE("a paper that cannot be read is kept, and said to be so") {
  ClaimDesk const desk;
  struct Paper {
    std::string name{};
    std::string bytes{};
    std::string outcome{};
    std::string rule{};
  };
  // An office file with a password is of the old container format.
  auto const locked = std::string("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) + std::string(504, '\0') +
                      "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"s;
  auto const closed = desk.folder().path() + "/with-password.docx";
  test::write_zip(closed, draft_of(desk, desk.add(test::plain_claim())), "secret");
  for (auto const& paper :
       std::vector<Paper>{{"torn.docx", "PK\x03\x04 and no more", "unreadable", "proof-readable"},
                          {"locked.docx", locked, "encrypted", "proof-open"},
                          {"closed.docx", test::content_of(closed), "encrypted", "proof-open"}}) {
    INFO(paper.name);
    auto const id = desk.add(test::plain_claim());
    auto const attached = attach(desk, id, desk.folder().write(paper.name, paper.bytes));
    CHECK(attached.at("proofs").at(0).at("outcome") == paper.outcome);
    auto const found = errors(desk, id);
    CHECK(std::count(found.begin(), found.end(), paper.rule) == 1);
  }
  auto const id = desk.add(test::plain_claim());
  CHECK(desk.run({"claim", "attach", id, desk.folder().write("empty.txt", "")}).code == 2);
  CHECK(desk.run({"claim", "attach", id, desk.folder().path() + "/none.txt"}).code == 2);
  CHECK(desk.show(id).at("proofs").empty());
}

TEST_CASE("a kept copy that was changed or removed is an error, and stops the hand-off") {
  ClaimDesk const desk;
  auto const id = desk.add_ready(test::plain_claim());
  REQUIRE(errors(desk, id).empty());
  auto const copy = desk.copy_of(kept_digest(desk, id));
  auto const bytes = test::content_of(copy);
  REQUIRE(bytes == test::content_of(desk.folder().path() + "/" + id + "-paper.txt"));
  auto const pack = desk.folder().path() + "/pack";
  auto const is_stopped = [&] {
    auto const ended = desk.run({"claim", "handoff", id, "--out", pack, "--offline", "--no-open"});
    CHECK(ended.code == 6);
    CHECK_FALSE(fs::exists(pack));
    CHECK(desk.show(id).at("status").at("state") == "draft");
  };

  fs::permissions(copy, fs::perms::owner_all);
  desk.folder().write("state/partnerctl/ledger.db.proofs/" + kept_digest(desk, id), bytes + " ");
  CHECK(errors(desk, id) == Texts{"proof-unchanged"});
  is_stopped();
  fs::remove(copy);
  CHECK(errors(desk, id) == Texts{"proof-there"});
  is_stopped();
  // Attached again it is whole again; it is the same paper, so the acknowledgement holds.
  attach(desk, id, desk.folder().path() + "/" + id + "-paper.txt");
  CHECK(test::content_of(copy) == bytes);
  CHECK(errors(desk, id).empty());
}

TEST_CASE("what is said of an attached paper is of that one, not of its namesake") {
  ClaimDesk const desk;
  auto const id = desk.add(test::plain_claim());
  auto const whole = test::signed_paper(test::plain_claim());
  auto lacking = whole;
  replace_all(lacking, "Intune", "Phones");
  REQUIRE(lacking.size() == whole.size());
  CHECK(missing(attach(desk, id, desk.folder().write("sow.txt", lacking))) == Texts{"Intune"});
  CHECK(missing(attach(desk, id, desk.folder().write("sow.txt", whole))).empty());
  CHECK(missing(attach(desk, id, desk.folder().write("sow.txt", lacking))) == Texts{"Intune"});
}

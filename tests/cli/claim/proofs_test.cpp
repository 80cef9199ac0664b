// claim attach, detach, poe-draft and acknowledge.

#include "cli/claim/claim_stage.hpp"

#include <catch2/catch.hpp>

#include <filesystem>

using namespace partnerctl;
using core::ExitCode;
using test::ClaimStage;
using test::has;

namespace {

bool holds(ClaimStage const& stage) {
  return stage.shown("1")["acknowledgements"].back()["holds"];
}

} // namespace

TEST_CASE("a proof is kept with its digest, and what a reviewer would miss is said") {
  ClaimStage const stage;
  stage.make();
  auto const paper = stage.folder.write("note.txt", "Contoso and Intune, 2026-10-01\n");
  auto const attached = stage.claim({"attach", "C-0001", paper});
  CHECK(attached.code == ExitCode::ok);
  CHECK(has(attached.err, "a reviewer would miss: the tenant ID, the partner, a signature line"));
  CHECK(has(attached.err, "No day of the customer's acknowledgement is given"));
  auto const proof = stage.shown("1")["proofs"][0];
  CHECK(proof["name"] == "note.txt");
  CHECK(proof["kind"] == "other");
  CHECK(proof["attachedBy"] == "ann");
  auto const copy = stage.folder.path() + "/ours.db.proofs/" + proof["sha256"].get<std::string>();
  CHECK(test::content_of(copy) == "Contoso and Intune, 2026-10-01\n");
}

TEST_CASE("a proof's date is judged by the planned submission when it is attached and checked") {
  ClaimStage const stage;
  auto const id = stage.make({"--planned", test::day(300)});
  auto const paper = stage.folder.write("sow.txt", "Intune, " + test::day(-100) + "\n");
  auto const attached =
      stage.claim({"attach", id, paper, "--acknowledged", test::day(-100), "-o", "csv"});
  CHECK(has(attached.out, "date within 12 months,no,the latest is " + test::day(-100) +
                              "; the submission is planned for " + test::day(300)));
  CHECK(has(attached.err,
            "a date within 12 months before the submission planned for " + test::day(300)));
  // An old date and an old acknowledgement are two things, and both are said.
  auto const checked = stage.claim({"check", id, "--offline"}).out;
  CHECK(has(checked, "proof-dated"));
  CHECK(has(checked, "customer-acknowledgement-age"));
  // As soon as the submission comes within 12 months of it, all is well.
  stage.claim({"edit", id, "--planned", test::day(200)});
  auto const again = stage.claim({"attach", id, paper, "-o", "csv"});
  CHECK(has(again.out, "date within 12 months,yes,"));
  CHECK_FALSE(has(again.err, "a date within"));
  CHECK_FALSE(has(stage.claim({"check", id, "--offline"}).out, "proof-dated"));
  // A day that has passed plans nothing.
  stage.claim({"edit", id, "--planned", test::day(-300)});
  CHECK(has(stage.claim({"attach", id, paper, "-o", "csv"}).out, "date within 12 months,yes,"));
}

TEST_CASE("the same file again changes what is said of it") {
  ClaimStage const stage;
  stage.make();
  auto const paper = stage.folder.write("note.txt", "A paper\n");
  stage.claim({"attach", "C-0001", paper});
  CHECK(stage.claim({"attach", "C-0001", paper, "--kind", "email", "--acknowledged", "2026-10-01"})
            .code == ExitCode::ok);
  auto const proofs = stage.shown("1")["proofs"];
  CHECK(proofs.size() == 1);
  CHECK(proofs[0]["kind"] == "email");
  CHECK(proofs[0]["acknowledged"] == "2026-10-01");
}

TEST_CASE("what is no proof is refused, and changes nothing") {
  ClaimStage const stage;
  stage.make();
  auto const paper = stage.folder.write("note.txt", "A paper\n");
  auto const empty = stage.folder.write("empty.txt", "");
  CHECK(stage.claim({"attach", "C-0001", empty}).code == ExitCode::usage);
  CHECK(stage.claim({"attach", "C-0001", stage.folder.path() + "/none"}).code == ExitCode::usage);
  auto const kind = stage.claim({"attach", "C-0001", paper, "--kind", "invoise"});
  CHECK(kind.code == ExitCode::usage);
  CHECK(has(kind.err, "did you mean invoice?"));
  CHECK(stage.claim({"attach", "C-0001", paper, "--acknowledged", "2026-02-30"}).code ==
        ExitCode::usage);
  CHECK(stage.claim({"attach", "C-0002", paper}).code == ExitCode::not_found);
  CHECK(stage.shown("1")["revision"] == 1);
}

TEST_CASE("a submitted claim takes a proof but gives none back, a final one takes none") {
  ClaimStage const stage;
  stage.make_ready();
  stage.record("C-0001", "Submitted", 0);
  auto const later = stage.folder.write("later.txt", "Contoso\n");
  CHECK(
      has(stage.claim({"attach", "C-0001", later}).err, "the portal has it when somebody uploads"));
  CHECK(stage.claim({"detach", "C-0001", "sow.txt"}).code == ExitCode::usage);
  CHECK(stage.shown("1")["proofs"].size() == 2);
  stage.record("C-0001", "Approved", 0);
  stage.record("C-0001", "Disassociated", 0);
  auto const more = stage.folder.write("more.txt", "Contoso\n");
  auto const refused = stage.claim({"attach", "C-0001", more});
  CHECK(refused.code == ExitCode::usage);
  CHECK(has(refused.err, "partnerctl claim new --from C-0001 --ledger "));
}

TEST_CASE("a proof is detached by its name or its digest, and its copy goes with the last claim") {
  ClaimStage const stage;
  stage.make();
  stage.make();
  stage.attach("C-0001");
  stage.attach("C-0002");
  std::string const digest = stage.shown("1")["proofs"][0]["sha256"];
  auto const copy = stage.folder.path() + "/ours.db.proofs/" + digest;
  CHECK(stage.claim({"detach", "C-0001", "none.txt"}).code == ExitCode::not_found);
  auto const detached = stage.claim({"detach", "C-0001", "sow.txt"});
  CHECK(detached.code == ExitCode::ok);
  CHECK(has(detached.err, "C-0001 has 0 proofs now"));
  CHECK(std::filesystem::exists(copy));
  CHECK(stage.claim({"detach", "C-0002", digest.substr(0, 8)}).code == ExitCode::ok);
  CHECK_FALSE(std::filesystem::exists(copy));
}

TEST_CASE("a draft of a proof is a document that nothing is written over") {
  ClaimStage const stage;
  stage.make();
  auto const place = stage.folder.path() + "/poe.docx";
  CHECK(stage.claim({"poe-draft", "C-0002", "--out", place}).code == ExitCode::not_found);
  CHECK_FALSE(std::filesystem::exists(place));
  CHECK(stage.claim({"poe-draft", "C-0001", "--out", place}).code == ExitCode::ok);
  auto const document = test::content_of(place);
  CHECK(document.substr(0, 2) == "PK");
  auto const again = stage.claim({"poe-draft", "C-0001", "--out", place});
  CHECK(again.code == ExitCode::usage);
  CHECK(has(again.err, "is there already"));
  CHECK(test::content_of(place) == document);
  // It has all but what only the customer can add.
  CHECK(stage.claim({"attach", "C-0001", place}).code == ExitCode::ok);
}

TEST_CASE("a draft of a proof is named as the Word document that it is, or has no ending") {
  ClaimStage const stage;
  stage.make();
  for (auto const* name : {"/d.pdf", "/d.doc", "/d.docx.txt", "/v1.2", "/d."}) {
    INFO(name);
    auto const place = stage.folder.path() + name;
    auto const refused = stage.claim({"poe-draft", "C-0001", "--out", place});
    CHECK(refused.code == ExitCode::usage);
    CHECK(refused.out.empty());
    CHECK(has(refused.err, "--out: '" + place + "' does not end with .docx"));
    CHECK_FALSE(std::filesystem::exists(place));
  }
  CHECK(has(stage.claim({"poe-draft", "C-0001", "--out", "d.pdf"}).err, "name it 'd.docx'"));
  for (auto const* name : {"/a.docx", "/b.DOCX", "/c"}) {
    CHECK(stage.claim({"poe-draft", "C-0001", "--out", stage.folder.path() + name}).code ==
          ExitCode::ok);
  }
}

TEST_CASE("an acknowledgement is by a person who is named, and shown before it is given") {
  ClaimStage const stage;
  stage.make();
  CHECK(stage.claim({"acknowledge", "C-0001"}).code == ExitCode::usage);
  CHECK(stage.claim({"acknowledge", "C-0001", "--as", "  "}).code == ExitCode::usage);
  CHECK(stage.claim({"acknowledge", "C-0002", "--as", "Ann"}).code == ExitCode::not_found);
  auto const given = stage.claim({"acknowledge", "C-0001", "--as", "Ann"});
  CHECK(given.code == ExitCode::ok);
  CHECK(has(given.err, "The proof of execution is genuine"));
  auto const kept = stage.shown("1")["acknowledgements"][0];
  CHECK(kept["by"] == "Ann");
  CHECK(has(kept["text"], "The proof of execution is genuine"));
}

TEST_CASE("who says no at the terminal has acknowledged nothing") {
  ClaimStage stage;
  stage.make();
  stage.terminal_columns = 100;
  stage.input = "n\n";
  auto const refused = stage.claim({"acknowledge", "C-0001", "--as", "Ann"});
  CHECK(refused.code == ExitCode::failed);
  CHECK(has(refused.err, "Does Ann accept this?"));
  CHECK(has(refused.err, "Nothing was acknowledged"));
  CHECK(stage.shown("1")["acknowledgements"].empty());
  stage.input = "y\n";
  CHECK(stage.claim({"acknowledge", "C-0001", "--as", "Ann"}).code == ExitCode::ok);
  CHECK(stage.shown("1")["acknowledgements"].size() == 1);
}

TEST_CASE("a text of one's own is acknowledged whole, and has to be text") {
  ClaimStage stage;
  stage.make();
  stage.input = "\n We agree.\x1b[31m\n To all of it.\n\n";
  auto const given = stage.claim({"acknowledge", "C-0001", "--as", "Ann", "--text-file", "-"});
  CHECK(given.code == ExitCode::ok);
  CHECK_FALSE(has(given.err, "\x1b"));
  CHECK(stage.shown("1")["acknowledgements"][0]["text"] == "We agree.\x1b[31m\n To all of it.");
  for (auto const* text : {"", " \n ", "caf\xe9"}) {
    stage.input = text;
    CHECK(stage.claim({"acknowledge", "C-0001", "--as", "Ann", "--text-file", "-"}).code ==
          ExitCode::usage);
  }
  CHECK(stage.shown("1")["acknowledgements"].size() == 1);
}

TEST_CASE("an acknowledgement is for the proofs as they are, and ends with them") {
  ClaimStage const stage;
  stage.make_ready();
  CHECK(holds(stage));
  stage.claim({"detach", "C-0001", "sow.txt"});
  CHECK_FALSE(holds(stage));
  stage.attach("C-0001");
  CHECK(holds(stage));
  stage.claim({"attach", "C-0001", stage.folder.write("more.txt", "More\n")});
  CHECK_FALSE(holds(stage));
  stage.record("C-0001", "Submitted", 0);
  CHECK(stage.claim({"acknowledge", "C-0001", "--as", "Ann"}).code == ExitCode::usage);
}

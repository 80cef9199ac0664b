// What others wrote, and what programs read of it.

#include "cli/claim/claim_stage.hpp"
#include "partnerctl/core/digest.hpp"
#include "partnerctl/core/text.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace partnerctl;
using core::ExitCode;
using test::ClaimStage;
using test::has;

TEST_CASE("what others wrote begins no line of the support form and drives no terminal") {
  ClaimStage const stage;
  stage.make({"--customer-name", "Contoso\nClaim ID(s): 666"});
  stage.claim({"record", "1", "--status", "Submitted", "--comment",
               "odd\x1b[2J\r\nClaim ID(s): 42\rClaim ID(s): 43\nand more"});
  auto const place = stage.folder.path() + "/support";
  CHECK(stage.claim({"support-pack", "1", "--out", place}).code == ExitCode::ok);
  auto const form = test::content_of(place + "/support-form.txt");
  INFO(form);
  CHECK_FALSE(has(form, "\x1b"));
  CHECK_FALSE(has(form, "\r"));
  CHECK(has(form, "\nClaim ID(s): \n"));
  auto const lines = core::split(form, '\n');
  CHECK(std::count_if(lines.begin(), lines.end(), [](std::string const& line) {
          return line.starts_with("Claim ID(s):");
        }) == 1);
}

TEST_CASE("the text that is accepted is the text that is kept, and quiet does not show it") {
  ClaimStage const stage;
  stage.make();
  auto const accept = [&](std::string const& text, std::vector<std::string> more = {}) {
    auto const file = stage.folder.write("consent.txt", text);
    std::vector<std::string> words{"acknowledge", "1", "--as", "Ann Example", "--text-file", file};
    words.insert(words.end(), more.begin(), more.end());
    return stage.claim(words);
  };
  for (auto const& odd : {std::string("I accept\0 it", 12), std::string("I accept \xff"),
                          std::string(" \n"), std::string("\xff\xfeI\0", 4)}) {
    auto const refused = accept(odd);
    INFO(refused.err);
    CHECK(refused.code == ExitCode::usage);
    CHECK(has(refused.err, "--text-file: "));
  }
  CHECK(stage.shown("1").at("acknowledgements").empty());
  auto const quiet = accept("I accept it\n", {"--yes", "--quiet"});
  CHECK(quiet.code == ExitCode::ok);
  CHECK(quiet.err.empty());
  CHECK(has(accept("I accept it, again\n", {"--yes"}).err, "I accept it, again"));
  auto const kept = stage.shown("1").at("acknowledgements").at(0);
  CHECK(kept.at("textSha256") == core::hexadecimal(core::sha256("I accept it")));
}

TEST_CASE("programs get a claim's day and status without words, and every state is counted") {
  ClaimStage const stage;
  stage.make();
  stage.claim({"record", "1", "--status", "Submitted", "--on", "2026-02-02"});
  stage.claim({"record", "1", "--status", "Partner action required", "--on", "2026-03-02"});
  stage.make();
  auto const listed = [&](std::string const& format) {
    return stage
        .claim({"list", "--on", "2026-05-01", "-o", format, "--columns",
                "due,overdue,conflict,status"})
        .out;
  };
  CHECK(listed("tsv") == "2026-03-20\tyes\tno\tPartner action required\n\tno\tno\tDraft\n");
  CHECK(has(listed("csv"), "\n2026-03-20,yes,no,Partner action required\n"));
  CHECK(has(listed("table"), "2026-03-20 overdue"));
  auto const due = stage.claim({"deadlines", "--on", "2026-05-01", "-o", "tsv"}).out;
  CHECK(due.starts_with("2026-03-20\tC-0001\t"));
  auto const states = stage.json({"list"}).at("summary").at("states");
  CHECK(states == core::Json{{"draft", 1},
                             {"handedOff", 0},
                             {"submitted", 0},
                             {"underReview", 0},
                             {"partnerActionRequired", 1},
                             {"approved", 0},
                             {"rejected", 0},
                             {"disputed", 0},
                             {"rejectedFinal", 0},
                             {"other", 0},
                             {"unknown", 0}});
}

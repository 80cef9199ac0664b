#include "cli/claim/claim_stage.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using core::ExitCode;
using test::ClaimStage;
using test::has;

TEST_CASE("a status is kept with who saw it, when, its number and its comment") {
  ClaimStage const stage;
  stage.make();
  auto const recorded =
      stage.claim({"record", "C-0001", "--status", "Submitted", "--number", "7012345", "--on",
                   test::day(-3), "--comment", "by post", "--as", "Bob"});
  CHECK(recorded.code == ExitCode::ok);
  CHECK(has(recorded.err, "C-0001 is Submitted, recorded by Bob on " + test::day(-3)));
  CHECK(has(recorded.err, "Next: wait for Microsoft until "));
  auto const claim = stage.shown("7012345");
  CHECK(claim["id"] == "C-0001");
  CHECK(claim["status"]["source"] == "record");
  CHECK(claim["status"]["since"] == test::day(-3));
  CHECK(claim["portalNumber"] == "7012345");
  CHECK(claim["status"]["comment"] == "by post");
  CHECK(claim["consent"]["state"] == "notified");
}

TEST_CASE("our own word for a status is kept as the portal's") {
  ClaimStage const stage;
  stage.make();
  stage.record("C-0001", "submitted", 5);
  stage.record("C-0001", "partner-action-required", 4);
  CHECK(stage.shown("1")["status"]["text"] == "Partner action required");
  CHECK(stage.record("C-0001", "handed-off", 1).code == ExitCode::usage);
}

TEST_CASE("what cannot follow is refused, with what can") {
  ClaimStage const stage;
  stage.make();
  auto const refused = stage.record("C-0001", "Approved", 2);
  CHECK(refused.code == ExitCode::usage);
  CHECK(has(refused.err, "'Approved' for " + test::day(-2) + " cannot follow"));
  CHECK(has(refused.err, "for that day could be recorded: Submitted"));
  CHECK(stage.shown("1")["status"]["state"] == "draft");
  CHECK(stage.shown("1")["history"].size() == 1);
  stage.record("C-0001", "Submitted", 50);
  stage.record("C-0001", "Rejected", 40);
  auto const late = stage.record("C-0001", "Dispute", 2);
  CHECK(late.code == ExitCode::usage);
  CHECK(has(late.err, "it could be disputed until " + test::day(-10)));
  CHECK(stage.record("C-0001", "Dispute", 10).code == ExitCode::ok);
}

TEST_CASE("a day to come, an empty status and hostile text are refused") {
  ClaimStage const stage;
  stage.make();
  auto const future = stage.record("C-0001", "Submitted", -1);
  CHECK(future.code == ExitCode::usage);
  CHECK(has(future.err, "--on: " + test::day(1) + " is yet to come"));
  CHECK(stage.record("C-0001", " ", 0).code == ExitCode::usage);
  CHECK(stage.record("C-0001", "Submit\x1b[2Jted", 0).code == ExitCode::usage);
  CHECK(
      stage.claim({"record", "C-0001", "--status", "Submitted", "--comment", "a\n\x1b[2Jb"}).code ==
      ExitCode::usage);
  CHECK(stage.claim({"record", "C-0001", "--status", "Submitted", "--comment", "a\xff"}).code ==
        ExitCode::usage);
  CHECK(stage.claim({"record", "C-0001", "--status", "Submitted\nApproved"}).code ==
        ExitCode::usage);
  CHECK(stage.claim({"record", "C-0001"}).code == ExitCode::usage);
  CHECK(stage.record("C-0002", "Submitted", 0).code == ExitCode::not_found);
  CHECK(stage.shown("1")["revision"] == 1);
}

TEST_CASE("a reviewer's comment of several lines is kept as it was pasted, and shown harmlessly") {
  ClaimStage const stage;
  stage.make();
  stage.record("C-0001", "Submitted", 3);
  std::string const pasted = "1. The signature is missing.\r\n2.\tClaim ID(s): no \"dates\",\n\n";
  CHECK(stage.claim({"record", "C-0001", "--status", "Rejected", "--comment", pasted}).code ==
        ExitCode::ok);
  auto const claim = stage.shown("1");
  CHECK(claim["status"]["comment"] == pasted);
  CHECK(claim["history"].back()["comment"] == pasted);
  auto const table = stage.claim({"show", "1"}).out;
  CHECK(has(table, "1. The signature is missing. 2. Claim ID(s): no \"dates\","));
  CHECK(has(stage.claim({"show", "1", "-o", "tsv"}).out,
            "comment\t1. The signature is missing. 2. Claim ID(s): no \"dates\","));
  CHECK(has(stage.claim({"show", "1", "-o", "csv"}).out,
            "comment,\"1. The signature is missing.\r\n2.\tClaim ID(s): no \"\"dates\"\","));
  auto const form = stage.claim({"support-pack", "1", "--out", stage.folder.path() + "/pack"});
  CHECK(form.code == ExitCode::ok);
  CHECK(has(test::content_of(stage.folder.path() + "/pack/support-form.txt"),
            "Last comment: 1. The signature is missing.\n    2."));
}

TEST_CASE("a comment of blanks alone is none") {
  ClaimStage const stage;
  stage.make();
  CHECK(stage.claim({"record", "1", "--status", "Submitted", "--comment", " \n\t"}).code ==
        ExitCode::ok);
  CHECK(stage.shown("1")["history"].back()["comment"].is_null());
}

TEST_CASE("an ID of a claim here is not taken for a number of the portal's") {
  ClaimStage const stage;
  stage.make();
  stage.make({"--name", "Contoso calls"});
  for (auto const* id : {"C-0002", "c-0001"}) {
    auto const refused = stage.claim({"record", "C-0001", "--status", "Submitted", "--number", id});
    CHECK(refused.code == ExitCode::usage);
    CHECK(has(refused.err, std::string("--number: ") + id + " is a claim's ID here"));
  }
}

TEST_CASE("the word that stands for a number in our own texts is none") {
  ClaimStage const stage;
  stage.make();
  for (auto const* word : {"N", "NUMBER"}) {
    auto const refused =
        stage.claim({"record", "C-0001", "--status", "Submitted", "--number", word});
    CHECK(refused.code == ExitCode::usage);
    CHECK(has(refused.err, "stands for the number"));
  }
}

TEST_CASE("the portal's number of another claim is refused") {
  ClaimStage const stage;
  stage.make();
  stage.make();
  stage.claim({"record", "C-0001", "--status", "Submitted", "--number", "7000001"});
  auto const refused =
      stage.claim({"record", "C-0002", "--status", "Submitted", "--number", "7000001"});
  CHECK(refused.code == ExitCode::usage);
  CHECK(has(refused.err, "--number: 7000001 is the portal's number of C-0001"));
  CHECK(has(refused.err, "partnerctl claim show C-0001 --ledger "));
  CHECK(stage.shown("2")["status"]["state"] == "draft");
}

TEST_CASE("a status that nothing is known of is kept as it is, and said to be unknown") {
  ClaimStage const stage;
  stage.make();
  stage.record("C-0001", "Submitted", 3);
  auto const odd = stage.record("C-0001", "Under revue", 2);
  CHECK(odd.code == ExitCode::ok);
  CHECK(has(odd.err, "'Under revue' is no status that this program knows; it is kept as it is. "
                     "Did you mean Under review?"));
  CHECK(stage.shown("1")["status"]["text"] == "Under revue");
}

TEST_CASE("an earlier day is recorded later and undoes no later word") {
  ClaimStage const stage;
  stage.make();
  stage.record("C-0001", "Submitted", 20);
  stage.record("C-0001", "Approved", 5);
  CHECK(stage.record("C-0001", "Under review", 15).code == ExitCode::ok);
  auto const claim = stage.shown("1");
  CHECK(claim["status"]["state"] == "approved");
  CHECK(claim["history"].size() == 4);
}

TEST_CASE("a slip is withdrawn, and its number is free for the right claim") {
  ClaimStage const stage;
  stage.make();
  stage.make();
  stage.claim({"record", "C-0001", "--status", "Submitted", "--number", "AB7"});
  auto const taken = stage.claim({"record", "C-0002", "--status", "Submitted", "--number", "ab7"});
  CHECK(taken.code == ExitCode::usage);
  auto const withdrawn = stage.claim({"record", "C-0001", "--withdraw"});
  CHECK(withdrawn.code == ExitCode::ok);
  CHECK(has(withdrawn.err, "Withdrawn: Submitted"));
  CHECK(has(withdrawn.err, "C-0001 is Draft"));
  CHECK(stage.claim({"record", "C-0002", "--status", "Submitted", "--number", "ab7"}).code ==
        ExitCode::ok);
  // What was said stays in the history.
  CHECK(has(stage.claim({"show", "C-0001"}).out, "status: Submitted"));
  CHECK(stage.claim({"record", "C-0001", "--withdraw"}).code == ExitCode::usage);
  CHECK(stage.claim({"record", "C-0001", "--withdraw", "--status", "Approved"}).code ==
        ExitCode::usage);
  CHECK(stage.claim({"record", "C-0001"}).code == ExitCode::usage);
}

TEST_CASE("a file that is read again says again what was withdrawn") {
  ClaimStage const stage;
  stage.make();
  stage.record("C-0001", "Submitted", 5);
  auto const file = stage.folder.write(
      "export.csv", "Customer tenant ID,Status\n5a4d0000-0000-4000-8000-000000000001,Approved\n");
  stage.claim({"import", "--portal-export", file});
  stage.claim({"record", "C-0001", "--withdraw"});
  CHECK(has(stage.claim({"list"}).out, "Submitted"));
  stage.claim({"import", "--portal-export", file});
  CHECK(has(stage.claim({"list"}).out, "Approved"));
}

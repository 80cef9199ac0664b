#include "cli/claim/claim_stage.hpp"

#include <catch2/catch.hpp>

#include <future>

using namespace partnerctl;
using core::ExitCode;
using test::ClaimStage;
using test::has;

TEST_CASE("an edit changes what it names, and says what that was") {
  ClaimStage const stage;
  stage.make();
  auto const edited =
      stage.claim({"edit", "C-0001", "--customer-contact-title", "CTO", "--as", "Bob"});
  CHECK(edited.code == ExitCode::ok);
  CHECK(has(edited.err, "C-0001 changed: customer.contact.title"));
  auto const claim = stage.shown("1");
  CHECK(claim["customer"]["contact"]["title"] == "CTO");
  CHECK(claim["name"] == "Contoso devices");
  CHECK(claim["history"][1]["kind"] == "edited");
  CHECK(claim["history"][1]["by"] == "Bob");
}

TEST_CASE("an edit by JSON changes the members that are there, and null empties one") {
  ClaimStage stage;
  stage.make();
  stage.input = R"({"customer": {"domain": null, "name": "Contoso AG"}})";
  CHECK(stage.claim({"edit", "C-0001", "-", "--name", "Renamed"}).code == ExitCode::ok);
  auto const claim = stage.shown("1");
  CHECK(claim["customer"]["domain"] == "");
  CHECK(claim["customer"]["name"] == "Contoso AG");
  CHECK(claim["customer"]["country"] == "GB");
  CHECK(claim["name"] == "Renamed");
}

TEST_CASE("an edit that changes nothing leaves no trace") {
  ClaimStage const stage;
  stage.make();
  auto const same = stage.claim({"edit", "C-0001", "--name", "Contoso devices"});
  CHECK(same.code == ExitCode::ok);
  CHECK(has(same.err, "C-0001 says that already; nothing was changed"));
  CHECK(stage.shown("1")["history"].size() == 1);
  CHECK(stage.shown("1")["revision"] == 1);
}

TEST_CASE("an edit that cannot be read changes nothing") {
  ClaimStage stage;
  stage.make();
  for (auto const* text : {"", "{", "[]", R"({"unheard": 1})", R"({"name": 5})"}) {
    stage.input = text;
    INFO(text);
    CHECK(stage.claim({"edit", "C-0001", "-"}).code == ExitCode::usage);
  }
  CHECK(stage.claim({"edit", "C-0001"}).code == ExitCode::usage);
  CHECK(stage.claim({"edit", "C-0001", "--opt-out", "perhaps"}).code == ExitCode::usage);
  CHECK(stage.claim({"edit", "C-0007", "--name", "A"}).code == ExitCode::not_found);
  CHECK(stage.shown("1")["revision"] == 1);
}

TEST_CASE("a claim that was submitted is not edited until the portal asks for something") {
  ClaimStage const stage;
  stage.make();
  stage.record("C-0001", "Submitted", 9);
  auto const refused = stage.claim({"edit", "C-0001", "--name", "A"});
  CHECK(refused.code == ExitCode::usage);
  CHECK(has(refused.err, "C-0001 is Submitted (recorded by ann on " + test::day(-9) + ")"));
  CHECK(has(refused.err, "partnerctl claim record C-0001 --status TEXT --ledger "));
  CHECK(stage.shown("1")["name"] == "Contoso devices");
  stage.record("C-0001", "Partner action required", 3);
  CHECK(stage.claim({"edit", "C-0001", "--name", "A"}).code == ExitCode::ok);
}

TEST_CASE("an edit of what a submitted claim keeps in the portal is said to be one") {
  ClaimStage const stage;
  stage.make();
  auto const word = "may differ from the portal's claim now";
  CHECK_FALSE(has(stage.claim({"edit", "C-0001", "--name", "A draft's"}).err, word));
  stage.record("C-0001", "Submitted", 5);
  stage.record("C-0001", "Partner action required", 2);
  CHECK_FALSE(has(stage.claim({"edit", "C-0001", "--comments", "once more"}).err, word));
  auto const edited = stage.claim({"edit", "C-0001", "--name", "Another"});
  CHECK(edited.code == ExitCode::ok);
  CHECK(has(edited.err, "that name of a claim that was submitted can be changed"));
  CHECK(has(edited.err, word));
  CHECK(has(stage.claim({"edit", "C-0001", "--opt-out", "yes"}).err, word));
  CHECK_FALSE(has(stage.claim({"edit", "C-0001", "--partner-id", "7654321"}).err, word));
}

TEST_CASE("an edit takes the acknowledgement away, and says how it is given again") {
  ClaimStage const stage;
  stage.make_ready();
  CHECK(stage.shown("1")["acknowledgements"][0]["holds"] == true);
  auto const edited = stage.claim({"edit", "C-0001", "--name", "A"});
  CHECK(has(edited.err, "it has to be again: partnerctl claim acknowledge C-0001 --as NAME "
                        "--ledger " +
                            stage.ledger));
  CHECK(stage.shown("1")["acknowledgements"][0]["holds"] == false);
  CHECK(stage.claim({"check", "C-0001", "--offline"}).code == ExitCode::not_as_wanted);
  // As it was acknowledged.
  CHECK_FALSE(has(stage.claim({"edit", "C-0001", "--name", "Contoso devices"}).err, "again"));
  CHECK(stage.claim({"check", "C-0001", "--offline"}).code == ExitCode::ok);
}

TEST_CASE("an edit after the hand-off says that the pack is old") {
  ClaimStage const stage;
  stage.make_ready();
  stage.claim({"handoff", "C-0001", "--out", stage.folder.path() + "/pack", "--offline"});
  CHECK(has(stage.claim({"edit", "C-0001", "--comments", "B"}).err,
            "The pack of C-0001 says what the claim said before"));
}

TEST_CASE("edits by options at the same time are all made, one upon the other") {
  ClaimStage const stage;
  stage.make();
  std::vector<std::string> const options{
      "--customer-contact-title", "--customer-contact-phone", "--comments",
      "--customer-contact-name",  "--contact-name",           "--contact-phone"};
  std::vector<std::future<ExitCode>> edits;
  for (auto const& option : options) {
    edits.push_back(std::async(std::launch::async, [&stage, option] {
      return stage.claim({"edit", "C-0001", option, "new"}).code;
    }));
  }
  for (auto& edit : edits) {
    CHECK(edit.get() == ExitCode::ok);
  }
  auto const claim = stage.shown("1");
  CHECK(claim["revision"] == 1 + options.size());
  CHECK(claim["customer"]["contact"]["title"] == "new");
  CHECK(claim["customer"]["contact"]["name"] == "new");
  CHECK(claim["partnerContact"]["name"] == "new");
  CHECK(claim["comments"] == "new");
}

TEST_CASE("an edit by a file is read once, however often it is decided anew") {
  ClaimStage stage;
  stage.make();
  stage.input = R"({"comments": "B"})";
  CHECK(stage.claim({"edit", "C-0001", "-", "--customer-contact-title", "CTO"}).code ==
        ExitCode::ok);
  CHECK(stage.shown("1")["comments"] == "B");
}

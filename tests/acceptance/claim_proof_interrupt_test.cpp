// Ctrl-C while a proof is read, which may take pdftotext half a minute.

#include "acceptance/claim_desk.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <signal.h>

#include <filesystem>

using namespace partnerctl;
using Catch::Contains;
using test::ClaimDesk;
using Texts = std::vector<std::string>;

namespace {

// A claim, a PDF, and a pdftotext that says that it has begun and does not end.
struct SlowProof {
  ClaimDesk desk{};
  std::string id = desk.add(test::plain_claim());
  std::string pdf = desk.folder().write("paper.pdf", "%PDF-1.4\n");
  std::string begun = desk.folder().path() + "/begun";

  SlowProof() {
    auto const program =
        desk.folder().write("pdftotext", "#!/bin/sh\necho $$ > " + begun + "\nexec sleep 600\n");
    std::filesystem::permissions(program, std::filesystem::perms::owner_all);
    desk.environment()["PATH"] = desk.folder().path() + ":/usr/bin:/bin";
  }
  // Interrupts it once the proof is being read.
  test::Ended interrupted(Texts const& command) const {
    std::filesystem::remove(begun);
    auto const run = desk.start(command);
    REQUIRE(test::comes_true([this] { return std::filesystem::exists(begun); }));
    run->signal(SIGINT);
    return run->wait();
  }
};

} // namespace

TEST_CASE("an interrupt ends the reading of a proof, which stays attached") {
  SlowProof const slow;
  auto const attach = slow.interrupted({"claim", "attach", slow.id, slow.pdf});
  CHECK(attach.code == 130);
  CHECK_THAT(attach.err, Contains("has the proof paper.pdf; reading it was interrupted"));
  CHECK_THAT(attach.err, Contains("\nIt is kept, and not to be done again; see: partnerctl claim "
                                  "show " +
                                  slow.id) &&
                             !Contains("Again: "));
  CHECK(slow.desk.show(slow.id).at("proofs").size() == 1);
  auto const pack = slow.desk.folder().path() + "/pack";
  auto const ended = slow.interrupted({"claim", "handoff", slow.id, "--offline", "--out", pack});
  CHECK(ended.code == 130);
  CHECK(ended.out.empty());
  CHECK_THAT(ended.err, Contains("interrupted while the proofs of " + slow.id) &&
                            Contains("\nAgain: run the same command: partnerctl claim "));
  CHECK_FALSE(std::filesystem::exists(pack));
}

TEST_CASE("a check that is interrupted says what it checked, and what it did not") {
  SlowProof slow;
  auto const without_proof = slow.id;
  auto const with_proof = slow.desk.add(test::plain_claim());
  auto const last = slow.desk.add(test::plain_claim());
  slow.interrupted({"claim", "attach", with_proof, slow.pdf});
  Texts const command{"claim", "check", without_proof, with_proof, last, "--offline"};
  auto as_json = command;
  as_json.insert(as_json.end(), {"-o", "json"});
  auto const ended = slow.interrupted(as_json);
  CHECK(ended.code == 130);
  CHECK_THAT(ended.err, Contains("interrupted: 1 of 3 claims were checked") &&
                            Contains("\nAgain: run the same command: partnerctl claim "));
  auto const document = core::Json::parse(ended.out);
  CHECK(document["summary"]["total"] == 3);
  CHECK(document["summary"]["failed"] == 1);
  CHECK(document["summary"]["notChecked"] == 2);
  auto const& claims = document["claims"];
  REQUIRE(claims.size() == 3);
  CHECK(claims[0]["checked"] == true);
  CHECK(claims[0]["passes"] == false);
  for (std::size_t i = 1; i < claims.size(); ++i) {
    CHECK(claims[i]["checked"] == false);
    CHECK(claims[i]["passes"].is_null());
    CHECK(claims[i]["findings"].empty());
  }
  auto as_csv = command;
  as_csv.insert(as_csv.end(), {"-o", "csv"});
  CHECK_THAT(slow.interrupted(as_csv).out, Contains(with_proof + ",,not-checked,"));
}

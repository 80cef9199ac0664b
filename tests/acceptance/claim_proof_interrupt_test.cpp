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
  for (auto const& command : {Texts{"claim", "check", slow.id, "--offline"},
                              Texts{"claim", "handoff", slow.id, "--offline", "--out", pack}}) {
    auto const ended = slow.interrupted(command);
    CHECK(ended.code == 130);
    CHECK(ended.out.empty());
    CHECK_THAT(ended.err, Contains("interrupted while the proofs of " + slow.id) &&
                              Contains("\nAgain: run the same command: partnerctl claim "));
  }
  CHECK_FALSE(std::filesystem::exists(pack));
}

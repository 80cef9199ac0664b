// Proofs of claims: rows and copies together.

#include "ledger/claims.hpp"
#include "ledger/refusals.hpp"
#include "ledger/runs.hpp"
#include "partnerctl/core/digest.hpp"
#include "partnerctl/core/json.hpp"
#include "support/fake_clock.hpp"
#include "support/fixtures.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <filesystem>

using namespace partnerctl;
using cpor::EventKind;
using test::an_event;
using test::contains;
using test::content_of;
using test::copies_of;
using test::refusal;

namespace fs = std::filesystem;

namespace {

std::string digest(std::string_view bytes) {
  return core::hexadecimal(core::sha256(bytes));
}

struct Shelf {
  test::TemporaryFolder folder{};
  std::string path = folder.path() + "/a.db";
  test::EasyBook book{path};
  std::string id = book.add();
};

} // namespace

TEST_CASE("an attached proof has its copy, its digest, its size and its event") {
  test::TemporaryFolder const folder;
  test::FakeClock const clock;
  auto book = test::open_book(folder.path() + "/a.db", clock);
  auto const id = book.add({test::a_claim()}, an_event(EventKind::created)).front();
  std::string const bytes("%PDF\0\xff", 6);
  auto given = test::a_proof(bytes, "Zoë's sow.pdf");
  given.proof.sha256 = "a lie";
  given.proof.size = 99;
  auto const returned = book.attach(id, 1, given, an_event(EventKind::attached));
  auto const kept = test::open_book(folder.path() + "/a.db").get(id);
  CHECK(returned.revision == 2);
  for (auto const& claim : {returned, kept}) {
    REQUIRE(claim.proofs.size() == 1);
    auto const& proof = claim.proofs[0];
    CHECK(proof.sha256 == digest(bytes));
    CHECK(proof.size == 6);
    CHECK(proof.name == "Zoë's sow.pdf");
    CHECK(proof.kind == cpor::ProofKind::statement_of_work);
    CHECK(proof.acknowledged == core::parse_date("2026-11-20"));
    CHECK(proof.attached == clock.now());
    CHECK(proof.by == "Ann");
    REQUIRE(claim.history.size() == 2);
    CHECK(claim.history[1].kind == EventKind::attached);
    CHECK(claim.history[1].text == "Zoë's sow.pdf");
  }
  auto const path = book.proof_path(digest(bytes));
  CHECK(path == folder.path() + "/a.db.proofs/" + digest(bytes));
  CHECK(content_of(path) == bytes);
}

TEST_CASE("a proof keeps each kind, and needs no day of acknowledgement") {
  Shelf shelf;
  for (auto const& name : cpor::proof_kinds()) {
    auto proof = test::a_proof("bytes of " + name, name);
    proof.proof.kind = *cpor::proof_kind_of(name);
    proof.proof.acknowledged.reset();
    auto& book = shelf.book.book();
    book.attach(shelf.id, book.get(shelf.id).revision, proof, an_event(EventKind::attached));
  }
  auto const proofs = shelf.book.book().get(shelf.id).proofs;
  REQUIRE(proofs.size() == cpor::proof_kinds().size());
  for (std::size_t i = 0; i < proofs.size(); ++i) {
    // In the order in which they were attached.
    CHECK(proofs[i].name == cpor::proof_kinds()[i]);
    CHECK(cpor::to_string(proofs[i].kind) == cpor::proof_kinds()[i]);
    CHECK_FALSE(proofs[i].acknowledged);
  }
}

TEST_CASE("the same bytes attached again change what is said of them, and what was said is kept") {
  Shelf shelf;
  for (auto const* bytes : {"first", "second", "third"}) {
    shelf.book.attach(shelf.id, bytes, bytes);
  }
  shelf.book.detach(shelf.id, "first");
  auto proof = test::a_proof("second", "signed.pdf");
  proof.proof.kind = cpor::ProofKind::invoice;
  proof.proof.acknowledged = core::parse_date("2026-11-21");
  proof.proof.by = "Bob";
  auto& book = shelf.book.book();
  auto const kept =
      book.attach(shelf.id, book.get(shelf.id).revision, proof, an_event(EventKind::attached));
  REQUIRE(kept.proofs.size() == 2);
  CHECK(kept.proofs[0].name == "signed.pdf");
  CHECK(kept.proofs[0].kind == cpor::ProofKind::invoice);
  CHECK(kept.proofs[0].acknowledged == core::parse_date("2026-11-21"));
  CHECK(kept.proofs[0].by == "Bob");
  CHECK(kept.proofs[1].name == "third");
  auto const before = core::parse_json(
      test::ask(shelf.path, "select document from claim_event where words = 'signed.pdf'"));
  REQUIRE(before);
  CHECK(core::string_at(*before, "name") == "second");
  CHECK(core::string_at(*before, "kind") == "statement-of-work");
  CHECK(core::string_at(*before, "acknowledged") == "2026-11-20");
  CHECK(core::string_at(*before, "sha256") == digest("second"));
  CHECK(copies_of(shelf.path).size() == 2);
}

TEST_CASE("the same bytes of two claims are one copy, which goes with the last of them") {
  Shelf shelf;
  auto const other = shelf.book.add(2);
  shelf.book.attach(shelf.id, "bytes");
  shelf.book.attach(other, "bytes");
  CHECK(copies_of(shelf.path) == std::vector<std::string>{digest("bytes")});
  auto const kept = shelf.book.detach(shelf.id, "sow.pdf");
  CHECK(kept.proofs.empty());
  REQUIRE(kept.history.size() == 3);
  CHECK(kept.history[2].kind == EventKind::detached);
  CHECK(kept.history[2].text == "sow.pdf");
  CHECK(copies_of(shelf.path).size() == 1);
  CHECK(test::faults_of(shelf.path).empty());
  SECTION("detached") {
    shelf.book.detach(other, digest("bytes").substr(0, 8));
  }
  SECTION("removed with its claim") {
    shelf.book.remove(other);
  }
  CHECK(copies_of(shelf.path).empty());
}

TEST_CASE("a copy that was removed does no harm, and comes back when it is attached again") {
  Shelf shelf;
  shelf.book.attach(shelf.id, "bytes");
  auto const path = shelf.book.book().proof_path(digest("bytes"));
  SECTION("the file") {
    fs::remove(path);
  }
  SECTION("the folder") {
    fs::remove_all(shelf.path + ".proofs");
  }
  CHECK(shelf.book.book().get(shelf.id).proofs.size() == 1);
  CHECK(shelf.book.book().all().size() == 1);
  SECTION("detached all the same") {
    CHECK(shelf.book.detach(shelf.id, "sow.pdf").proofs.empty());
  }
  shelf.book.attach(shelf.id, "bytes");
  CHECK(content_of(path) == "bytes");
  CHECK(test::faults_of(shelf.path).empty());
}

TEST_CASE("a file with the digest's name and other bytes is not trusted") {
  Shelf shelf;
  auto const other = shelf.book.add(2);
  shelf.book.attach(shelf.id, "bytes");
  auto const path = shelf.book.book().proof_path(digest("bytes"));
  fs::remove(path);
  auto const foreign = shelf.folder.write("foreign.txt", "foreign");
  SECTION("a file") {
    fs::copy(foreign, path);
  }
  SECTION("a link") {
    fs::create_symlink(foreign, path);
  }
  shelf.book.attach(other, "bytes");
  CHECK(content_of(path) == "bytes");
  CHECK_FALSE(fs::is_symlink(path));
  CHECK(content_of(foreign) == "foreign");
}

TEST_CASE("an attachment that comes to nothing leaves no copy") {
  Shelf shelf;
  auto& book = shelf.book.book();
  auto const attach = [&](std::string const& id, long long seen) {
    return refusal(
        [&] { book.attach(id, seen, test::a_proof("bytes"), an_event(EventKind::attached)); });
  };
  CHECK(attach(shelf.id, 7).kind == core::ErrorKind::conflict);
  CHECK(attach("C-0099", 1).kind == core::ErrorKind::not_found);
  CHECK(copies_of(shelf.path).empty());
}

TEST_CASE("a proof that is not there is not detached") {
  Shelf shelf;
  shelf.book.attach(shelf.id, "bytes");
  auto const error = refusal([&] { shelf.book.detach(shelf.id, "sow.pfd"); });
  CHECK(error.kind == core::ErrorKind::not_found);
  CHECK(contains(error.hint, "sow.pdf"));
  CHECK(shelf.book.book().get(shelf.id).revision == 2);
  CHECK(copies_of(shelf.path).size() == 1);
}

TEST_CASE("copies lie beside the ledger's own file, where a link leads to it") {
  test::TemporaryFolder const folder;
  fs::create_directory(folder.path() + "/real");
  fs::create_symlink(folder.path() + "/real/a.db", folder.path() + "/link.db");
  test::EasyBook book(folder.path() + "/link.db");
  book.attach(book.add(), "bytes");
  CHECK(copies_of(folder.path() + "/real/a.db").size() == 1);
  CHECK_FALSE(fs::exists(folder.path() + "/link.db.proofs"));
}

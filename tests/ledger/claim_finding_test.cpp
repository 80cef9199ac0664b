#include "ledger/claim_finding.hpp"
#include "ledger/claims.hpp"
#include "ledger/refusals.hpp"
#include "ledger/runs.hpp"
#include "partnerctl/core/text.hpp"
#include "support/fixtures.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using cpor::EventKind;
using test::an_event;
using test::contains;
using test::refusal;

namespace {

class Shelf {
public:
  // Claims 1 to 12, some of which have a number of the portal's.
  Shelf() {
    m_book.book().add(test::some_claims(12), an_event(EventKind::created));
    say("C-0002", "987654");
    say("C-0002", "987655");
    say("C-0003", " CLM-77a ");
    say("C-0004", "5");
    say("C-0006", "6");
    say("C-0007", "700");
    say("C-0008", "700");
    say("C-0010", "C-0009");
    say("C-0011", "C-0800");
  }
  void say(std::string const& id, std::string const& portal_number) {
    m_book.book().add_evidence({{id, test::portal_word("Under review", portal_number)}},
                               test::a_file());
  }
  std::string id(std::string_view text) { return m_book.book().get(text).id; }
  void withdraw(std::string const& id) {
    m_book.book().add_evidence({{id, an_event(EventKind::withdrawn)}}, test::a_file());
  }
  std::optional<std::string> other(std::string const& id, std::string_view portal_number) {
    return m_book.book().other_with_number(id, portal_number);
  }
  core::Error refused(std::string_view text) {
    return refusal([&] { m_book.book().get(text); });
  }

private:
  test::TemporaryFolder m_folder{};
  test::EasyBook m_book{m_folder.path() + "/a.db"};
};

cpor::KeptClaim with_proofs(std::vector<cpor::Proof> proofs) {
  cpor::KeptClaim kept;
  kept.id = "C-0042";
  kept.proofs = std::move(proofs);
  return kept;
}

std::string const k_a = "ab" + std::string(62, '1');
std::string const k_b = "ab" + std::string(62, '2');

} // namespace

TEST_CASE("a claim is found by its ID however it is written") {
  Shelf shelf;
  for (auto const* text : {"C-0012", "c-0012", "C-12", "c-012", "12", "0012", "  C-0012\n"}) {
    CHECK(shelf.id(text) == "C-0012");
  }
}

TEST_CASE("a claim is found by the portal's number, the latest and any it had") {
  Shelf shelf;
  CHECK(shelf.id("987654") == "C-0002");
  CHECK(shelf.id("987655") == "C-0002");
  CHECK(shelf.id("clm-77A") == "C-0003");
}

TEST_CASE("a number that is one claim's here and another's in the portal is not guessed at") {
  Shelf shelf;
  auto const error = shelf.refused("5");
  CHECK(error.kind == core::ErrorKind::usage);
  CHECK(contains(error.message, "C-0005"));
  CHECK(contains(error.message, "C-0004"));
  CHECK(error.hint == "say C-0005 or C-0004");
  CHECK(shelf.id("C-5") == "C-0005");
  // Of one and the same claim both ways, it is clear.
  CHECK(shelf.id("6") == "C-0006");
}

TEST_CASE("an ID of ours goes before a number of the portal's that looks like one") {
  Shelf shelf;
  CHECK(shelf.id("C-0009") == "C-0009");
  CHECK(shelf.id("C-0800") == "C-0011");
}

TEST_CASE("a number of the portal's that several claims have is not guessed at") {
  Shelf shelf;
  auto const error = shelf.refused("700");
  CHECK(error.kind == core::ErrorKind::usage);
  CHECK(contains(error.message, "C-0007, C-0008"));
  CHECK_FALSE(error.hint.empty());
}

TEST_CASE("a claim that there is not is answered with the nearest") {
  Shelf shelf;
  auto const error = shelf.refused("C-0013");
  CHECK(error.kind == core::ErrorKind::not_found);
  CHECK(contains(error.message, "C-0013"));
  CHECK(contains(error.message, "a.db"));
  CHECK(contains(error.hint, "did you mean C-001"));
  CHECK(contains(shelf.refused("13").hint, "did you mean C-001"));
  CHECK(shelf.refused("987653").hint == "did you mean 987654?");
  CHECK(contains(shelf.refused("something else altogether").hint, "C-0012, C-0011, C-0010"));
}

TEST_CASE("what is no ID at all is refused and not obeyed") {
  Shelf shelf;
  CHECK(shelf.refused("").kind == core::ErrorKind::usage);
  CHECK(shelf.refused(" \t").kind == core::ErrorKind::usage);
  for (auto const& text :
       {std::string("C-"), std::string("0"), std::string("C-0000"), std::string("-1"),
        std::string("C--1"), std::string("+1"), std::string("1.0"), std::string("0x1"),
        std::string("' or '1' = '1"), std::string("%"), std::string("C-0001; drop"),
        std::string("C-\0001", 4), std::string("\xff\xfe"), std::string("18446744073709551617"),
        std::string("C-99999999999999999999999"), std::string(100000, '1')}) {
    CHECK(shelf.refused(text).kind == core::ErrorKind::not_found);
  }
  auto const error = shelf.refused("\x1b[31mC-0001");
  CHECK_FALSE(contains(error.message, "\x1b"));
}

TEST_CASE("a foreign number of the portal's does no harm in a message") {
  Shelf shelf;
  shelf.say("C-0001", "98\x1b[2J");
  CHECK_FALSE(contains(shelf.refused("98\x1b[2j1").hint, "\x1b"));
}

TEST_CASE("an empty ledger says that it has no claims") {
  test::TemporaryFolder const folder;
  auto const book = test::open_book(folder.path() + "/a.db");
  auto const error = refusal([&] { book.get("C-0001"); });
  CHECK(error.kind == core::ErrorKind::not_found);
  CHECK_FALSE(contains(error.hint, "C-"));
}

TEST_CASE("another claim with a portal's number is found as long as what says so counts") {
  Shelf shelf;
  CHECK(shelf.other("C-0001", "987654") == "C-0002");
  CHECK(shelf.other("C-0001", " clm-77A\t") == "C-0003");
  CHECK_FALSE(shelf.other("C-0002", "987655"));
  CHECK_FALSE(shelf.other("C-0001", "98765"));
  CHECK_FALSE(shelf.other("C-0001", ""));
  CHECK_FALSE(shelf.other("C-0001", " "));
  // One of two that have it is not the other one.
  CHECK(shelf.other("C-0007", "700") == "C-0008");
  CHECK(shelf.other("C-0008", "700") == "C-0007");
  CHECK(shelf.other("C-0001", "700") == "C-0007");
  shelf.withdraw("C-0002");
  CHECK_FALSE(shelf.other("C-0001", "987655"));
  CHECK(shelf.other("C-0001", "987654") == "C-0002");
  CHECK(shelf.refused("987655").kind == core::ErrorKind::not_found);
  CHECK_THROWS_AS(shelf.other("C-0099", "5"), core::Error);
}

TEST_CASE("a proof is found by its digest, its beginning or its name") {
  auto const kept = with_proofs({{.sha256 = k_a, .name = "sow.pdf"}, {.sha256 = k_b, .name = "x"}});
  CHECK(ledger::find_proof(kept, k_a).name == "sow.pdf");
  CHECK(ledger::find_proof(kept, core::to_upper(k_b)).name == "x");
  CHECK(ledger::find_proof(kept, "ab1").name == "sow.pdf");
  CHECK(ledger::find_proof(kept, "x").sha256 == k_b);
}

TEST_CASE("a text that means several proofs, or none, is refused with those there are") {
  auto const kept = with_proofs({{.sha256 = k_a, .name = "sow.pdf"},
                                 {.sha256 = k_b, .name = "sow.pdf"},
                                 {.sha256 = std::string(64, 'c'), .name = "ab1"}});
  for (auto const* text : {"sow.pdf", "ab", "ab1"}) {
    auto const error = refusal([&] { ledger::find_proof(kept, text); });
    CHECK(error.kind == core::ErrorKind::usage);
    CHECK(contains(error.message, "ab1111111111"));
  }
  auto const none = refusal([&] { ledger::find_proof(kept, "sow.pfd"); });
  CHECK(none.kind == core::ErrorKind::not_found);
  CHECK(contains(none.message, "C-0042"));
  CHECK(none.hint == "did you mean sow.pdf?");
  CHECK(refusal([&] { ledger::find_proof(kept, ""); }).kind == core::ErrorKind::usage);
  CHECK(contains(refusal([&] { ledger::find_proof(with_proofs({}), "a"); }).hint,
                 "partnerctl claim show C-0042"));
  // A whole digest is clear, whatever else is called so.
  auto const odd = with_proofs({{.sha256 = k_a, .name = k_b}, {.sha256 = k_b, .name = "y"}});
  CHECK(ledger::find_proof(odd, k_b).name == "y");
}

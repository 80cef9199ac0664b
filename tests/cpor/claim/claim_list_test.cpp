#include "claim_texts.hpp"
#include "cpor/claim/claim_list.hpp"

using namespace partnerctl;
using namespace test::claim_texts;

TEST_CASE("claims are given in the order in which they were read") {
  cpor::ClaimList list("c.csv");
  list.add({.claim = claim_number(1), .where = "c.csv:2"});
  list.add({.claim = claim_number(0), .where = "c.csv:3"});
  CHECK(list.at(1).where == "c.csv:3");
  auto const all = std::move(list).finish();
  REQUIRE(all.size() == 2);
  CHECK(all[0].claim == claim_number(1));
}

TEST_CASE("one fault is enough for no claim to be given") {
  cpor::ClaimList list("c.csv");
  list.add({.claim = claim_number(1), .where = "c.csv:2"});
  list.faults().add(list.place(3, 4), "is wrong");
  CHECK(refusal_of([&] { std::move(list).finish(); }).message == "c.csv:3:4: is wrong");
}

TEST_CASE("more claims than anybody has are a wrong file") {
  cpor::ClaimList list("c.csv");
  for (std::size_t line = 2; !list.full(); ++line) {
    list.add({.where = list.place(line)});
  }
  CHECK(refusal_of([&] { std::move(list).finish(); }).message ==
        "c.csv:50002: more than 50000 claims");
}

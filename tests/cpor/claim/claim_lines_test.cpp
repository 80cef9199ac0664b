// Which lines of CSV are of one claim, as read_claims has it.

#include "claim_texts.hpp"

#include <algorithm>

using namespace partnerctl;
using namespace test::claim_texts;

namespace {

// "A: X, Y (4) | B: Z", the claims with their workloads and the lines that stand apart.
std::string shown(std::string_view text) {
  std::string all;
  for (auto const& each : read(text)) {
    all += (all.empty() ? "" : " | ") + each.claim.name + ":";
    for (auto const& workload : each.claim.workloads) {
      all += (all.ends_with(':') ? " " : ", ") + workload.name;
    }
    for (auto const line : each.apart) {
      all += " (" + std::to_string(line) + ")";
    }
  }
  return all;
}

std::string const k_header = "claim_name,customer_tenant_id,partner_role,comments,workload\n";
std::string const k_exported = "id,claim_name,comments,workload\n";

} // namespace

TEST_CASE("lines of one claim are found wherever they stand, and said to stand apart") {
  CHECK(shown(k_header + "A,t,r,c,X\nB,u,r,c,X\nA,t,r,c,Y\nB,u,r,c,Y\nB,u,r,c,Z\n") ==
        "A: X, Y (4) | B: X, Y, Z (5)");
  CHECK(read(k_header + "A,t,r,c,X\nB,u,r,c,X\nA,t,r,c,Y\n").front().line == 2);
  // Those that follow each other are not.
  CHECK(shown(k_header + "A,t,r,c,X\nA,t,r,c,Y\nB,u,r,c,X\n") == "A: X, Y | B: X");
}

TEST_CASE("lines that stand apart and disagree are the fault that neighbours would be") {
  CHECK(fault(k_header + "A,t,r,c,X\nB,u,r,c,X\nA,t,r,other,Y\n") ==
        "c.csv:4: is of the same claim as line 2 (claim_name, customer_tenant_id, partner_role and "
        "partner_id are the same), but not in comments");
  // A tenant's ID is the same in capitals: which of both is meant is for its writer to say.
  CHECK(fault(k_header + "A,ab,r,c,X\nB,u,r,c,X\nA,AB,r,c,Y\n").find("not in customer_tenant_id") !=
        std::string::npos);
}

TEST_CASE("lines that nothing tells apart are one claim wherever all of it is the same") {
  CHECK(shown("customer_name,workload\nContoso,X\nFabrikam,X\nContoso,Y\n") == ": X, Y (4) | : X");
  CHECK(shown("customer_name,comments,workload\nContoso,a,X\nContoso,b,X\nContoso,a,Y\n") ==
        ": X, Y (4) | : X");
}

TEST_CASE("a line of nothing but workloads belongs to the claim of the line above") {
  CHECK(shown(k_header + "A,t,r,c,X\nB,u,r,c,X\nA,t,r,c,Y\n,,,,Z\nB,u,r,c,Y\n,,,,Z\n") ==
        "A: X, Y, Z (4) | B: X, Y, Z (6)");
}

TEST_CASE("by the id of an export lines are one claim wherever they stand, and two claims two") {
  // The id says it: nobody has to look again.
  CHECK(shown(k_exported + "C-1,A,c,X\nC-2,A,c,X\nC-1,A,c,Y\n c-2 ,A,c,Y\n") ==
        "A: X, Y | A: X, Y");
  CHECK(fault(k_exported + "C-1,A,c,X\nC-2,B,c,X\nC-1,B,d,Y\n") ==
        "c.csv:4: is of the same claim as line 2 (its id is the same), but not in claim_name, "
        "comments");
}

TEST_CASE("a line without the id of one that is like it is a fault that names both") {
  CHECK(fault(k_exported + "C-1,A,c,X\n,B,c,X\n,A,c,Y\n") ==
        "c.csv:4: may be of the claim of line 2, of which only that line has an id");
  CHECK(fault(k_exported + ",A,c,X\nC-1,A,c,Y\n") ==
        "c.csv:3: may be of the claim of line 2, of which only this line has an id");
  CHECK(shown(k_exported + "C-1,A,c,X\n,B,c,X\n,B,c,Y\n") == "A: X | B: X, Y");
}

TEST_CASE("ten thousand lines sorted by workload are five thousand claims") {
  std::string text = "claim_name,customer_name,workload\n";
  for (auto const* workload : {"X", "Y"}) {
    for (int i = 0; i < 5000; ++i) {
      text += "A" + std::to_string(i) + ",Contoso," + workload + "\n";
    }
  }
  auto const all = read(text);
  CHECK(all.size() == 5000);
  CHECK(std::all_of(all.begin(), all.end(), [](cpor::ReadClaim const& each) {
    return each.claim.workloads.size() == 2 && each.apart.size() == 1;
  }));
}

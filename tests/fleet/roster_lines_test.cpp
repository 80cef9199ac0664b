#include "roster_helpers.hpp"

using namespace partnerctl;
using test::refusal;
using test::roster;
using test::tenants;

TEST_CASE("a line holds one tenant, with blanks and comments around it") {
  auto const entries = roster("# customers\n\n  Contoso.com\t# since May\n"
                              "72F988BF-86F1-41AF-91AB-2D7CD011DB47\nhome");
  CHECK(tenants(entries) == "contoso.com 72f988bf-86f1-41af-91ab-2d7cd011db47 home");
  CHECK(entries[0].where == "r.csv:3");
  CHECK(entries[2].where == "r.csv:5");
  CHECK_FALSE(entries[0].partner_id);
}

TEST_CASE("a hash without a blank before it is no comment") {
  CHECK(refusal("a.com#x\n").message == "r.csv:1:1: 'a.com#x' is not a tenant");
  CHECK(tenants(roster("a.com #x # y\n#b.com\n")) == "a.com");
}

TEST_CASE("the fault of a line names the column where the word stands") {
  CHECK(refusal("a.com\n  contoso # x\n").message == "r.csv:2:3: 'contoso' is not a tenant");
}

#include "partnerctl/core/csv.hpp"
#include "roster_helpers.hpp"

using namespace partnerctl;
using test::refusal;
using test::roster;
using test::tenants;
using Labels = std::vector<std::string>;

TEST_CASE("a CSV roster has its columns in any order and case, unknown ones pass") {
  auto const entries = roster("Name, LABELS ,Tenant,owner,Partner_ID,profile,client_id\n"
                              "\"Contoso, Ltd\", gold ; ;eu ,contoso.com,Ann,1234567,emea,app-1\n"
                              ",,fabrikam.com,,,,\n");
  REQUIRE(entries.size() == 2);
  CHECK(entries[0].tenant.text() == "contoso.com");
  CHECK(entries[0].name == "Contoso, Ltd");
  CHECK(entries[0].labels == Labels{"gold", "eu"});
  CHECK(entries[0].partner_id == core::PartnerId::parse("1234567"));
  CHECK(entries[0].profile == "emea");
  CHECK(entries[0].client_id == "app-1");
  CHECK(entries[0].where == "r.csv:2");
  CHECK(entries[1].name.empty());
  CHECK_FALSE(entries[1].partner_id);
}

TEST_CASE("rows of nothing but commas are passed over, as Excel leaves them") {
  CHECK(tenants(roster("tenant,name\na.com,A\n,\n , \nb.com,B\n")) == "a.com b.com");
}

TEST_CASE("a header without tenant says which columns there are and which may be meant") {
  auto const error = refusal("Tenants,name\na.com,A\n");
  CHECK(error.message ==
        "r.csv:1: no column is called 'tenant'; the columns are 'tenants', 'name'");
  CHECK(error.hint == "is 'tenants' meant to be 'tenant'?");
  CHECK(refusal("contoso.com,Contoso\n").hint ==
        "the first line names the columns, such as: tenant,name");
}

TEST_CASE("a known column that stands twice is a fault, an unknown one is not") {
  CHECK(refusal("tenant,name,Tenant\na.com,A,b.com\n").message ==
        "r.csv:1:13: the column 'tenant' stands here for the second time");
  CHECK(refusal("tenant,name,name\na.com,A,B\n").message.find("r.csv:1:13: the column 'name'") ==
        0);
  CHECK(tenants(roster("tenant,x,x\na.com,1,2\n")) == "a.com");
}

TEST_CASE("a row must have as many fields as the header") {
  auto const message = refusal("tenant,name,labels\na.com\nb.com,B,x,y\nc.com,C,\n").message;
  CHECK(message == "r.csv has 2 faults\n  r.csv:2: has 1 field, the header 3\n"
                   "  r.csv:3: has 4 fields, the header 3");
}

TEST_CASE("bad values in CSV are reported with line and column, all of them") {
  auto const message =
      refusal("name,tenant,partner_id\n\"A\nB\",contoso,12x\nC,,1\nD,d.com,0\n").message;
  CHECK(message == "r.csv has 4 faults\n"
                   "  r.csv:2:4: 'contoso' is not a tenant\n"
                   "  r.csv:2:12: '12x' is not a partner ID\n"
                   "  r.csv:4:3: no tenant is named\n"
                   "  r.csv:5:9: '0' is not a partner ID");
}

TEST_CASE("a CSV quote that is wrong is reported with line and column beside the other faults") {
  auto const message = refusal("tenant,name\na.com,\"A\" x\nnope,N\nb.com,\"B\n").message;
  CHECK(message == "r.csv has 3 faults\n"
                   "  r.csv:2:10: text follows the closing quote of the field that begins at 2:7\n"
                   "  r.csv:3:1: 'nope' is not a tenant\n"
                   "  r.csv:4:7: this quote is not closed");
}

TEST_CASE("a broken CSV header is one fault") {
  CHECK(refusal("tenant,\"na\"me\na.com,A\n").message.find("r.csv:1:12: text follows") == 0);
}

TEST_CASE("lines before the CSV header count") {
  CHECK(refusal("# a comment, with a \" in it\n\ntenant,name\nx,A\n").message ==
        "r.csv:4:1: 'x' is not a tenant");
}

TEST_CASE("of CSV that a command here wrote only tenant, name, profile and labels count") {
  auto const* text = GENERATE("tenant,name,result,partner_id,client_id,tenant_id,profile\n",
                              "tenant,name,pal,partner_id,client_id,tenant_id,profile\n",
                              "tenant,name,source,partner_id,client_id,tenant_id,profile\n");
  auto const entries = roster(
      std::string(text) + "a.com,A,linked,not an ID,app,72f988bf-86f1-41af-91ab-2d7cd011db47,p\n"
                          ",B,failed,,,72f988bf-86f1-41af-91ab-2d7cd011db48,\n"
                          "home,C,linked,,,72f988bf-86f1-41af-91ab-2d7cd011db49,\n"
                          "home,D,failed,,,,\n");
  CHECK(tenants(entries) == "a.com 72f988bf-86f1-41af-91ab-2d7cd011db48 "
                            "72f988bf-86f1-41af-91ab-2d7cd011db49 home");
  CHECK_FALSE(entries[0].partner_id);
  CHECK(entries[0].client_id.empty());
  CHECK(entries[0].profile == "p");
}

TEST_CASE("a column tenant_id alone makes no output of ours") {
  CHECK(roster("tenant,tenant_id,partner_id\na.com,x,77\n").front().partner_id);
  CHECK(refusal("tenant,tenant_id\n,72f988bf-86f1-41af-91ab-2d7cd011db48\n").message ==
        "r.csv:2:1: no tenant is named");
}

TEST_CASE("a name that was guarded against spreadsheets keeps its apostrophe") {
  auto const text = core::csv_record({"tenant", "name"}) + core::csv_record({"a.com", "=1+1"});
  CHECK(roster(text).front().name == "'=1+1");
}

namespace {

std::vector<fleet::Entry> with_all_columns(std::string_view text) {
  return fleet::parse_roster(text, "r.csv", fleet::RosterColumns::all);
}

using Others = std::vector<std::pair<std::string, std::string>>;

std::string const k_id = "72f988bf-86f1-41af-91ab-2d7cd011db47";
std::string const k_listed = "tenant,name,domain,access,source,tenant_id";

} // namespace

TEST_CASE("the columns of a CSV roster are kept to the letter where they are wanted") {
  auto const* text = "Tenant, Note ,labels,name,partner_id,domain,tenant_id\n"
                     "a.com,\" two\nlines \",x; y,A,77,'=own,id\n";
  auto const entry = with_all_columns(text).front();
  CHECK(entry.others == Others{{" Note ", " two\nlines "},
                               {"labels", "x; y"},
                               {"partner_id", "77"},
                               {"domain", "'=own"}});
  CHECK(entry.partner_id->text() == "77");
  CHECK(entry.shown.empty());
  CHECK(roster(text).front().others.empty());
}

TEST_CASE("of a list of tenants that is read again the user's own columns count") {
  auto const text = k_listed + ",partner_id,client_id,domain,result,=x\n" + k_id +
                    ",'=A,a.com,guest,arm," + k_id + ",77,app,theirs,mine,''=y\n";
  auto const entry = with_all_columns(text).front();
  CHECK(entry.name == "=A");
  CHECK(entry.shown == "a.com");
  CHECK(entry.partner_id->text() == "77");
  CHECK(entry.client_id == "app");
  CHECK(entry.others == Others{{"partner_id", "77"},
                               {"client_id", "app"},
                               {"domain", "theirs"},
                               {"result", "mine"},
                               {"=x", "'=y"}});
  CHECK(roster(text).front().partner_id->text() == "77");
  CHECK(roster(text).front().shown.empty());
}

TEST_CASE("what a list of tenants says Lighthouse delegates is skipped") {
  auto const entries = roster(k_listed + "\na.com,,,lighthouse,arm,\nb.com,,,guest,arm,\n");
  CHECK(entries[0].skip == fleet::k_delegated);
  CHECK(entries[1].skip.empty());
}

TEST_CASE("results of ours have no columns of the user's") {
  auto const text = "tenant,name,result,partner,tenant_id,mine\na.com,A,linked,77," + k_id + ",x\n";
  CHECK(with_all_columns(text).front().others.empty());
}

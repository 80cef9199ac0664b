#include "roster_helpers.hpp"

using namespace partnerctl;
using test::refusal;
using test::roster;
using test::tenants;
using Labels = std::vector<std::string>;

TEST_CASE("a JSON roster is an array of strings and objects") {
  auto const entries = roster(R"([
    "Contoso.com",
    {"tenant":"b.com","name":" B ","partner_id":"123","profile":"p","client_id":"c","labels":["x"," y "]},
    {"tenant":"c.com","partner_id":456,"labels":"x; y;","other":{"deep":[1]},"name":null}])");
  CHECK(tenants(entries) == "contoso.com b.com c.com");
  CHECK(entries[0].where == "r.csv:2:5");
  CHECK(entries[1].name == "B");
  CHECK(entries[1].partner_id == core::PartnerId::parse("123"));
  CHECK(entries[1].profile == "p");
  CHECK(entries[1].client_id == "c");
  CHECK(entries[1].labels == Labels{"x", "y"});
  CHECK(entries[2].partner_id == core::PartnerId::parse("456"));
  CHECK(entries[2].labels == Labels{"x", "y"});
}

TEST_CASE("one object a line is read line by line") {
  auto const entries =
      roster("\n{\"tenant\":\"a.com\"}\r\n\n  {\"tenant\":\"b.com\",\"name\":\"B\"}\n");
  CHECK(tenants(entries) == "a.com b.com");
  CHECK(entries[0].where == "r.csv:2");
  CHECK(entries[1].where == "r.csv:4");
}

TEST_CASE("an object over several lines is one document") {
  CHECK(tenants(roster("{\n\"tenant\":\n\"a.com\"\n}\n")) == "a.com");
  CHECK(
      tenants(roster("{\"schema\":\"partnerctl/status/1\",\"tenants\":[\n{\"tenant\":\"a.com\"},\n"
                     "{\"tenant\":\"b.com\"}\n]}")) == "a.com b.com");
}

TEST_CASE("of a document of ours only tenant, name, profile and labels count") {
  auto const entries = roster(R"({"schema":"partnerctl/link-pal/1","tenants":[
    {"tenant":"a.com","tenantId":"72f988bf-86f1-41af-91ab-2d7cd011db47","name":"A","labels":["x"],
     "partner_id":"no ID","client_id":7,"profile":"p"},
    {"tenant":null,"tenantId":"72f988bf-86f1-41af-91ab-2d7cd011db48","name":null},
    {"tenant":"home","tenantId":"72f988bf-86f1-41af-91ab-2d7cd011db49"}]})");
  CHECK(tenants(entries) == "a.com 72f988bf-86f1-41af-91ab-2d7cd011db48 "
                            "72f988bf-86f1-41af-91ab-2d7cd011db49");
  CHECK(entries[0].labels == Labels{"x"});
  CHECK(entries[0].profile == "p");
  CHECK_FALSE(entries[0].partner_id);
  CHECK(entries[0].client_id.empty());
}

TEST_CASE("lines of ours are read like the document, a single one too") {
  std::string const line =
      R"({"schema":"partnerctl/link-pal/1","run":null,"tenant":"a.com","tenantId":"x","partner_id":"-"})";
  CHECK(tenants(roster(line)) == "a.com");
  CHECK(tenants(roster(line + "\n" + line + "\n")) == "a.com a.com");
}

TEST_CASE("bad JSON is reported with line and column") {
  CHECK(refusal("[\n  \"a.com\",\n  nope\n]").message == "r.csv:3:4: is not JSON");
  CHECK(refusal("[\"a.com\"").message == "r.csv:1:9: ends too early for JSON");
  CHECK(refusal("{\"tenant\":\"a.com\"}\n{\"tenant\":}\n").message == "r.csv:2:11: is not JSON");
  CHECK(refusal("{\"tenant\":\"a.com\"\n{\"tenant\":\"b.com\"}\n").message ==
        "r.csv:2:1: is not JSON");
  CHECK(refusal(std::string(500'000, '[')).message == "r.csv:1:65: is deeper than 64 levels");
}

TEST_CASE("every bad item of a JSON roster is reported") {
  auto const message =
      refusal(R"(["nope", 7, {"name":"x"}, {"tenant":5}, {"tenant":"a.com","partner_id":1.5},
      {"tenant":"a.com","labels":[1]}, {"tenant":"a.com","labels":{}}, {"tenant":"a.com","partner_id":-1},
      {"Tenants":"a.com"}, {"tenant":"a.com","partner_id":"x"}, ["a.com"], null, ""])")
          .message;
  CHECK(message == "r.csv has 13 faults\n"
                   "  r.csv:1:2: 'nope' is not a tenant\n"
                   "  r.csv:1:10: is neither a string nor an object\n"
                   "  r.csv:1:13: has no 'tenant'\n"
                   "  r.csv:1:27: 'tenant' is not a string\n"
                   "  r.csv:1:41: 'partner_id' is neither a string nor a whole number\n"
                   "  r.csv:2:7: 'labels' is neither a string nor an array of strings\n"
                   "  r.csv:2:40: 'labels' is neither a string nor an array of strings\n"
                   "  r.csv:2:72: 'partner_id' is neither a string nor a whole number\n"
                   "  r.csv:3:7: has no 'tenant'; is 'Tenants' meant?\n"
                   "  r.csv:3:28: 'x' is not a partner ID\n"
                   "  r.csv:3:65: is neither a string nor an object\n"
                   "  r.csv:3:76: is neither a string nor an object\n"
                   "  r.csv:3:82: no tenant is named");
}

TEST_CASE("the members of a JSON roster are kept as columns where they are wanted") {
  using Others = std::vector<std::pair<std::string, std::string>>;
  auto const read = [](std::string_view text) {
    return fleet::parse_roster(text, "r.json", fleet::RosterColumns::all).front();
  };
  CHECK(
      read(
          R"([{"tenant":"a.com","name":"A","labels":["x","y"],"partner_id":77,"n":null,"o":{"p":1}}])")
          .others ==
      Others{{"labels", "x;y"}, {"partner_id", "77"}, {"n", ""}, {"o", R"({"p":1})"}});
  auto const listed = read(R"({"schema":"partnerctl/tenant-list/1","tenants":[
    {"tenant":"a.com","tenantId":null,"name":"A","domain":"d.com","access":"lighthouse",
     "source":"file","columns":{"partner_id":"77","labels":"x","mine":"=1"},"error":null}]})");
  CHECK(listed.others == Others{{"partner_id", "77"}, {"labels", "x"}, {"mine", "=1"}});
  CHECK(listed.partner_id->text() == "77");
  CHECK(listed.labels == Labels{"x"});
  CHECK(listed.shown == "d.com");
  CHECK(listed.skip == fleet::k_delegated);
  CHECK(roster(R"([{"tenant":"a.com","mine":"x"}])").front().others.empty());
}

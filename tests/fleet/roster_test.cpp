#include "roster_helpers.hpp"

#include <fmt/core.h>

using namespace partnerctl;
using namespace std::string_view_literals;
using test::refusal;
using test::roster;
using test::tenants;

TEST_CASE("a roster's form is told by how it begins") {
  CHECK(tenants(roster("tenant\na.com\n")) == "a.com");
  CHECK(tenants(roster("\"Tenant\"\na.com\n")) == "a.com");
  CHECK(tenants(roster("# ours\n\n tenant , name\na.com,A\n")) == "a.com");
  CHECK(tenants(roster("a.com\nb.com\n")) == "a.com b.com");
  CHECK(tenants(roster("a.com # Contoso, Ltd\n")) == "a.com");
  CHECK(tenants(roster("\n  [\"a.com\"]")) == "a.com");
  CHECK(tenants(roster("{\"tenant\":\"a.com\"}")) == "a.com");
}

TEST_CASE("a roster may begin with a byte order mark and end its lines as Windows does") {
  CHECK(tenants(roster("\xEF\xBB\xBFtenant,name\r\na.com,A\r\nb.com,B\r\n")) == "a.com b.com");
  CHECK(tenants(roster("\xEF\xBB\xBF"
                       "a.com\r\nb.com\r\n")) == "a.com b.com");
  CHECK(tenants(roster("\xEF\xBB\xBF[\r\n\"a.com\"\r\n]\r\n")) == "a.com");
}

TEST_CASE("a roster without a tenant is refused in one sentence") {
  auto const* text =
      GENERATE("", "\n\r\n", "# nothing\n", "tenant,name\n", "tenant\n", "[]", "\xEF\xBB\xBF",
               "{\"schema\":\"partnerctl/link-pal/1\",\"tenants\":[]}");
  CAPTURE(text);
  CHECK(refusal(text).message == "r.csv names no tenant");
}

TEST_CASE("a NUL byte and what is not UTF-8 are refused with line and column") {
  CHECK(refusal("tenant\na.\0com\n"sv).message == "r.csv:2:3: a NUL byte: this is no text file");
  CHECK(refusal("tenant,name\na.com,M\xFCnchen\n").message == "r.csv:2:8: this is not UTF-8");
  CHECK(refusal("a.com\n\xC0\xAF\n").message == "r.csv:2:1: this is not UTF-8");
}

TEST_CASE("what Excel saves by default is called by its name") {
  CHECK(refusal("PK\x03\x04\x14\0\x06"sv).message.find("zip archive (an Excel workbook?)") !=
        std::string::npos);
  CHECK(refusal("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv).message.find("Office") != std::string::npos);
  CHECK(refusal("\xFF\xFEt\0e\0"sv).message == "r.csv is UTF-16, not UTF-8");
  CHECK(refusal("\xFE\xFF\0t\0e"sv).message == "r.csv is UTF-16, not UTF-8");
}

TEST_CASE("columns separated by semicolons or tabs are called so") {
  CHECK(refusal("Tenant;Name\na.com;A\n").message ==
        "r.csv:1: the columns are separated by semicolons, not by commas");
  CHECK(refusal("\nname\ttenant\nA\ta.com\n").message ==
        "r.csv:2: the columns are separated by tabs, not by commas");
}

TEST_CASE("old line ends are one fault on their line, in lines as in CSV") {
  CHECK(refusal("tenant\ra.com\rb.com\r").message.find("r.csv:1:7: a carriage return") == 0);
  CHECK(refusal("a.com\nb.com\rc.com\n").message.find("r.csv:2:6: a carriage return") == 0);
}

TEST_CASE("every bad line is listed in one error, up to twenty") {
  auto const two = refusal("a.com\nnot a tenant\nb.com\ncommon\n");
  CHECK(two.message == "r.csv has 2 faults\n"
                       "  r.csv:2:1: 'not a tenant' is not a tenant\n"
                       "  r.csv:4:1: 'common' stands for many tenants, not for one");
  CHECK(two.hint.find("verified domains") != std::string::npos);

  std::string many;
  for (int i = 0; i < 25; ++i) {
    many += "x\n";
  }
  auto const message = refusal(many).message;
  CHECK(message.find("r.csv has 25 faults") == 0);
  CHECK(message.find("r.csv:20:1") != std::string::npos);
  CHECK(message.find("r.csv:21:1") == std::string::npos);
  CHECK(message.find("\n  …and 5 more") != std::string::npos);
}

TEST_CASE("the reading of a file that is wrong throughout ends early") {
  std::string text;
  for (int i = 0; i < 200'000; ++i) {
    text += "x\n";
  }
  CHECK(refusal(text).message.find("r.csv has at least 10000 faults") == 0);
}

TEST_CASE("a CSV roster of a hundred thousand tenants is read") {
  std::string text = "tenant,name,partner_id,labels\n";
  for (int i = 0; i < 100'000; ++i) {
    text += fmt::format("t{}.example.com,\"Tenant, no {}\",1234567,a;b\n", i, i);
  }
  auto const entries = roster(text);
  REQUIRE(entries.size() == 100'000);
  CHECK(entries.back().tenant.text() == "t99999.example.com");
  CHECK(entries.back().where == "r.csv:100001");
}

TEST_CASE("long rosters are read in the other forms") {
  constexpr int k_count = 20'000;
  std::string lines;
  std::string json = "[";
  std::string jsonl;
  for (int i = 0; i < k_count; ++i) {
    lines += fmt::format("t{}.example.com # {}\n", i, i);
    json += fmt::format("{}{{\"tenant\":\"t{}.example.com\"}}", i == 0 ? "" : ",\n", i);
    jsonl += fmt::format("{{\"tenant\":\"t{}.example.com\"}}\n", i);
  }
  for (auto const& text : {lines, json + "]", jsonl}) {
    auto const entries = roster(text);
    REQUIRE(entries.size() == k_count);
    CHECK(entries.back().tenant.text() == "t19999.example.com");
  }
}

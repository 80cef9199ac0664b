#include "claim_texts.hpp"

using namespace partnerctl;
using namespace test::claim_texts;
using namespace std::string_view_literals;

namespace {

// Of ASCII, with its byte order mark.
std::string utf16(std::string const& text, bool big_endian) {
  std::string bytes = big_endian ? "\xFE\xFF" : "\xFF\xFE";
  for (char const c : text) {
    bytes += big_endian ? '\0' : c;
    bytes += big_endian ? c : '\0';
  }
  return bytes;
}

// "A: Teams, Intune | B:", the claims with their workloads.
std::string shown(std::string_view text) {
  std::string all;
  for (auto const& each : read(text)) {
    all += (all.empty() ? "" : " | ") + each.claim.name + ":";
    for (auto const& workload : each.claim.workloads) {
      all += (all.ends_with(':') ? " " : ", ") + workload.name;
      all += workload.subscription_id.empty() ? "" : "=" + workload.subscription_id;
      all += workload.subscription_ends.empty() ? "" : "@" + workload.subscription_ends;
    }
  }
  return all;
}

} // namespace

TEST_CASE("a claim in CSV needs only the columns that it has, in any order") {
  auto const all = read("comments,claim_name,partner_id\n\n,A,1\nnone,B,2\n");
  REQUIRE(all.size() == 2);
  CHECK(all[0].claim.name == "A");
  CHECK(all[0].claim.partner_id == "1");
  CHECK(all[0].where == "c.csv:3");
  CHECK(all[1].claim.comments == "none");
  CHECK(all[1].where == "c.csv:4");
  CHECK(read("claim_name\nA\n").size() == 1);
}

TEST_CASE("rows of nothing but separators are passed over, as Excel leaves them") {
  CHECK(shown("claim_name,workload\nA,Teams\n,\n , \nA,Intune\n") == "A: Teams, Intune");
}

TEST_CASE("a workload a line makes one claim of lines that are otherwise the same") {
  std::string const header =
      "claim_name,customer_tenant_id,partner_role,partner_id,comments,workload\n";
  CHECK(shown(header + "A,t,r,1,c,Teams\nA,t,r,1,c,Intune\nA,t,r,1,c,Teams\n") ==
        "A: Teams, Intune, Teams");
  CHECK(shown(header + "A,t,r,1,c,X\nB,t,r,1,c,X\n") == "A: X | B: X");
  CHECK(shown(header + "A,t,r,1,c,X\nA,u,r,1,c,X\n") == "A: X | A: X");
  CHECK(shown(header + "A,t,r,1,c,X\nA,t,s,1,c,X\n") == "A: X | A: X");
  CHECK(shown(header + "A,t,r,1,c,X\nA,t,r,2,c,X\n") == "A: X | A: X");
  CHECK(shown(header + "A,t,r,1,c,X\nB,t,r,1,c,X\nA,t,r,1,c,Y\n") == "A: X, Y | B: X");
}

TEST_CASE("a role is the same whichever way it is written") {
  CHECK(shown("claim_name,partner_role,workload\nA,use-or-consume,X\nA,Use or consume,Y\n") ==
        "A: X, Y");
}

TEST_CASE("lines of one claim that disagree are a fault that names both") {
  std::string const header = "claim_name,customer_domain,public_sector,workload\n";
  CHECK(fault(header + "A,a.com,no,X\nA,a.com,no,Y\nA,b.com,yes,Z\n") ==
        "c.csv:4: is of the same claim as line 2 (claim_name, customer_tenant_id, partner_role and "
        "partner_id are the same), but not in customer_domain, public_sector");
  CHECK(shown(header + "A,a.com,,X\nA,a.com,FALSE,Y\n") == "A: X, Y");
  // A cell that is wrong by itself is not held against the other line.
  CHECK(fault(header + "A,a.com,perhaps,X\nA,a.com,yes,Y\n") ==
        "c.csv:2:9: public_sector is 'perhaps', neither yes nor no");
}

TEST_CASE("lines that nothing tells apart go on only where all is the same") {
  CHECK(shown("customer_name,workload\nContoso,X\nContoso,Y\nFabrikam,X\n") == ": X, Y | : X");
  CHECK(shown("workload\nX\nY\n") == ": X, Y");
}

TEST_CASE("a line of nothing but workloads belongs to the claim above it") {
  CHECK(shown("claim_name,customer_name,workload,subscription_id\n"
              "A,Contoso,Sales,1\n,,Finance,2\n , ,HR,\nB,Contoso,Sales,3\n") ==
        "A: Sales=1, Finance=2, HR | B: Sales=3");
}

TEST_CASE("the ID of an export tells claims apart that are otherwise the same") {
  auto const all = read("id,status,claim_name,workload\nC-0001,approved,A,X\nC-0001,approved,A,Y\n"
                        "C-0002,,A,Z\n");
  REQUIRE(all.size() == 2);
  CHECK(all[0].claim.workloads.size() == 2);
  CHECK(all[0].left_out == std::vector<std::string>{"id", "status"});
  CHECK(all[1].left_out == std::vector<std::string>{"id"});
}

TEST_CASE("several workloads may stand in one cell") {
  std::string const header = "claim_name,workload,subscription_id,subscription_ends\n";
  CHECK(shown(header + "A,Teams; Intune ;,,\n") == "A: Teams, Intune");
  CHECK(shown(header + "A,Sales;HR,1;2,2027-01-01;\n") == "A: Sales=1@2027-01-01, HR=2");
  CHECK(shown(header + "A,Sales;;HR,1;;2,\n") == "A: Sales=1, HR=2");
  CHECK(shown(header + "A,Sales;HR,;2,\nA,X;Y,,\n") == "A: Sales, HR=2, X, Y");
  CHECK(shown(header + "A,,1;2,\n") == "A: =1, =2");
  CHECK(shown(header + "A,R\\;D;\\\\x,,\n") == "A: R;D, \\x");
}

TEST_CASE("cells of workloads that do not go together are a fault") {
  std::string const header = "claim_name,workload,subscription_id,subscription_ends\n";
  CHECK(fault(header + "A,Sales;HR,1,\n") ==
        "c.csv:2: names 2 workloads, 1 subscription ID and 0 ends: write a workload a line");
  CHECK(fault(header + "A,Sales,1;2,\n").find("names 1 workload, 2 subscription IDs") !=
        std::string::npos);
  CHECK(fault(header + "A,Sales;HR,1;2,2027-01-01\n").find("and 1 end:") != std::string::npos);
}

TEST_CASE("a claim has a thousand workloads at the most, in one line or in many") {
  std::string lines = "claim_name,workload\n";
  std::string cell = "claim_name,workload\nA,";
  for (int i = 0; i < 1000; ++i) {
    lines += "A,x\n";
    cell += "x;";
  }
  CHECK(only(lines).workloads.size() == 1000);
  CHECK(only(cell).workloads.size() == 1000);
  CHECK(fault(lines + "A,x\n").find("c.csv:1002: brings a claim to more than 1000") == 0);
  CHECK(fault(cell + "x\n").find("c.csv:2: brings a claim to more than 1000") == 0);
}

TEST_CASE("yes and no are read in the words that people have for them") {
  std::string const header = "claim_name,public_sector\n";
  for (auto const* yes : {"yes", "YES", "true", "1", "x", " X ", "y", "WAHR"}) {
    CHECK(only(header + "A," + yes + "\n").public_sector);
  }
  for (auto const* no : {"no", "No", "FALSE", "0", "", "  ", "N", "faux"}) {
    CHECK_FALSE(only(header + "A," + no + "\n").public_sector);
  }
  for (auto const* other : {"ja", "yy", "2", "-", "yes no", "nope"}) {
    CHECK(fault(header + "A," + other + "\n") ==
          fmt::format("c.csv:2:3: public_sector is '{}', neither yes nor no", other));
  }
}

TEST_CASE("wrong values stay as they are, for they are judged elsewhere") {
  auto const claim = only("claim_name,partner_id,customer_tenant_id,customer_country,"
                          "planned_submission,partner_role\nA,12x,no GUID,Germany,1.12.,advisor\n");
  CHECK(claim.partner_id == "12x");
  CHECK(claim.customer_tenant_id == "no GUID");
  CHECK(claim.customer_country == "Germany");
  CHECK(claim.planned_submission == "1.12.");
  CHECK(claim.partner_role == "advisor");
}

TEST_CASE("a row must have as many fields as the header of the claims") {
  CHECK(fault("claim_name,comments\nA\nB,x,y\nC,\n") ==
        "c.csv has 2 faults\n  c.csv:2: has 1 field, the header 2\n"
        "  c.csv:3: has 3 fields, the header 2");
}

TEST_CASE("every fault of a CSV text is listed with its place") {
  CHECK(fault("claim_name,public_sector,comments\nA,maybe,\"x\" y\nB,maybe,\nC,,\"open\nD,,\n") ==
        "c.csv has 3 faults\n"
        "  c.csv:2:12: text follows the closing quote of the field that begins at 2:9\n"
        "  c.csv:3:3: public_sector is 'maybe', neither yes nor no\n"
        "  c.csv:4:4: this quote is not closed");
}

TEST_CASE("hostile bytes in CSV are refused with their place") {
  CHECK(fault("claim_name\nA\0B\n"sv) == "c.csv:2:2: a NUL byte: this is no text file");
  CHECK(fault("claim_name\nM\xFCller\n") == "c.csv:2:2: this is not UTF-8");
  CHECK(fault("claim_name\rA\rB\r").find("c.csv:1:11: a carriage return without") == 0);
  CHECK(fault("claim_name,comments\nA,x\ry\n").find("c.csv:2:4: a carriage return without") == 0);
  CHECK(fault("PK\x03\x04") == "c.csv is a zip archive (an Excel workbook?), not claims");
  // Half a character at the end, and half a pair of surrogates.
  CHECK(fault("\xFF\xFE"
              "c\0d"sv)
            .find("cut off") != std::string::npos);
  CHECK(fault("\xFF\xFE"
              "\x00\xD8x\0"sv)
            .find("this is not UTF-16") != std::string::npos);
}

TEST_CASE("claims that a spreadsheet saved as Unicode text are read, as CSV and as JSON") {
  for (bool const big_endian : {false, true}) {
    CHECK(only(utf16("claim_name\tcomments\r\nA\t\"x\r\ny\"\r\n", big_endian)).comments ==
          "x\r\ny");
    CHECK(only(utf16(R"({"name": "A"})", big_endian)).name == "A");
  }
  CHECK(only("\xFF\xFE"
             "c\0l\0a\0i\0m\0_\0n\0a\0m\0e\0\n\0\x0D\x54"sv)
            .name == "名");
  auto const change = utf16(R"({"name": "B"})", false);
  CHECK(cpor::changed_by({.name = "A"}, change, "f").name == "B");
}

TEST_CASE("line ends and a byte order mark do not matter to CSV") {
  auto const claim = only("\xEF\xBB\xBF\"claim_name\",comments\r\nA,\"x\r\ny\rz\"\r\n");
  CHECK(claim.name == "A");
  CHECK(claim.comments == "x\r\ny\rz");
}

TEST_CASE("the reading of claims that are wrong throughout ends early") {
  std::string text = "claim_name,public_sector\n";
  for (int i = 0; i < 10'500; ++i) {
    text += "A,?\n";
  }
  auto const message = fault(text);
  CHECK(message.find("c.csv has at least 10000 faults") == 0);
  CHECK(message.find("…and 9980 more") != std::string::npos);
}

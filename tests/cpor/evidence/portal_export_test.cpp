#include "cpor/evidence_words.hpp"
#include "cpor/export_file.hpp"
#include "partnerctl/core/digest.hpp"
#include "partnerctl/cpor/evidence.hpp"
#include "support/processor_time.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using namespace partnerctl::test;
using namespace partnerctl::cpor;

namespace {

constexpr auto k_day = day_in(2026, 11, 25);

Evidence read(std::string const& text) {
  return read_portal_export(text, "downloads/e.csv", k_day);
}
std::string refusal(std::string const& text) {
  auto const error = error_of([&] { read(text); });
  CHECK(error.kind == core::ErrorKind::usage);
  return error.message;
}

std::string const k_plain = "Claim ID,Customer tenant ID,Status\n1," + k_contoso + ",Approved\n";

} // namespace

TEST_CASE("evidence carries the file's name without folders, its digest and its day") {
  auto const evidence = read(k_plain);
  CHECK(evidence.source == Source::portal_export);
  CHECK(evidence.name == "e.csv");
  CHECK(evidence.sha256 == core::hexadecimal(core::sha256(k_plain)));
  CHECK(evidence.day == k_day);
  CHECK_FALSE(evidence.rows.at(0).on);
}

TEST_CASE("title lines before the header are passed over, whatever is in them") {
  for (std::string const titles :
       {"Customer claims\n", "Customer claims,Contoso\n\nFilter: \"Status\" is all\n",
        "\"An unclosed quote\nExported 2026-11-25 10:15,,,\n", ",,\n , , \nStatus\n",
        "Status, as of today\n\n\n\n"}) {
    INFO(titles);
    auto const evidence = read(titles + k_plain);
    REQUIRE(evidence.rows.size() == 1);
    CHECK(evidence.rows.front().portal_number == "1");
    CHECK(evidence.rows.front().line ==
          static_cast<std::size_t>(std::count(titles.begin(), titles.end(), '\n')) + 2);
    CHECK(evidence.remarks.empty());
  }
}

TEST_CASE("a line that says the separator is obeyed") {
  for (std::string const said : {"sep=;\n", "SEP=;\r\n", "\"sep=;\"\n"}) {
    INFO(said);
    auto const evidence = read(said + "Claim ID;Status, now;Status\n1;a,b;Approved\n");
    CHECK(evidence.rows.at(0).status == "Approved");
    CHECK(evidence.rows.at(0).line == 3);
    CHECK(evidence.unknown_columns == std::vector<std::string>{"Status, now"});
  }
  CHECK(read("sep=\t\nClaim ID\tStatus\n1\tApproved\n").rows.size() == 1);
  CHECK(contains(refusal("sep=#\nClaim ID#Status\n1#Approved\n"), "'sep=#'"));
  CHECK(contains(refusal("sep=;"), "is empty"));
}

TEST_CASE("two columns of statuses that differ are refused, by their line") {
  CHECK(read("Claim ID,Status,Claim status\n1,Approved,approved\n2,,Rejected\n").rows.size() == 2);
  auto const refused =
      refusal("Claim ID,Status,Claim status\n1,Approved,Approved\n2,Approved,Rejected\n");
  CHECK(contains(refused, ":3: the columns 'Status' and 'Claim status' say two statuses"));
}

TEST_CASE("an export in UTF-16 says the same, and its digest is that of its bytes") {
  for (bool const big_endian : {false, true}) {
    std::string bytes = big_endian ? "\xFE\xFF" : "\xFF\xFE";
    for (char const c :
         std::string("sep=;\r\n") + csv({{"Claim-ID", "Status"}, {"1", "Genehmigt"}}, ';')) {
      bytes += big_endian ? std::string{'\0', c} : std::string{c, '\0'};
    }
    auto const evidence = read(bytes);
    REQUIRE(evidence.rows.size() == 1);
    CHECK(evidence.rows.front().status == "Approved");
    CHECK(evidence.rows.front().line == 3);
    CHECK(evidence.sha256 == core::hexadecimal(core::sha256(bytes)));
  }
}

TEST_CASE("cells and lines of megabytes are no harm") {
  std::string const huge(300'000, 'x');
  auto const evidence =
      read("Claim ID,Status,Status date," + huge + "\n1," + huge + "," + huge + ",y\n");
  CHECK(evidence.rows.at(0).status.size() == huge.size());
  CHECK(refusal(huge).size() < 1'000);
  CHECK(refusal(std::string(300'000, ',')).size() < 1'000);
  CHECK(refusal("Claim ID,Status\n\"" + huge).size() < 1'000);
  CHECK(refusal(std::string(100'000, '\n') + ",").size() < 1'000);
}

TEST_CASE("a file that is empty, or no table, is refused") {
  CHECK(contains(refusal(""), "is empty"));
  CHECK(contains(refusal("\n \n\t\n"), "is empty"));
  CHECK(contains(refusal("hello"), "'hello'"));
  CHECK(contains(refusal("\""), "no CSV"));
  CHECK(read("Claim ID,Status\n").rows.empty());
  CHECK(any_contains(read("Claim ID,Status").remarks, "no rows"));
}

TEST_CASE("a file without a header is refused with what stands in its first line") {
  auto const message =
      refusal("4711," + k_contoso + ",Approved\n4712," + k_fabrikam + ",Rejected\n");
  CHECK(contains(message, "no line names the columns"));
  CHECK(contains(message, "'4711'"));
  CHECK(contains(refusal("Contoso,Approved,2026-11-22\nFabrikam,Rejected,2026-11-23\n"),
                 "no line names the columns"));
}

TEST_CASE("a file whose columns say too little is refused with the headers that there were") {
  auto const nothing = refusal("Colour,Size\x1B[31m\nred,7\n");
  CHECK(contains(nothing, "no column says which claim a row is of, and no column says its status"));
  CHECK(contains(nothing, "'Colour', 'Size"));
  CHECK_FALSE(contains(nothing, "\x1B"));
  CHECK(contains(refusal("Claim ID,Customer\n1,Contoso\n"), "no column says its status"));
  CHECK(contains(refusal("Claim name,Customer,Status\na,b,Approved\n"), "which claim"));
}

TEST_CASE("a column that only has GUIDs is the tenant, and one that only has statuses the status") {
  auto const evidence = read("Kode,Tila,Nimi\n{" + core::to_upper(k_contoso) + "},Approved,a\n" +
                             k_fabrikam + ",Genehmigt,b\n,Under review,c\n" + k_contoso + ",,d\n");
  CHECK(evidence.rows.at(0).customer_tenant_id == k_contoso);
  CHECK(evidence.rows.at(1).customer_tenant_id == k_fabrikam);
  CHECK(evidence.rows.at(1).status == "Approved");
  CHECK(evidence.unknown_columns == std::vector<std::string>{"Nimi"});
  CHECK(any_contains(evidence.remarks, "'Kode' was read as the customer's tenant ID"));
  CHECK(any_contains(evidence.remarks, "'Tila' was read as the status"));
}

TEST_CASE("columns are not told by their values where that would be a guess") {
  // Two such columns, one value that is none, or a header that already says it.
  CHECK(contains(refusal("Kode,Toinen,Status\n" + k_contoso + "," + k_fabrikam + ",Approved\n"),
                 "which claim"));
  CHECK(contains(refusal("Kode,Status\n" + k_contoso + ",Approved\nx,Approved\n"), "which claim"));
  CHECK(contains(refusal("Claim ID,Tila\n1,Approved\n2,Whatever\n"), "its status"));
  CHECK(contains(refusal("Claim ID,Tila\n1,\n"), "its status"));
  auto const known = read("Tenant ID,Kode,Status\n" + k_contoso + "," + k_fabrikam + ",Approved\n");
  CHECK(known.rows.at(0).customer_tenant_id == k_contoso);
  CHECK(known.unknown_columns == std::vector<std::string>{"Kode"});
}

TEST_CASE("of two columns that say one thing the more telling is read, in either order") {
  for (auto const* text : {"Claim ID,State,Claim status\n1,Bavaria,Approved\n",
                           "Claim status,Claim ID,State\nApproved,1,Bavaria\n"}) {
    auto const evidence = read(text);
    CHECK(evidence.rows.at(0).status == "Approved");
    CHECK(any_contains(evidence.remarks, "'State' was not read"));
  }
  CHECK(contains(refusal("Claim ID,Status,status\n1,Approved,Rejected\n"), "e.csv:1: the column"));
  auto const both =
      read("Claim ID,Status,Workload,Products\n1,Approved,Teams,\"Sales, Finance\"\n");
  CHECK(both.rows.at(0).workloads == std::vector<std::string>{"Teams", "Sales", "Finance"});
}

TEST_CASE("every fault is listed with its line, and nothing is read") {
  auto const message = refusal("Title\nClaim ID,Status\n1,Approved\n2\n3,Approved,x\n4,\"a\"b\n"
                               "5,Approved,\n\n6,Approved\r\n7,a\rb\n");
  CHECK(contains(message, "e.csv has 3 faults"));
  CHECK(contains(message, "e.csv:5: has 3 fields, the header 2"));
  CHECK(contains(message, "e.csv:6:6: "));
  CHECK(contains(message, "e.csv:10:4: "));
  CHECK(contains(refusal("Claim ID,Status\n1,\"Approved\n2,Rejected\n"), "e.csv:2:3: this quote"));
}

TEST_CASE("what stands below a table is passed over and said") {
  auto const evidence = read("Claim ID,Customer,Status\n1,a,Approved\nConfidential \x1B[31m\n"
                             "Claim ID,Customer,Status\n,,\n2,b,Approved\n,,Approved\n");
  CHECK(evidence.rows.size() == 2);
  CHECK(any_contains(evidence.remarks,
                     "line 3 has fewer fields than the header and was passed over: 'Conf"));
  CHECK(any_contains(evidence.remarks, "line 4 is the header again"));
  CHECK(any_contains(evidence.remarks, "line 7: neither a customer nor"));
  for (auto const& remark : evidence.remarks) {
    CHECK_FALSE(contains(remark, "\x1B"));
  }
}

TEST_CASE("a short row is passed over, and what the file does not have is not looked at") {
  auto const evidence = read("Claim ID,Customer,Status\n1,a\n2,b,Approved\n");
  CHECK(evidence.rows.size() == 1);
  CHECK(evidence.lacks_rows);
  CHECK(any_contains(evidence.remarks, "was not looked at"));
  CHECK_FALSE(read("Claim ID,Customer,Status\n2,b,Approved\nConfidential\n").lacks_rows);
}

TEST_CASE("hostile cells stay what they are, and identifiers are freed of a spreadsheet's guard") {
  auto const evidence = read("Claim ID,Tenant,Status,Comments\n\"=\"\"00123\"\"\",{" + k_contoso +
                             "},\"=1+1\",\"=cmd|' /C calc'!A0\"\n \x1B[2J ,x,\u202E,\"a\nb\"\n");
  CHECK(evidence.rows.at(0).portal_number == "00123");
  CHECK(evidence.rows.at(0).customer_tenant_id == k_contoso);
  CHECK(evidence.rows.at(0).status == "=1+1");
  CHECK(evidence.rows.at(0).comment == "=cmd|' /C calc'!A0");
  CHECK(evidence.rows.at(1).portal_number == "\x1B[2J");
  CHECK(evidence.rows.at(1).comment == "a\nb");
  CHECK(read("Claim ID,Status\n\"=\"\"\",Approved\n").rows.at(0).portal_number == "=\"");
}

TEST_CASE("the order of days follows the language of the headers") {
  auto const day = [](std::string const& text) {
    return core::format_date(*read(text).rows[0].on);
  };
  CHECK(day("Claim ID,Status,Status date\n1,Approved,03/04/2026\n") == "2026-03-04");
  CHECK(day("Claim-ID;Status;Statusdatum\n1;Approved;03/04/2026\n") == "2026-04-03");
  CHECK(day("ID de réclamation,Statut,Date\n1,Approved,03/04/2026\n") == "2026-04-03");
  CHECK(day("Claim ID,Status,Status date\n1,Approved,03/04/2026\n2,Approved,13/04/2026\n") ==
        "2026-04-03");
  CHECK(contains(refusal("Claim ID,Status,Status date\n1,a,13/04/2026\n2,a,04/13/2026\n"),
                 "e.csv:3"));
}

TEST_CASE("a day that is unreadable or after the file's is said") {
  auto const evidence =
      read("Claim ID,Status,Status date\n1,a,soon\n2,a,2026-11-26\n3,a,2026-11-25\n");
  CHECK_FALSE(evidence.rows.at(0).on);
  CHECK(any_contains(evidence.remarks, "'soon' in line 2"));
  CHECK(any_contains(evidence.remarks, "line 3: of a day after the file's"));
}

TEST_CASE("a moment of an export and of a report is on its day in the clocks' zone") {
  Clocks const tokyo{.time_zone = "Asia/Tokyo"};
  auto const evidence = read_portal_export(
      "Claim ID,Status,Status date\n1,a,2026-11-20T23:30:00Z\n", "e.csv", k_day, tokyo);
  CHECK(evidence.rows.at(0).on == day_in(2026, 11, 21));
}

TEST_CASE("a cell of very many workloads is divided") {
  std::string cell;
  for (int i = 0; i < 400'000; ++i) {
    cell += "a;";
  }
  CHECK(read("Claim ID,Status,Workloads\n1,Approved," + cell + "\n").rows.at(0).workloads.size() ==
        400'000);
}

TEST_CASE("a cell is divided at each of the marks between workloads") {
  auto const evidence =
      read("Claim ID;Status;Workloads\n1;Approved;\"; Teams;Viva,Sales|Finance\nIntune、Yammer，"
           "Power BI ,\"\n");
  CHECK(evidence.rows.at(0).workloads == std::vector<std::string>{"Teams", "Viva", "Sales",
                                                                  "Finance", "Intune", "Yammer",
                                                                  "Power BI"});
}

TEST_CASE("ten thousand rows are read at once") {
  std::string text = "Claim ID;Customer tenant ID;Status;Workloads;Last modified\r\n";
  for (int i = 0; i < 10'000; ++i) {
    text += std::to_string(i) + ";" + k_contoso + ";Genehmigt;Teams, Exchange;22.11.2026\r\n";
  }
  auto const begin = test::processor_seconds();
  CHECK(read(text).rows.size() == 10'000);
  CHECK(test::processor_seconds() - begin < 30);
}

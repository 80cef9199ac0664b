#include "cpor/evidence/evidence_table.hpp"
#include "cpor/export_file.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using namespace partnerctl::test;
using namespace partnerctl::cpor;

namespace {

struct Read {
  EvidenceTable table{};
  core::Faults faults{"e.csv"};
};

Read read(std::string const& text) {
  Read result;
  result.table = read_evidence_table(text, "e.csv", result.faults);
  return result;
}

std::string repeated(std::string const& line, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) {
    text += line;
  }
  return text;
}

std::string const k_header = "Claim ID,Customer,Status\n";

} // namespace

TEST_CASE("a row with too few fields is passed over, and the others are read") {
  auto const one = read(k_header + "1,a,Approved\n2,b\n3,c,Approved\n");
  CHECK(one.faults.count() == 0);
  CHECK(one.table.rows.size() == 2);
  CHECK(one.table.remarks == std::vector<std::string>{"line 3 has fewer fields than the header and "
                                                      "was passed over: '2', 'b'"});
  CHECK(one.table.lacks_rows);
  CHECK_FALSE(read(k_header + "1,a,Approved\nConfidential\n").table.lacks_rows);
  CHECK(read("Claim ID,Status\n1,Approved\n2\n").table.lacks_rows);
  // Too many are a mistake that moves all that follows.
  CHECK(read(k_header + "1,a,b,Approved\n").faults.count() == 1);
  // A last column without a header may be left out.
  CHECK(read("Claim ID,Status,\n1,Approved\n").table.rows.size() == 1);
}

TEST_CASE("thousands of lines that are no rows are one remark") {
  auto const result = read(k_header + repeated("Confidential\n", 20'000) + repeated(k_header, 30));
  CHECK(result.faults.count() == 0);
  CHECK(result.table.rows.empty());
  REQUIRE(result.table.remarks.size() == 2);
  CHECK(contains(result.table.remarks.front(),
                 "lines 2, 3, 4, 5, 6 and 19995 more have fewer fields than the header and were "
                 "passed over: 'Confidential', …"));
  CHECK(contains(result.table.remarks.back(), "and 25 more are the header again"));
}

TEST_CASE("a file of too many rows is refused where its limit is") {
  auto const most = read(k_header + repeated("1,a,b\n", 50'000));
  CHECK(most.faults.count() == 0);
  CHECK(most.table.is_whole);
  auto const more = read(k_header + repeated("1,a,b\n", 50'010));
  CHECK(more.faults.count() == 1);
  CHECK(more.table.rows.size() == 50'000);
  CHECK_FALSE(more.table.is_whole);
  auto const error = more.faults.error(more.table.is_whole);
  CHECK(error.message == "e.csv:50002: more than 50000 rows");
  CHECK_FALSE(error.hint.empty());
}

TEST_CASE("reading ends where faults are so many that more would help nobody") {
  for (auto const* line : {"1,2,3,4\n", "1,\"a\"b,c\n"}) {
    INFO(line);
    auto const result = read(k_header + repeated(line, 30'000));
    CHECK(result.faults.full());
    CHECK(result.faults.count() == 10'000);
    CHECK_FALSE(result.table.is_whole);
  }
}

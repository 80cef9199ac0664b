#include "partnerctl/core/csv.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace partnerctl;
using Fields = std::vector<std::string>;

namespace {

std::vector<Fields> fields_of(std::string_view text) {
  auto const parsed = core::parse_csv(text);
  CHECK(parsed.faults.empty());
  std::vector<Fields> all;
  for (auto const& record : parsed.records) {
    all.push_back(record.fields);
  }
  return all;
}

core::CsvFault only_fault(std::string_view text) {
  auto const parsed = core::parse_csv(text);
  REQUIRE(parsed.faults.size() == 1);
  return parsed.faults.front();
}

} // namespace

TEST_CASE("csv records end with LF, CRLF or the text") {
  CHECK(fields_of("a,b\nc,d\r\ne,f") == std::vector<Fields>{{"a", "b"}, {"c", "d"}, {"e", "f"}});
  CHECK(fields_of("").empty());
  CHECK(fields_of("\r\n\n\r\n").empty());
}

TEST_CASE("csv keeps empty fields, blanks and what stands between quotes") {
  CHECK(fields_of("a,,\n,\n") == std::vector<Fields>{{"a", "", ""}, {"", ""}});
  CHECK(fields_of(" a ,b") == std::vector<Fields>{{" a ", "b"}});
  CHECK(fields_of("\"a,b\",\"say \"\"x\"\"\"\n") == std::vector<Fields>{{"a,b", "say \"x\""}});
  CHECK(fields_of("\"\"\n") == std::vector<Fields>{{""}});
  CHECK(fields_of("\"a\r\nb\rc\",d\n") == std::vector<Fields>{{"a\r\nb\rc", "d"}});
}

TEST_CASE("csv records and fields know their line and column") {
  auto const parsed = core::parse_csv("tenant,name\n\n\"a\nb\",c\nlast,x");
  REQUIRE(parsed.records.size() == 3);
  CHECK(parsed.records[0].columns == std::vector<std::size_t>{1, 8});
  CHECK(parsed.records[1].line == 3);
  CHECK(parsed.records[1].columns == std::vector<std::size_t>{1, 4});
  CHECK(parsed.records[2].line == 5);
}

TEST_CASE("a csv quote that is not closed is a fault where it opens") {
  auto const fault = only_fault("a,b\nc,\"d\ne,f\n");
  CHECK(fault.line == 2);
  CHECK(fault.column == 3);
  CHECK(fault.message == "this quote is not closed");
}

TEST_CASE("text behind a closing csv quote is a fault that names where the field began") {
  auto const fault = only_fault("a,\"b\nc\" d,e\nf,g\n");
  CHECK(fault.line == 2);
  CHECK(fault.column == 3);
  CHECK(fault.message == "text follows the closing quote of the field that begins at 1:3");
}

TEST_CASE("a quote inside an unquoted csv field is a fault") {
  auto const fault = only_fault("a,b\"c\n");
  CHECK(fault.line == 1);
  CHECK(fault.column == 4);
}

TEST_CASE("a carriage return alone is a csv fault, after a quoted field too") {
  for (std::string_view const text : {"a\rb\n", "\"a\"\rb\n", "a,\r"}) {
    CHECK(only_fault(text).message.find("a carriage return") == 0);
  }
  CHECK(only_fault("tenant\rone.com\rtwo.com\r").column == 7);
}

TEST_CASE("csv reading goes on with the line after a fault") {
  auto const parsed = core::parse_csv("a\"b\nc,d\ne\"f,g\nh\n");
  REQUIRE(parsed.faults.size() == 2);
  CHECK(parsed.faults[1].line == 3);
  REQUIRE(parsed.records.size() == 2);
  CHECK(parsed.records[1].fields == Fields{"h"});
  CHECK(parsed.records[1].line == 4);
}

TEST_CASE("a csv record of more than a thousand fields is one fault") {
  CHECK(fields_of(std::string(999, ',')).front().size() == 1000);
  auto const parsed = core::parse_csv(std::string(5000, ',') + "\na,b\n");
  CHECK(parsed.faults.size() == 1);
  CHECK(parsed.records.size() == 1);
}

TEST_CASE("the csv reader counts from the line it is told") {
  core::CsvReader reader("a\nb\"", 7);
  CHECK(std::get<core::CsvRecord>(reader.next().value()).line == 7);
  CHECK(std::get<core::CsvFault>(reader.next().value()).line == 8);
  CHECK_FALSE(reader.next());
}

TEST_CASE("what divides csv columns is told by the header alone") {
  CHECK(core::csv_separator("a,b;c\td\n") == ',');
  CHECK(core::csv_separator("a;b\nc,d\n") == ';');
  CHECK(core::csv_separator("a;b\tc\n") == ';');
  CHECK(core::csv_separator("a\tb\r\nc;d,e\r\n") == '\t');
  CHECK(core::csv_separator("a;b\rc,d\r") == ';');
  CHECK(core::csv_separator("\r\n\na;b\nc,d") == ';');
  CHECK(core::csv_separator("\"a,b\nc\";d\n") == ';');
  CHECK(core::csv_separator("\"a\"\",\";d") == ';');
  CHECK(core::csv_separator("a\nb;c\n") == ',');
  CHECK(core::csv_separator("") == ',');
  CHECK(core::csv_separator("\n\n") == ',');
}

TEST_CASE("csv is read by the separator that the reader is told") {
  for (char const separator : {';', '\t'}) {
    std::string text = "a,b|\"c|\"\"\"|\n|d\n";
    std::replace(text.begin(), text.end(), '|', separator);
    core::CsvReader reader(text, 1, separator);
    auto const record = std::get<core::CsvRecord>(reader.next().value());
    CHECK(record.fields == Fields{"a,b", std::string("c") + separator + "\"", ""});
    CHECK(record.columns == std::vector<std::size_t>{1, 5, 12});
    CHECK(std::get<core::CsvRecord>(reader.next().value()).fields == Fields{"", "d"});
    CHECK_FALSE(reader.next());
  }
}

TEST_CASE("csv fields are quoted only where they must be") {
  CHECK(core::csv_field("plain name") == "plain name");
  CHECK(core::csv_field("a,b") == "\"a,b\"");
  CHECK(core::csv_field("5\" disk") == "\"5\"\" disk\"");
  CHECK(core::csv_field("a\nb") == "\"a\nb\"");
  CHECK(core::csv_field("a\rb") == "\"a\rb\"");
}

TEST_CASE("a csv field that a spreadsheet would calculate gets an apostrophe") {
  CHECK(core::csv_field("=1+1") == "'=1+1");
  CHECK(core::csv_field("+49 89") == "'+49 89");
  CHECK(core::csv_field("-5") == "'-5");
  CHECK(core::csv_field("@x") == "'@x");
  CHECK(core::csv_field("\t=x") == "'\t=x");
  CHECK(core::csv_field("\r=x") == "\"'\r=x\"");
  CHECK(core::csv_field("=HYPERLINK(\"a\",\"b\")") == "\"'=HYPERLINK(\"\"a\"\",\"\"b\"\")\"");
  CHECK(core::csv_field("a=b") == "a=b");
}

TEST_CASE("what csv_record writes is read back as it was") {
  std::vector<Fields> const all{{"a", "b,c", "\"d\"", "e\r\nf", ""}, {""}, {"", ""}, {"'x"}};
  std::string text;
  for (auto const& fields : all) {
    text += core::csv_record(fields);
  }
  CHECK(fields_of(text) == all);
}

TEST_CASE("a csv field that was guarded against spreadsheets is read back as it was") {
  for (std::string const text : {"=1+1", "'=1+1", "''@x", "'", "''", "'x", "it's", "", "-5",
                                 "+49 89", "\t", "\r=x", "'\n", "plain"}) {
    auto const parsed = core::parse_csv(core::csv_record({text, "end"}));
    REQUIRE(parsed.records.size() == 1);
    CHECK(core::csv_unguarded(parsed.records.front().fields.front()) == text);
  }
  CHECK(core::csv_field("'=1+1") == "''=1+1");
  CHECK(core::csv_field("'x") == "'x");
}

TEST_CASE("a record is blank where every field is") {
  CHECK(core::is_blank({.fields = {}}));
  CHECK(core::is_blank({.fields = {"", " \t", "\r\n"}}));
  CHECK_FALSE(core::is_blank({.fields = {"", " x ", ""}}));
}

TEST_CASE("a record of another width than its header says both") {
  CHECK(core::width_fault({.fields = {"a"}}, 2) == "has 1 field, the header 2");
  CHECK(core::width_fault({.fields = {"a", "b", "c"}}, 1) == "has 3 fields, the header 1");
}

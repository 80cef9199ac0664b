#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/date.hpp"
#include "partnerctl/cpor/catalogue.hpp"

#include <catch2/catch.hpp>
#include <fmt/core.h>

using namespace partnerctl;
using namespace cpor;

namespace {

core::Date today() {
  return *core::parse_date("2026-11-22");
}

Catalogue parsed(std::string_view text) {
  return parse_catalogue(text, "w.csv", today());
}

std::string refusal(std::string_view text) {
  auto const result = core::attempt([&] { return parsed(text); });
  REQUIRE(result.error);
  CHECK(result.error->kind == core::ErrorKind::usage);
  return result.error->message;
}

std::string day_of(std::string_view first_line) {
  return core::format_date(
      parsed(std::string(first_line) + "area,name\nbusiness-applications,Sales\n").dated);
}

} // namespace

TEST_CASE("the built-in catalogue can be written, and read as it was") {
  auto const& built_in = built_in_catalogue();
  auto const text = to_csv(built_in);
  CHECK(text.find("# dated 2026-11-01\narea,name,aliases,earns,note\n") == 0);
  auto const again = parsed(text);
  CHECK(again.dated == built_in.dated);
  CHECK(again.source == "w.csv");
  REQUIRE(again.entries.size() == built_in.entries.size());
  CHECK(again.entries.size() > 50);
  CHECK(to_csv(again) == text);
}

TEST_CASE("a user's catalogue needs an area and a name") {
  auto const catalogue =
      parsed("Name;AREA;aliases\r\n\"=Teams\";Modern Work & Security;\"A; ;B\"\r\n"
             ";;\r\n Sales ;business-applications;\r\n");
  REQUIRE(catalogue.entries.size() == 2);
  auto const& entry = catalogue.entries[0];
  CHECK(entry.area == SolutionArea::modern_work_and_security);
  CHECK(entry.name == "=Teams");
  CHECK(entry.aliases == std::vector<std::string>{"A", "B"});
  CHECK(entry.earns);
  CHECK(entry.note.empty());
  CHECK(catalogue.entries[1].name == "Sales");
}

TEST_CASE("the first line may say of which day a catalogue is") {
  CHECK(day_of("") == "2026-11-22");
  CHECK(day_of("# dated 2025-01-31\n") == "2025-01-31");
  CHECK(day_of("#dated  2025-01-31  \r\n") == "2025-01-31");
  CHECK(day_of("# dated 2025-01-31,,,,\n") == "2025-01-31");
  CHECK(day_of("\"# dated 2025-01-31\",\"\"\n") == "2025-01-31");
  CHECK(day_of("\xEF\xBB\xBF# dated 2025-01-31\n") == "2025-01-31");
  CHECK(day_of("# ours\n") == "2026-11-22");
  CHECK(refusal("# dated 2025-02-30\narea,name\nbusiness-applications,A\n") ==
        "w.csv:1: '2025-02-30' is no day; write 2026-11-22");
  CHECK(refusal("# dated\narea,name\nbusiness-applications,A\n").find("w.csv:1: '' is no day") ==
        0);
}

TEST_CASE("every fault of a catalogue is listed with its place") {
  CHECK(refusal("# dated yesterday\narea,name,earns\nazure,Teams,yes\n"
                "business-applications,,perhaps\nbusiness-applications,Sales\n") ==
        "w.csv has 5 faults\n"
        "  w.csv:1: 'yesterday' is no day; write 2026-11-22\n"
        "  w.csv:3:1: 'azure' is no solution area; there are business-applications, "
        "modern-work-and-security\n"
        "  w.csv:4:24: earns is 'perhaps', neither yes nor no\n"
        "  w.csv:4:23: has no name\n"
        "  w.csv:5:1: has 2 fields, the header 3");
}

TEST_CASE("two entries of a catalogue may not go by one name") {
  CHECK(refusal("area,name,aliases\nbusiness-applications,Sales,\n"
                "business-applications,Microsoft SALES,\nbusiness-applications,Other,x;sales\n"
                "modern-work-and-security,Sales,\n") ==
        "w.csv has 2 faults\n"
        "  w.csv:3:23: 'Microsoft SALES' has a name or alias of line 2\n"
        "  w.csv:4:23: 'Other' has a name or alias of line 2");
  CHECK(parsed("area,name,aliases\nbusiness-applications,Sales,sales; Sales\n").entries.size() ==
        1);
}

TEST_CASE("a catalogue's header is held to its columns") {
  CHECK(refusal("area,nmae,earn,name,Area\nx,y,z,a,b\n") ==
        "w.csv has 3 faults\n"
        "  w.csv:1:6: 'nmae' is no column of a catalogue; is 'name' meant?\n"
        "  w.csv:1:11: 'earn' is no column of a catalogue; is 'earns' meant?\n"
        "  w.csv:1:21: the column 'area' stands here for the second time");
  CHECK(refusal("note\nx\n") == "w.csv has 2 faults\n  w.csv:1:1: no column is called 'area'\n"
                                "  w.csv:1:1: no column is called 'name'");
}

TEST_CASE("what is no catalogue at all is refused") {
  CHECK(refusal("") == "w.csv names no workload");
  CHECK(refusal("# dated 2025-01-31") == "w.csv names no workload");
  CHECK(refusal("area,name\n") == "w.csv names no workload");
  CHECK(refusal("area,name\nbusiness-applications,\xFF\n") == "w.csv:2:23: this is not UTF-8");
  CHECK(refusal("area,name\nbusiness-applications,\"A\n").find("w.csv:2:23: this quote") == 0);
  CHECK(refusal("PK\x03\x04").find("not a catalogue") != std::string::npos);
  std::string many = "area,name\n";
  for (int i = 0; i < 10'001; ++i) {
    many += fmt::format("business-applications,{}\n", i);
  }
  CHECK(refusal(many) == "w.csv: more than 10000 names");
}

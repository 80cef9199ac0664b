#include "cpor/claim/json_scan.hpp"

#include <catch2/catch.hpp>
#include <fmt/core.h>

#include <string>
#include <vector>

using namespace partnerctl;

namespace {

// "customer.name@1:14", with a "!" where the name is repeated.
std::vector<std::string> members(std::string_view text, cpor::JsonPlace const& begin = {}) {
  std::vector<std::string> all;
  cpor::visit_json(text, begin, [&](cpor::JsonMember const& member) {
    all.push_back(fmt::format("{}@{}:{}{}", member.path, member.place.line, member.place.column,
                              member.is_repeated ? "!" : ""));
    return true;
  });
  return all;
}
using Members = std::vector<std::string>;

} // namespace

TEST_CASE("every member of a JSON text is visited with its path and place") {
  CHECK(members(R"({"a":1,"b":{"c":[true,{"d":""}]}})") ==
        Members{"a@1:2", "b@1:8", "b.c@1:13", "b.c[0]@1:18", "b.c[1]@1:23", "b.c[1].d@1:24"});
  CHECK(members("[\n 1,\r\n\t[ ] , \"x\"]") == Members{"[0]@2:2", "[1]@3:2", "[2]@3:8"});
  CHECK(members("[{\"a\":1}]") == Members{"[0]@1:2", "[0].a@1:3"});
  CHECK(members("{}").empty());
  CHECK(members(" \"a\" ").empty());
}

TEST_CASE("strings do not mislead the scan of a JSON text") {
  CHECK(members(R"({"a\"}":"{\"x\":1}\\","b":"]"})") == Members{R"(a"}@1:2)", "b@1:23"});
}

TEST_CASE("a name is repeated in its own object alone, however it is written") {
  CHECK(members(R"({"a":{"a":1},"b":1,"\u0061":1,"b":1})") ==
        Members{"a@1:2", "a.a@1:7", "b@1:14", "a@1:20!", "b@1:31!"});
  CHECK(members(R"([{"a":1},{"a":1}])").back() == "[1].a@1:11");
}

TEST_CASE("a scan may begin at a value in the midst of a text") {
  std::string const text = "[\n {\"a\":1, \"b\":\n2}, {\"a\":3}]";
  CHECK(members(text, {.offset = 3, .line = 2, .column = 2}) == Members{"a@2:3", "b@2:10"});
  CHECK(members("{\"a\":1}", {.line = 7}) == Members{"a@7:2"});
}

TEST_CASE("a scan ends when the visit says so") {
  int visited = 0;
  cpor::visit_json("[[1,2],3]", {}, [&](cpor::JsonMember const&) { return ++visited < 2; });
  CHECK(visited == 2);
}

TEST_CASE("what is no JSON ends the scan where it is seen") {
  CHECK(members("").empty());
  CHECK(members("{\"a\" 1,\"b\":2}") == Members{"a@1:2"});
  CHECK(members("{\"a\":,\"b\":2}") == Members{"a@1:2"});
  CHECK(members("{\"a\":1 \"b\":2}") == Members{"a@1:2"});
  CHECK(members("{a:1}").empty());
  CHECK(members("{\"a") == Members{});
  CHECK(members("{\"a\\") == Members{});
  CHECK(members("[\"a\\\\\\\"") == Members{"[0]@1:2"});
  CHECK(members("[1,") == Members{"[0]@1:2", "[1]@1:4"});
  CHECK(members("[1}") == Members{"[0]@1:2"});
  CHECK(members("{\"a\":1,}") == Members{"a@1:2"});
  CHECK(members(std::string(1'000'000, '[')).size() == 64);
  CHECK(members("{\"\xFF\":1}").size() == 1);
}

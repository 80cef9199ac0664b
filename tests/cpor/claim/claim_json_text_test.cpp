#include "claim_texts.hpp"
#include "support/processor_time.hpp"

using namespace partnerctl;
using namespace test::claim_texts;

namespace {

std::vector<std::string> places(std::string_view text) {
  std::vector<std::string> all;
  for (auto const& each : read(text)) {
    all.push_back(each.where + "=" + each.claim.name);
  }
  return all;
}
using Places = std::vector<std::string>;

} // namespace

TEST_CASE("claims in JSON are an object, a list, a document with claims, or lines") {
  CHECK(places(R"({"name":"A"})") == Places{"c.csv=A"});
  CHECK(places("\xEF\xBB\xBF\r\n {\r\n\"name\":\r\n\"A\"}\r\n") == Places{"c.csv=A"});
  CHECK(places(R"([{"name":"A"},{"name":"B"}])") == Places{"c.csv, claim 1=A", "c.csv, claim 2=B"});
  CHECK(places(R"({"schema":"partnerctl/claims/1","version":"1","claims":[{"name":"A"}]})") ==
        Places{"c.csv, claim 1=A"});
  CHECK(places("\n{\"name\":\"A\"}\r\n\r\n  {\"name\":\"B\"}\n") ==
        Places{"c.csv:2=A", "c.csv:4=B"});
  CHECK(places("{\"name\":\"A\"}\n{\"claims\":[{\"name\":\"B\"}]}") ==
        Places{"c.csv:1=A", "c.csv:2, claim 1=B"});
}

TEST_CASE("what is no JSON is a fault with line and column") {
  CHECK(fault("{\n\"name\" \"A\"}") == "c.csv:2:10: is not JSON");
  CHECK(fault("[{\"name\":\"A\"}") == "c.csv:1:14: ends too early for JSON");
  CHECK(fault("{\"name\":\"A\"}\n{\"name\":}\n") == "c.csv:2:9: is not JSON");
  CHECK(fault("{\"name\":\"A\"}\nclaim\n{\"name\":1}") ==
        "c.csv has 2 faults\n  c.csv:2:1: is not JSON\n  c.csv:3:2: name is a number, not a text");
  CHECK(fault("{\"name\":\"A\",}").find("is not JSON") != std::string::npos);
  CHECK(fault("{\"name\":\"\\ud800\"}").find("is not JSON") != std::string::npos);
  CHECK(fault(std::string(500'000, '[')) == "c.csv:1:65: is deeper than 64 levels");
  CHECK(fault(R"({"name":)" + std::string(64, '[') + std::string(64, ']') + "}") ==
        "c.csv:1:72: is deeper than 64 levels");
}

TEST_CASE("what is no claim in a list is a fault where it stands") {
  CHECK(fault("[{\"name\":\"A\"},\n 5, null, \"A\", [], {}, {\"id\":\"C-1\"}]") ==
        "c.csv has 6 faults\n"
        "  c.csv:2:2: is a number, not an object with the members of a claim\n"
        "  c.csv:2:5: is null, not an object with the members of a claim\n"
        "  c.csv:2:11: is a text, not an object with the members of a claim\n"
        "  c.csv:2:16: is a list, not an object with the members of a claim\n"
        "  c.csv:2:20: is an object without any member of a claim\n"
        "  c.csv:2:24: is an object without any member of a claim");
  CHECK(fault(R"({"claims":{"name":"A"}})") == "c.csv:1:1: claims is an object, not a list");
  CHECK(fault(R"({"name":"A","claims":[{"name":"B"}]})") ==
        "c.csv:1:1: 'name' stands beside 'claims': of which claim is it?");
}

TEST_CASE("where there is no claim it says so") {
  for (auto const* text : {"", "\n", "\xEF\xBB\xBF", "[]", R"({"claims":[]})"}) {
    CAPTURE(text);
    CHECK(fault(text) == "c.csv has no claim");
  }
  CHECK(fault("{}") == "c.csv:1:1: is an object without any member of a claim");
}

TEST_CASE("an object of very many members is refused before it is parsed") {
  std::string text = "{";
  for (int i = 0; i < 200'000; ++i) {
    text += fmt::format("\"{}]\":1,", i);
  }
  auto const begin = test::processor_seconds();
  CHECK(fault(text + "\"name\":\"A\"}") ==
        "c.csv:1:8892: an object of more than 1000 members is no claim");
  CHECK(test::processor_seconds() - begin < 5);
}

TEST_CASE("a change takes over the members that it has, and empties what is null") {
  auto const before = claim_number(4);
  auto const changed = cpor::changed_by(before, R"({"comments":"new","optOutOfIncentive":false,
    "customer":{"domain":null,"contact":{"title":"CTO"}},"revenue":null,"partnerContact":{}})",
                                        "change");
  auto wanted = before;
  wanted.comments = "new";
  wanted.opt_out_of_incentive = false;
  wanted.customer_domain = "";
  wanted.customer_contact.title = "CTO";
  wanted.solution_seller = wanted.revenue_customer_name = wanted.isv_solution = "";
  CHECK(changed == wanted);
  CHECK(cpor::changed_by(before, "{}", "change") == before);
  CHECK(cpor::changed_by(before, R"({"workloads":["A"]})", "change").workloads ==
        std::vector<cpor::Workload>{{.name = "A"}});
  CHECK(cpor::changed_by(before, R"({"workloads":null,"customer":null})", "change")
            .customer_contact == cpor::Contact{});
}

TEST_CASE("an export changes a claim to what it says, and what it cannot change is said") {
  auto json = cpor::to_json(claim_number(5));
  json["status"] = "approved";
  std::vector<std::string> left_out;
  CHECK(cpor::changed_by(claim_number(4), core::write_json(json), "change", left_out) ==
        claim_number(5));
  CHECK(left_out == std::vector<std::string>{"status"});
  CHECK(cpor::changed_by(claim_number(4), "[" + as_json(claim_number(5)) + "]", "change") ==
        claim_number(5));
}

TEST_CASE("a change that is wrong changes nothing and is refused as a claim is") {
  auto const refused = [](std::string_view json) {
    return refusal_of([&] { cpor::changed_by({}, json, "change"); }).message;
  };
  CHECK(refused("{\"name\":1,\n\"coments\":\"\"}") ==
        "change has 2 faults\n  change:1:2: name is a number, not a text\n"
        "  change:2:1: 'coments' is no member of a claim; is 'comments' meant?");
  CHECK(refused("") == "change:1:1: ends too early for JSON");
  CHECK(refused("null") == "change:1:1: is null, not an object with the members of a claim");
  CHECK(refused("[]").find("change has 0 claims") == 0);
  CHECK(refused("[{},{}]").find("change has 2 claims") == 0);
  CHECK(refused("{\"name\":\"\xFF\"}") == "change:1:10: this is not UTF-8");
  CHECK(refused(R"({"schema":"partnerctl/claim/9"})").find("schema is") != std::string::npos);
}

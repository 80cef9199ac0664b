#include "arm/arm_setup.hpp"
#include "partnerctl/arm/paging.hpp"
#include "partnerctl/core/attempt.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace partnerctl;
using test::ScriptedWire;

namespace {

std::vector<int> items_of(ScriptedWire& wire) {
  std::vector<int> items;
  arm::for_each_page_item(wire.send(), test::test_context(), "/list?page=1",
                          [&](core::Json const& item) { items.push_back(item.get<int>()); });
  return items;
}

core::Error failure_of(ScriptedWire& wire) {
  auto const tried = core::attempt([&wire] { return items_of(wire); });
  REQUIRE(tried.error);
  return *tried.error;
}

} // namespace

TEST_CASE("every page of a list is read in its order") {
  ScriptedWire wire;
  wire.on("GET", "/list?page=1", 200,
          R"({"value":[1,2],"nextLink":"https://arm.test:8443/list?page=2&$skiptoken=a%2Fb"})")
      .on("GET", "https://arm.test:8443/list?page=2&$skiptoken=a%2Fb", 200,
          R"({"value":[],"nextLink":"https://ARM.test:8443/list?page=3"})")
      .on("GET", "https://arm.test:8443/list?page=3", 200, R"({"value":[3],"nextLink":""})");
  CHECK(items_of(wire) == std::vector<int>{1, 2, 3});
  CHECK(wire.all_used());
  for (auto const& request : wire.requests()) {
    CHECK(request.authority);
  }
}

TEST_CASE("a null nextLink ends a list") {
  ScriptedWire wire;
  wire.on("GET", "/list", 200, R"({"value":[7],"nextLink":null})");
  CHECK(items_of(wire) == std::vector<int>{7});
}

TEST_CASE("a nextLink to anywhere else is never followed") {
  auto const link =
      GENERATE("https://evil.test:8443/list?page=2", "https://arm.test/list?page=2",
               "http://arm.test:8443/list?page=2", "https://arm.test:8443.evil.test/list",
               "https://arm.test:8443@evil.test/list", "//arm.test:8443/list?page=2",
               "/list?page=2", "list?page=2", "no url at all");
  CAPTURE(link);
  ScriptedWire wire;
  wire.on("GET", "/list", 200,
          core::write_json(core::Json{{"value", core::Json::array({1})}, {"nextLink", link}}),
          {{"x-ms-request-id", "r-9"}});
  auto const error = failure_of(wire);
  CHECK(error.kind == core::ErrorKind::protocol);
  CHECK(error.request_id == "r-9");
  CHECK(error.message.find("nextLink") != std::string::npos);
  CHECK(wire.requests().size() == 1);
}

TEST_CASE("a nextLink that is no text is a protocol error") {
  ScriptedWire wire;
  wire.on("GET", "/list", 200, R"({"value":[],"nextLink":5})");
  CHECK(failure_of(wire).kind == core::ErrorKind::protocol);
}

TEST_CASE("a list whose pages go in a circle ends") {
  ScriptedWire wire;
  wire.on("GET", "page=1", 200, R"({"value":[],"nextLink":"https://arm.test:8443/list?page=2"})")
      .on("GET", "page=2", 200, R"({"value":[],"nextLink":"https://arm.test:8443/list?page=1"})");
  CHECK(failure_of(wire).message.find("circle") != std::string::npos);
  CHECK(wire.all_used());
}

TEST_CASE("a list without end stops after ten thousand pages") {
  int calls = 0;
  http::Send const endless = [&calls](http::Request const&) {
    ++calls;
    return http::Response{.status = 200,
                          .body = R"({"value":[],"nextLink":"https://arm.test:8443/list?page=)" +
                                  std::to_string(calls + 1) + "\"}"};
  };
  CHECK_THROWS_AS(arm::for_each_page_item(endless, test::test_context(), "/list?page=1",
                                          [](core::Json const&) {}),
                  core::Error);
  CHECK(calls == 10'000);
}

TEST_CASE("a list that is no list is a protocol error") {
  auto const body = GENERATE("", "<html>", "[]", R"({"value":{}})", R"({"values":[]})", "null");
  ScriptedWire wire;
  wire.on("GET", "/list", 200, body);
  auto const error = failure_of(wire);
  CHECK(error.kind == core::ErrorKind::protocol);
  CHECK_FALSE(error.hint.empty());
  CHECK_FALSE(error.cause.empty());
}

TEST_CASE("a refused list is the service's error") {
  ScriptedWire wire;
  wire.on("GET", "/list", 403, R"({"error":{"code":"AuthorizationFailed","message":"no"}})");
  auto const error = failure_of(wire);
  CHECK(error.kind == core::ErrorKind::forbidden);
  CHECK(error.code == "AuthorizationFailed");
}

#include "partner_center/paging.hpp"
#include "partner_center/setup.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace partnerctl;
using test::ScriptedWire;

namespace {

std::vector<int> items_of(ScriptedWire& wire) {
  std::vector<int> items;
  partner_center::for_each_page_item(
      wire.send(), test::partner_context(), "/v1/list?size=2",
      [&](core::Json const& item) { items.push_back(item.get<int>()); });
  return items;
}

core::Error failure_of(ScriptedWire& wire) {
  auto const tried = core::attempt([&wire] { return items_of(wire); });
  REQUIRE(tried.error);
  return *tried.error;
}

std::string page(std::string const& items, std::string const& next) {
  return R"({"totalCount":3,"items":)" + items + R"(,"links":{"self":{"uri":"/list"},"next":)" +
         next + "}}";
}

std::string next_link(std::string const& uri, std::string const& token = "t1") {
  return core::write_json(
      {{"uri", uri},
       {"method", "GET"},
       {"headers", core::Json::array({{{"key", "MS-ContinuationToken"}, {"value", token}}})}});
}

} // namespace

TEST_CASE("each next page is asked for with the token of the page before it") {
  ScriptedWire wire;
  wire.on("GET", "https://pc.test:8443/v1/list?size=2", 200,
          page("[1,2]", next_link("/list?size=2&seekOperation=Next", "AQ==")))
      .on("GET", "https://pc.test:8443/v1/list?size=2&seekOperation=Next", 200,
          page("[3]", next_link("/v1/list?size=2&seekOperation=Next", "Ag==")))
      .on("GET", "https://pc.test:8443/v1/list?size=2&seekOperation=Next", 200,
          page("[]", next_link("https://PC.test:8443/v1/list?x=1", "Aw==")))
      .on("GET", "https://pc.test:8443/v1/list?x=1", 200, R"({"items":[4],"links":{"self":{}}})");
  CHECK(items_of(wire) == std::vector<int>{1, 2, 3, 4});
  CHECK(wire.all_used());
  auto const requests = wire.requests();
  CHECK_FALSE(requests[0].headers.get("MS-ContinuationToken"));
  CHECK(requests[1].headers.get("MS-ContinuationToken") == "AQ==");
  CHECK(requests[2].headers.get("MS-ContinuationToken") == "Ag==");
  CHECK(requests[3].headers.get("MS-ContinuationToken") == "Aw==");
  for (auto const& request : requests) {
    CHECK(request.authority);
  }
}

TEST_CASE("a list ends without links and with a null next") {
  auto const* const body = GENERATE(R"({"items":[7]})", R"({"items":[7],"links":{"next":null}})");
  ScriptedWire wire;
  wire.on("GET", "/v1/list", 200, body);
  CHECK(items_of(wire) == std::vector<int>{7});
}

TEST_CASE("a next link to anywhere else is never followed") {
  auto const* const uri =
      GENERATE("https://evil.test/v1/list", "https://pc.test/v1/list",
               "http://pc.test:8443/v1/list", "https://pc.test:8443@evil.test/v1",
               "//evil.test/v1/list", "list?size=2", "", "/list\r\nX: y", "/li st");
  CAPTURE(uri);
  ScriptedWire wire;
  wire.on("GET", "/v1/list", 200, page("[1]", next_link(uri)), {{"MS-RequestId", "r-9"}});
  auto const error = failure_of(wire);
  CHECK(error.kind == core::ErrorKind::protocol);
  CHECK(error.request_id == "r-9");
  CHECK(error.message.find("next link") != std::string::npos);
  CHECK(wire.requests().size() == 1);
}

TEST_CASE("a next link that leads elsewhere names where") {
  ScriptedWire wire;
  wire.on("GET", "/v1/list", 200, page("[1]", next_link("https://evil.test/v1/list?secret")));
  CHECK(failure_of(wire).message.find("https://evil.test, which is not followed") !=
        std::string::npos);
}

TEST_CASE("a next link cannot change who asks, nor by which method") {
  ScriptedWire wire;
  wire.on("GET", "/v1/list", 200, page("[]", R"({"uri":"/list?p=2","headers":[
{"key":"Authorization","value":"Bearer other"},{"key":"Host","value":"evil.test"},
{"key":"ms-continuationtoken","value":"t"},{"value":"x"},7]})"))
      .on("GET", "p=2", 200, R"({"items":[]})");
  items_of(wire);
  auto const request = wire.requests().at(1);
  CHECK_FALSE(request.headers.get("Authorization"));
  CHECK_FALSE(request.headers.get("Host"));
  CHECK(request.headers.get("MS-ContinuationToken") == "t");

  ScriptedWire post;
  post.on("GET", "/v1/list", 200, page("[]", R"({"uri":"/list?p=2","method":"DELETE"})"));
  CHECK(failure_of(post).kind == core::ErrorKind::protocol);
}

TEST_CASE("a token that would break the request is refused") {
  ScriptedWire wire;
  wire.on("GET", "/v1/list", 200, page("[]", next_link("/list?p=2", "a\r\nX-Evil: 1")));
  CHECK(failure_of(wire).kind == core::ErrorKind::protocol);
  CHECK(wire.requests().size() == 1);
}

TEST_CASE("customers in a circle end, though the same address with another token is no circle") {
  ScriptedWire wire;
  wire.on("GET", "/v1/list", 200, page("[]", next_link("/list?p=2", "a")))
      .on("GET", "p=2", 200, page("[]", next_link("/list?p=2", "b")))
      .on("GET", "p=2", 200, page("[]", next_link("/list?p=2", "a")));
  CHECK(failure_of(wire).message.find("circle") != std::string::npos);
  CHECK(wire.all_used());
}

TEST_CASE("a list of Partner Center without end stops after ten thousand pages") {
  int calls = 0;
  http::Send const endless = [&calls](http::Request const&) {
    return http::Response{.status = 200,
                          .body = page("[]", next_link("/list?p=" + std::to_string(++calls)))};
  };
  CHECK_THROWS_AS(partner_center::for_each_page_item(endless, test::partner_context(), "/v1/list",
                                                     [](core::Json const&) {}),
                  core::Error);
  CHECK(calls == 10'000);
}

TEST_CASE("a list of Partner Center that is no list is a protocol error") {
  auto const* const body = GENERATE("", "<html>", "[]", R"({"items":{}})", R"({"value":[]})");
  ScriptedWire wire;
  wire.on("GET", "/v1/list", 200, body);
  CHECK(failure_of(wire).kind == core::ErrorKind::protocol);
}

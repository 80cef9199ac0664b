#include "directory/graph_paging.hpp"
#include "directory/graph_setup.hpp"

using namespace partnerctl;
using Catch::Matchers::Contains;
using test::graph_page;
using test::ScriptedWire;

namespace {

std::vector<int> items_of(ScriptedWire& wire) {
  std::vector<int> items;
  directory::for_each_graph_item(
      wire.send(), test::graph_context(), "/v1.0/list",
      [&items](core::Json const& item, http::Response const&) { items.push_back(item); });
  return items;
}

core::Error failure_of(ScriptedWire& wire) {
  auto const tried = core::attempt([&wire] { return items_of(wire); });
  REQUIRE(tried.error);
  CHECK(tried.error->kind == core::ErrorKind::protocol);
  return *tried.error;
}

} // namespace

TEST_CASE("each page of Microsoft Graph leads to the next, whatever the host's case") {
  ScriptedWire wire;
  wire.on("GET", "https://graph.test:8443/v1.0/list", 200,
          graph_page("[1,2]", R"("https://GRAPH.test:8443/v1.0/list?$skiptoken=a%20b")"))
      .on("GET", "https://graph.test:8443/v1.0/list?$skiptoken=a%20b", 200,
          graph_page("[]", R"("https://graph.test:8443/v1.0/list?$skiptoken=c")"))
      .on("GET", "https://graph.test:8443/v1.0/list?$skiptoken=c", 200, graph_page("[3]"));
  CHECK(items_of(wire) == std::vector<int>{1, 2, 3});
  CHECK(wire.all_used());
  for (auto const& request : wire.requests()) {
    CHECK(request.authority);
  }
}

TEST_CASE("the last page of Microsoft Graph has no link, a null one or an empty one") {
  auto const* const link = GENERATE("", "null", R"("")");
  ScriptedWire wire;
  wire.on("GET", "", 200, graph_page("[7]", link));
  CHECK(items_of(wire) == std::vector<int>{7});
}

TEST_CASE("the request ID is that of the last page") {
  ScriptedWire wire;
  wire.on("GET", "", 200, graph_page("[]", R"("https://graph.test:8443/2")"),
          {{"request-id", "g-1"}})
      .on("GET", "", 200, graph_page("[]"), {{"request-id", "g-2"}});
  CHECK(directory::for_each_graph_item(wire.send(), test::graph_context(), "/1",
                                       [](core::Json const&, http::Response const&) {}) == "g-2");
}

TEST_CASE("a next link of Microsoft Graph to anywhere else gets no token") {
  auto const* const link = GENERATE(
      R"("https://evil.test/v1.0/list")", R"("https://graph.test/v1.0/list")",
      R"("http://graph.test:8443/v1.0/list")", R"("https://graph.test:8443@evil.test/")",
      R"("https://graph.test:8443.evil.test/")", R"("//graph.test:8443/v1.0")", R"("/v1.0/list?2")",
      R"("https://graph.test:8443/a b")", R"("https://graph.test:8443/\r\nX: y")", "7", "{}", "[]");
  CAPTURE(link);
  ScriptedWire wire;
  wire.on("GET", "", 200, graph_page("[1]", link), {{"request-id", "g-9"}});
  auto const error = failure_of(wire);
  CHECK_THAT(error.message, Contains("next link"));
  CHECK(error.request_id == "g-9");
  CHECK(wire.requests().size() == 1);
}

TEST_CASE("pages of Microsoft Graph that go in a circle end") {
  ScriptedWire wire;
  wire.on("GET", "/v1.0/list", 200, graph_page("[1]", R"("https://graph.test:8443/b")"))
      .on("GET", "/b", 200, graph_page("[2]", R"("https://graph.test:8443/v1.0/list")"));
  CHECK_THAT(failure_of(wire).message, Contains("in a circle"));
}

TEST_CASE("a list without end ends after ten thousand pages") {
  int pages = 0;
  http::Send const send = [&pages](http::Request const&) -> http::Response {
    ++pages;
    return {.status = 200,
            .body = graph_page("[]", "\"https://graph.test:8443/" + std::to_string(pages) + "\"")};
  };
  auto const tried = core::attempt([&send] {
    return directory::for_each_graph_item(send, test::graph_context(), "/0",
                                          [](core::Json const&, http::Response const&) {});
  });
  REQUIRE(tried.error);
  CHECK(tried.error->kind == core::ErrorKind::protocol);
  CHECK(pages == 10'000);
}

TEST_CASE("a body without a list is an error, and tells a page and a cut answer") {
  auto const [body, says] = GENERATE(
      table<std::string, std::string>({{R"({"items":[]})", "a list that has no value"},
                                       {R"({"value":{}})", "a list that has no value"},
                                       {R"({"value":null})", "a list that has no value"},
                                       {"[]", "a list that has no value"},
                                       {R"({"value":[1)", "no whole JSON"},
                                       {"", "no whole JSON"},
                                       {"<!DOCTYPE html><html>", "a page instead of JSON"}}));
  CAPTURE(body);
  ScriptedWire wire;
  wire.on("GET", "", 200, body);
  CHECK_THAT(failure_of(wire).message, Contains(says));
}

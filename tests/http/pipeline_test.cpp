#include "partnerctl/http/pipeline.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl::http;

namespace {

Stage marks(std::string const& mark) {
  return [mark](Request request, Send const& next) {
    request.body += mark;
    auto response = next(std::move(request));
    response.body += mark;
    return response;
  };
}

Response echo(Request const& request) {
  return {.status = 200, .body = request.body + "|"};
}

} // namespace

TEST_CASE("the first stage is outermost") {
  CHECK(pipeline({marks("a"), marks("b"), marks("c")}, echo)({}).body == "abc|cba");
}

TEST_CASE("a pipeline without stages is its last Send") {
  CHECK(pipeline({}, echo)({.body = "x"}).body == "x|");
}

TEST_CASE("a stage may answer by itself or send twice") {
  int sent = 0;
  auto const count = [&sent](Request const&) { return Response{.status = ++sent}; };
  auto const twice = [](Request const& request, Send const& next) {
    next(request);
    return next(request);
  };
  auto const never = [](Request const&, Send const&) { return Response{.status = 7}; };
  CHECK(pipeline({twice, twice}, count)({}).status == 4);
  CHECK(pipeline({never, twice}, count)({}).status == 7);
  CHECK(sent == 4);
}

TEST_CASE("the caller's request stays as it was") {
  Request const request{.body = "mine"};
  pipeline({marks("x")}, echo)(request);
  CHECK(request.body == "mine");
}

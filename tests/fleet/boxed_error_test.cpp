#include "partnerctl/fleet/boxed_error.hpp"

#include <catch2/catch.hpp>

using partnerctl::core::Error;
using partnerctl::core::ErrorKind;
using partnerctl::fleet::BoxedError;

TEST_CASE("a boxed error is there or not as in an optional") {
  STATIC_REQUIRE(sizeof(BoxedError) == sizeof(void*));
  BoxedError error;
  CHECK_FALSE(error);
  CHECK(error.value_or(Error{.message = "none"}).message == "none");
  CHECK_FALSE(std::optional<Error>(error));
  error = Error{.kind = ErrorKind::auth, .message = "refused"};
  REQUIRE(error);
  CHECK(error->kind == ErrorKind::auth);
  error->code = "C";
  CHECK((*error).code == "C");
  CHECK(error.value_or(Error{}).message == "refused");
  std::optional<Error> const optional = error;
  REQUIRE(optional);
  CHECK(optional->code == "C");
  error = std::nullopt;
  CHECK_FALSE(error.has_value());
}

TEST_CASE("a boxed error is made of an optional") {
  CHECK_FALSE(BoxedError(std::optional<Error>()));
  BoxedError const error = std::optional<Error>(Error{.message = "m"});
  REQUIRE(error);
  CHECK(error->message == "m");
}

TEST_CASE("a copy of a boxed error is another one") {
  BoxedError const first = Error{.message = "first"};
  BoxedError second = first;
  second->message = "second";
  CHECK(first->message == "first");
  BoxedError const third = std::move(second);
  CHECK(third->message == "second");
  second = first;
  CHECK(second->message == "first");
}

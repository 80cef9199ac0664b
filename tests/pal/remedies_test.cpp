#include "pal/remedies.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using core::ErrorKind;

namespace {

core::Error explained(core::Error error, bool is_link_write) {
  pal::explain(error, is_link_write);
  return error;
}

} // namespace

TEST_CASE("the refusal of delegated administration is forbidden and says whom to sign in as") {
  auto const status = GENERATE(400, 401, 403, 404);
  auto const is_link_write = GENERATE(true, false);
  auto const error = explained(
      {.kind = ErrorKind::service,
       .message = "The user does not have an account in this tenant, work with the administrator "
                  "to add the account. If you are a CSP partner logged in the customer tenant, you "
                  "will not be able to link the Partner ID",
       .hint = "sign in again",
       .status = status},
      is_link_write);
  CHECK(error.kind == ErrorKind::forbidden);
  CHECK(error.hint.find("guest or member account") != std::string::npos);
  CHECK(error.hint.find("GDAP") != std::string::npos);
  CHECK(error.cause == "delegated administration cannot link");
}

TEST_CASE("an ID that is refused for a link gets the hint about locations") {
  auto const error =
      GENERATE(core::Error{.message = "x", .code = "BadRequest", .status = 400},
               core::Error{.message = "x", .code = "NotFound", .status = 404},
               core::Error{.message = "314159 is not a valid Partner ID", .status = 403},
               core::Error{.message = "We don't have a record for this partner ID", .status = 500});
  CHECK(explained(error, true).hint.find("location") != std::string::npos);
  CHECK(explained(error, false).hint.find("location") == std::string::npos);
}

TEST_CASE("a status alone does not replace the hint of a known code") {
  core::Error const error{.message = "x", .hint = "check --cloud", .status = 404};
  CHECK(explained(error, true).hint == "check --cloud");
}

TEST_CASE("an error that nothing is known about stays as it is") {
  core::Error const error{.kind = ErrorKind::forbidden, .message = "no", .status = 403};
  auto const same = explained(error, true);
  CHECK(same.kind == ErrorKind::forbidden);
  CHECK(same.hint.empty());
  CHECK(same.cause.empty());
}

#include "partnerctl/core/error.hpp"
#include "partnerctl/core/exit_code.hpp"
#include "partnerctl/core/secret.hpp"

#include <catch2/catch.hpp>

#include <sstream>

using namespace partnerctl::core;

TEST_CASE("the kinds of error have the contract's spelling") {
  using enum ErrorKind;
  std::string all;
  for (auto const kind : {usage, auth, forbidden, not_found, conflict, throttled, service, network,
                          protocol, cancelled, internal}) {
    all += std::string(to_string(kind)) + " ";
  }
  CHECK(all ==
        "usage auth forbidden not-found conflict throttled service network protocol cancelled "
        "internal ");
}

TEST_CASE("the exit codes are the contract's numbers") {
  CHECK(static_cast<int>(ExitCode::auth) == 4);
  CHECK(static_cast<int>(ExitCode::some_failed) == 5);
  CHECK(static_cast<int>(ExitCode::not_as_wanted) == 6);
  CHECK(static_cast<int>(ExitCode::interrupted) == 130);
}

TEST_CASE("a secret is printed as stars") {
  Secret const secret("hunter2");
  std::ostringstream out;
  out << secret;
  CHECK(out.str() == "***");
  CHECK(secret.reveal() == "hunter2");
  CHECK(Secret().empty());
}

#include "cli/verdict.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using core::ErrorKind;
using core::ExitCode;

namespace {

fleet::Outcome ended(std::string const& action) {
  fleet::Outcome outcome;
  outcome.action = action;
  return outcome;
}

fleet::Outcome failed(ErrorKind kind) {
  auto outcome = ended("failed");
  outcome.error = core::Error{.kind = kind};
  return outcome;
}

ExitCode of(std::vector<fleet::Outcome> const& outcomes, cli::RunEnd const& end = {}) {
  return cli::verdict(outcomes, end);
}

} // namespace

TEST_CASE("all that is done, would be done or was skipped is a success") {
  for (auto const* action :
       {"linked", "unchanged", "replaced", "would-link", "would-replace", "unlinked", "not-linked",
        "would-unlink", "skipped", "other-partner"}) {
    INFO(action);
    CHECK(of({ended(action)}) == ExitCode::ok);
  }
}

TEST_CASE("some failures among successes are 5, failures alone are 1") {
  CHECK(of({ended("linked"), failed(ErrorKind::service)}) == ExitCode::some_failed);
  CHECK(of({ended("linked"), ended("refused")}) == ExitCode::some_failed);
  CHECK(of({ended("linked"), ended("not-started")}) == ExitCode::some_failed);
  CHECK(of({ended("refused"), ended("refused")}) == ExitCode::failed);
  CHECK(of({failed(ErrorKind::network), failed(ErrorKind::auth)}) == ExitCode::failed);
}

TEST_CASE("a sign-in refused in every tenant is 4, in some of them 5") {
  CHECK(of({failed(ErrorKind::auth), failed(ErrorKind::auth)}) == ExitCode::auth);
  CHECK(of({failed(ErrorKind::auth), ended("linked")}) == ExitCode::some_failed);
}

TEST_CASE("a difference is 6 only where nothing failed, an interrupt is 130 before all else") {
  CHECK(of({ended("would-link")}, {.differs = true}) == ExitCode::not_as_wanted);
  CHECK(of({ended("would-link"), failed(ErrorKind::auth)}, {.differs = true}) ==
        ExitCode::some_failed);
  CHECK(of({failed(ErrorKind::auth)}, {.interrupted = true, .differs = true}) ==
        ExitCode::interrupted);
}

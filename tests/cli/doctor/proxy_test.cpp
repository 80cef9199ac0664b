#include "cli/doctor/proxy.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using namespace cli::doctor;
using Catch::Matchers::Contains;
using Step = http::TlsProbe::Step;

namespace {

Survey to_far(http::TlsProbe found = {.step = Step::done}) {
  return {.hosts = {{.origin = "https://far.example",
                     .name = "far.example",
                     .tls = core::Attempt<http::TlsProbe>{.value = std::move(found)}}}};
}

Check check(Survey const& survey, std::map<std::string, std::string, std::less<>> variables) {
  return check_proxy(survey, core::Environment(std::move(variables))).at(0);
}

std::pair<std::string const, std::string> const k_proxy{"HTTPS_PROXY",
                                                        "http://me:hidden@proxy.example:3128"};

} // namespace

TEST_CASE("without a proxy there is one line, and it is skipped") {
  auto const found = check(to_far(), {{"NO_PROXY", "far.example"}});
  CHECK(found.state == State::skipped);
  CHECK(found.subject == "HTTPS_PROXY");
}

TEST_CASE("a proxy that opens the way passes, and its password is nowhere") {
  auto const found = check(to_far(), {k_proxy});
  CHECK(found.state == State::passed);
  CHECK(found.detail == "through http://proxy.example:3128, which opens the way");
}

TEST_CASE("a host that NO_PROXY names is reached straight") {
  auto const found = check(to_far(), {k_proxy, {"NO_PROXY", "far.example"}});
  CHECK(found.state == State::passed);
  CHECK_THAT(found.detail, Contains("straight") && Contains("NO_PROXY"));
}

TEST_CASE("a proxy that refuses fails with its error") {
  core::Error const error{.message = "the proxy refused", .hint = "ask who runs it"};
  auto const found = check(to_far({.step = Step::tunnel, .error = error}), {k_proxy});
  CHECK(found.state == State::failed);
  CHECK(found.remedy == "ask who runs it");
  // What comes after the tunnel is not the proxy's.
  CHECK(check(to_far({.step = Step::certificate, .error = error}), {k_proxy}).state ==
        State::passed);
}

TEST_CASE("a proxy variable that is no URL fails, without its value") {
  auto const found = check(to_far(), {{"HTTPS_PROXY", "socks5://me:hidden@proxy.example"}});
  CHECK(found.state == State::failed);
  CHECK_THAT(found.detail, Contains("HTTPS_PROXY") && !Contains("hidden"));
}

TEST_CASE("a proxy that was not asked is named and skipped") {
  auto survey = to_far();
  survey.unasked = "--offline";
  survey.hosts.front().tls.reset();
  auto const found = check(survey, {k_proxy});
  CHECK(found.state == State::skipped);
  CHECK_THAT(found.detail, Contains("http://proxy.example:3128") && Contains("--offline"));
}

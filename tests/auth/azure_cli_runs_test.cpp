// How long az may run, and how many of them at once.

#include "auth/az.hpp"
#include "partnerctl/core/attempt.hpp"
#include "support/process.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <thread>

using namespace partnerctl;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using core::ErrorKind;
using test::Az;
using test::k_get;

TEST_CASE("an az that hangs is ended, and the error says the limit") {
  Az az;
  az.tool.on(k_get, "exec sleep 100");
  auto const credential = az.credential();
  auto request = Az::request();
  request.timeout = 100ms;
  auto error = test::error_of([&] { credential->token(request); });
  CHECK(error.kind == ErrorKind::network);
  CHECK(error.message == "the Azure CLI gave no answer within 100 ms");
  CHECK(error.exhausted);
  request.timeout = 60s;
  request.deadline = az.clock.steady() + 150ms;
  error = test::error_of([&] { credential->token(request); });
  CHECK(error.message == "the Azure CLI gave no answer within 150 ms");
  auto const runs = az.tool.runs().size();
  request.deadline = az.clock.steady();
  error = test::error_of([&] { credential->token(request); });
  CHECK(error.kind == ErrorKind::network);
  CHECK_THAT(error.message, Contains("the time was up"));
  CHECK(az.tool.runs().size() == runs);
}

TEST_CASE("a stop ends az, and the wait for its turn") {
  Az az;
  az.tool.on(k_get, "exec sleep 100");
  auto const credential = az.credential();
  std::stop_source stop;
  std::atomic<int> cancelled = 0;
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 8; ++i) {
      threads.emplace_back([&] {
        auto request = Az::request();
        request.stop = stop.get_token();
        auto const result = core::attempt([&] { return credential->token(request); });
        cancelled += result.error && result.error->kind == ErrorKind::cancelled ? 1 : 0;
      });
    }
    CHECK(test::comes_true([&] { return az.tool.runs().size() == 5; }));
    stop.request_stop();
  }
  CHECK(cancelled == 8);
  CHECK(az.tool.runs().size() == 5); // one of them for the account
}

TEST_CASE("at most four az run at once") {
  Az az;
  auto const held = az.tool.folder() + "/held";
  std::filesystem::create_directory(held);
  auto const begun = az.tool.folder() + "/begun";
  // Each says how many there are, and the first ones stay until four were there, and for a moment
  // more in which a fifth would come.
  az.tool.on(k_get, "touch " + held + "/$$; ls " + held + " | wc -l >> " + az.tool.folder() +
                        "/counts; echo >> " + begun + "; until test $(wc -l < " + begun +
                        ") -ge 4; do sleep 0.01; done; sleep 0.05; rm " + held + "/$$; cat " +
                        az.tool.folder() + "/answer");
  std::ofstream(az.tool.folder() + "/answer") << core::write_json(
      {{"accessToken", test::token_with(Az::person_claims())}, {"expires_on", 1795346100}});
  auto const credential = az.credential();
  std::atomic<int> good = 0;
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 12; ++i) {
      threads.emplace_back([&] {
        good += core::attempt([&] { return credential->token(Az::request()); }).value ? 1 : 0;
      });
    }
  }
  CHECK(good == 12);
  std::ifstream counts(az.tool.folder() + "/counts");
  int most = 0;
  for (int count = 0; counts >> count;) {
    most = std::max(most, count);
  }
  CHECK(most == 4);
}

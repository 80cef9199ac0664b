// A bad day of the services, over a whole fleet: throttling, failures, lost answers, and one that
// hangs.

#include "acceptance/arm_double.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <atomic>

using namespace partnerctl;
using Catch::Matchers::Contains;
using core::Json;
using test::Rehearsal;

namespace {

// 20 % of all calls throttled, 10 % failing, 10 % of the writes' answers lost.
void check_worst_day(int tenants, int retry_after) {
  Rehearsal rehearsal(tenants, {.throttle_percent = 20,
                                .retry_after_seconds = retry_after,
                                .fail_percent = 10,
                                .lose_percent = 10});
  auto const ended = rehearsal.stand.run(rehearsal.link({"--parallel", "64", "-o", "json"}));
  INFO(ended.err);
  CHECK(ended.code == 0);
  auto const document = Json::parse(ended.out);
  CHECK(document.at("tenants").size() == static_cast<std::size_t>(tenants));
  // Not "unchanged": whatever became of the answers, it was this run that linked them.
  CHECK(document.at("summary").at("linked") == tenants);
  CHECK(rehearsal.traffic.too_early() == std::vector<std::string>());
  auto const versions = rehearsal.traffic.versions();
  CHECK(versions.size() == static_cast<std::size_t>(tenants));
  for (auto const& [tenant, version] : versions) {
    CHECK(version == 1);
  }
  // What was printed is what is kept, each tenant once.
  auto const shown = rehearsal.json({"run", "show", document.at("run").get<std::string>()});
  CHECK(shown.at("summary") == document.at("summary"));
  CHECK(shown.at("tenants") == document.at("tenants"));
}

bool is_of_third(std::string const& request) {
  return test::claims_in(request).at("tid") == "5a4d0000-0000-4000-8001-000000000003";
}

} // namespace

TEST_CASE("on the worst day every tenant ends as asked and is written once") {
  check_worst_day(300, 0);
}

TEST_CASE("on the worst day no tenant is called before the time that was asked for") {
  check_worst_day(30, 1);
}

// About a minute, for the sign-in service holds back all tenants each time.
TEST_CASE("the worst day as it is measured", "[.][slow]") {
  check_worst_day(300, 1);
}

TEST_CASE("one tenant that hangs holds up no other") {
  constexpr int k_tenants = 40;
  Rehearsal rehearsal(k_tenants);
  test::TestCa const ca;
  std::atomic<int> answered{0};
  std::atomic<bool> hung_longest{false};
  test::RawServer const arm(
      [&](test::RawConnection& connection) {
        for (auto request = connection.read_request(); !request.empty();
             request = connection.read_request()) {
          if (is_of_third(request)) {
            // Until all others have had their answer: it is given up before only where they wait.
            hung_longest = test::comes_true([&] { return answered == k_tenants - 1; });
          }
          ++answered;
          connection.send(test::linked_answer(request));
        }
      },
      {.tls = ca.issue()});
  test::replace_arm(rehearsal.stand, arm.url("localhost"), ca.pem());
  auto const document = rehearsal.json(rehearsal.link({"--parallel", "2", "--timeout", "100"}));
  CHECK(document.at("summary").at("unchanged") == k_tenants);
  CHECK(answered == k_tenants);
  CHECK(hung_longest);
}

TEST_CASE("one tenant that hangs costs its own timeout and fails alone") {
  constexpr int k_tenants = 6;
  Rehearsal rehearsal(k_tenants);
  test::TestCa const ca;
  std::atomic<int> tries{0};
  test::RawServer const arm(
      [&](test::RawConnection& connection) {
        for (auto request = connection.read_request(); !request.empty();
             request = connection.read_request()) {
          if (is_of_third(request)) {
            ++tries;
            connection.hold();
            return;
          }
          connection.send(test::linked_answer(request));
        }
      },
      {.tls = ca.issue()});
  test::replace_arm(rehearsal.stand, arm.url("localhost"), ca.pem());
  auto const ended =
      rehearsal.stand.run(rehearsal.link({"--parallel", "2", "--timeout", "1", "-o", "json"}));
  INFO(ended.err);
  CHECK(ended.code == 5);
  auto const document = Json::parse(ended.out);
  CHECK(document.at("summary").at("unchanged") == k_tenants - 1);
  auto const& third = document.at("tenants").at(2);
  CHECK(third.at("tenant") == Rehearsal::tenant(3));
  CHECK(third.at("error").at("kind") == "network");
  CHECK_THAT(third.at("error").at("message").get<std::string>(), Contains("within 1 s"));
  // Four tries, not all of which need to have come as far as a request; and it is not begun again:
  // what hangs does not pass.
  CHECK(third.at("attempts") == 1);
  CHECK(third.at("durationMs") >= 4000);
  CHECK(tries >= 1);
  CHECK(tries <= 4);
}

TEST_CASE("a link that an uncertain write made counts as made when the tenant is begun again") {
  Rehearsal rehearsal(1);
  test::TestCa const ca;
  std::atomic<int> reads{0};
  test::RawServer const arm(
      [&](test::RawConnection& connection) {
        for (auto request = connection.read_request(); !request.empty();
             request = connection.read_request()) {
          if (request.starts_with("PUT ")) {
            // Carried out, and its answer is lost.
            connection.reset();
            return;
          }
          auto const number = ++reads;
          if (number == 1) {
            connection.send(test::raw_answer(404, R"({"error":{"code":"NotFound"}})"));
          } else if (number <= 5) {
            connection.send(test::raw_answer(503, R"({"error":{"code":"ServerError"}})"));
          } else {
            connection.send(test::linked_answer(request));
          }
        }
      },
      {.tls = ca.issue()});
  test::replace_arm(rehearsal.stand, arm.url("localhost"), ca.pem());
  auto const ended = rehearsal.stand.run(rehearsal.link({"-o", "json"}));
  INFO(ended.err);
  CHECK(ended.code == 0);
  auto const row = Json::parse(ended.out).at("tenants").at(0);
  CHECK(row.at("action") == "linked");
  CHECK(row.at("previousPartnerId").is_null());
  CHECK(row.at("attempts") == 2);
  CHECK(row.at("durationMs") >= 5000);
  CHECK(reads == 6);
}

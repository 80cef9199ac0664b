// A roster that several machines share.

#include "acceptance/rehearsal.hpp"
#include "partnerctl/core/text.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <signal.h>

#include <set>

using namespace partnerctl;
using Catch::Matchers::Contains;
using core::Json;
using test::Rehearsal;

namespace {

constexpr int k_tenants = 40;
constexpr int k_shards = 4;

std::string shard(int number, int count = k_shards) {
  return std::to_string(number) + "/" + std::to_string(count);
}

std::set<std::string> tenants_of(Json const& document) {
  std::set<std::string> names;
  for (auto const& tenant : document.at("tenants")) {
    names.insert(tenant.at("tenant").get<std::string>());
  }
  return names;
}

} // namespace

TEST_CASE("the shards of a roster are all of it and have no tenant in common") {
  Rehearsal rehearsal(k_tenants);
  std::set<std::string> all;
  std::size_t sum = 0;
  for (int i = 1; i <= k_shards; ++i) {
    auto const part = tenants_of(rehearsal.json(rehearsal.link({"--shard", shard(i)})));
    CHECK(part.size() > k_tenants / k_shards / 3);
    sum += part.size();
    all.insert(part.begin(), part.end());
    // The same on any machine: here, a second time.
    CHECK(tenants_of(rehearsal.json(
              {"status", "-f", rehearsal.roster_file(), "--shard", shard(i)})) == part);
  }
  CHECK(sum == k_tenants);
  CHECK(all.size() == k_tenants);
  CHECK(rehearsal.traffic.writes() == k_tenants);
  CHECK(rehearsal.wrong_links().empty());
}

TEST_CASE("a tenant that joins the roster moves no other to another shard") {
  Rehearsal rehearsal(k_tenants);
  auto const part = [&](std::string const& text) {
    return tenants_of(Json::parse(
        rehearsal.stand
            .run({"status", "-f", "-", "--shard", "2/3", "-o", "json", "--ledger", "none"}, text)
            .out));
  };
  auto const before = part(Rehearsal::roster(k_tenants / 2));
  auto after = part(Rehearsal::roster(k_tenants));
  CHECK(after.size() > before.size());
  for (auto const& tenant : before) {
    CHECK(after.contains(tenant));
  }
}

TEST_CASE("a run of a shard that is interrupted goes on with that shard alone") {
  Rehearsal rehearsal(k_tenants);
  rehearsal.turnstile.let_in(1);
  auto const run = rehearsal.stand.start(rehearsal.link({"--shard", "2/4", "--parallel", "1"}));
  auto const ended = rehearsal.interrupt(*run, SIGINT);
  CHECK(ended.code == 130);
  CHECK(rehearsal.traffic.writes() == 2);
  auto const resumed = rehearsal.follow(test::last_line(ended.err));
  INFO(resumed.err);
  CHECK(resumed.code == 0);
  auto const id = rehearsal.latest_run().at("id").get<std::string>();
  auto const shown = rehearsal.json({"run", "show", id});
  auto const part = tenants_of(rehearsal.json(
      {"status", "-f", rehearsal.roster_file(), "--shard", "2/4", "--ledger", "none"}));
  CHECK(tenants_of(shown) == part);
  CHECK(shown.at("summary").at("linked") == part.size());
  CHECK(rehearsal.traffic.writes() == static_cast<int>(part.size()));
}

TEST_CASE("what is no shard is refused before anything is sent") {
  Rehearsal rehearsal(2);
  for (std::string const text : {"0/4", "5/4", "1", "1/0", "a/b", "1/4/2", "-1/4", "1/1001", ""}) {
    auto const ended = rehearsal.stand.run(rehearsal.link({"--shard", text}));
    INFO(text << ": " << ended.err);
    CHECK(ended.code == 2);
    CHECK(ended.out.empty());
    CHECK_THAT(ended.err, Contains("is no shard"));
  }
  CHECK(rehearsal.traffic.calls() == 0);
}

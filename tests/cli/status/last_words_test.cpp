#include "cli/status/details.hpp"
#include "cli/status/earning.hpp"
#include "cli/status/last_words.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace partnerctl;

namespace {

fleet::Outcome outcome(std::string const& tenant, pal::Earning const& access) {
  fleet::Outcome found{.tenant = tenant, .action = "linked", .after = "1234567"};
  cli::note_earning(found, {.earns = access.earns, .deciding = access, .subscriptions = {access}},
                    "Microsoft's table", core::TimePoint{});
  return found;
}

pal::Earning const k_reader{.earns = pal::Earns::no,
                            .why = pal::EarningReason::no_earning_role,
                            .role = "Reader",
                            .remedy = "ask for more"};
pal::Earning const k_owner{.earns = pal::Earns::yes,
                           .why = pal::EarningReason::earning_role,
                           .role = "Owner",
                           .excess = "more than needed: the least is Reader"};

std::string ended(std::vector<fleet::Outcome> const& outcomes, bool access) {
  cli::LastWords words{.command = "status"};
  cli::add_status_words(outcomes, {}, access, words);
  return cli::end_of_run(outcomes, words);
}

} // namespace

TEST_CASE("links that earn nothing are grouped by why, with what helps") {
  CHECK(ended({outcome("a.example", k_reader), outcome("b.example", k_reader),
               outcome("c.example", k_owner)},
              true) == "3 tenants in 0 ms\n"
                       "  3 linked\n"
                       "  2 linked and earns nothing: no earning role (Reader): a.example, "
                       "b.example    ask for more\n"
                       "  1 earns, with more access than needed: Owner: c.example                  "
                       " the least is Reader\n"
                       "Earning: 1 earns, 2 do not, 0 unknown");
}

TEST_CASE("that earning was not checked is said") {
  CHECK(ended({{.tenant = "a.example", .action = "linked"}}, false) ==
        "1 tenant in 0 ms\n"
        "  1 linked\n"
        "Whether these links earn credit was not checked: --access does that");
}

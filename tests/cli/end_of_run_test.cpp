#include "cli/announce.hpp"
#include "cli/end_of_run.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;

namespace {

fleet::Outcome ended(std::string const& tenant, std::string const& action) {
  fleet::Outcome outcome;
  outcome.tenant = tenant;
  outcome.action = action;
  return outcome;
}

fleet::Outcome refused(std::string const& tenant, std::string const& by, std::string const& name) {
  auto outcome = ended(tenant, "refused");
  outcome.after = by;
  outcome.after_name = name;
  return outcome;
}

fleet::Outcome failed(std::string const& tenant, std::string const& cause,
                      std::string const& hint) {
  auto outcome = ended(tenant, "failed");
  outcome.error = core::Error{.kind = core::ErrorKind::auth, .hint = hint, .cause = cause};
  return outcome;
}

} // namespace

TEST_CASE("a run without trouble ends in two lines") {
  CHECK(cli::end_of_run({ended("a.com", "linked"), ended("b.com", "unchanged")},
                        {.command = "link-pal", .took = std::chrono::seconds(41)}) ==
        "2 tenants in 41 s\n"
        "  1 linked, 1 unchanged");
}

TEST_CASE("trouble is grouped by cause, each with what helps") {
  std::vector<fleet::Outcome> outcomes(131, ended("x.com", "linked"));
  for (auto const* tenant : {"a.com", "b.com", "c.com", "d.com", "e.com"}) {
    outcomes.push_back(refused(tenant, "7654321", "Adatum"));
  }
  outcomes.push_back(failed("f.com", "MFA required", "partnerctl auth login --tenant f.com"));
  outcomes.push_back(failed("g.com", "MFA required", "partnerctl auth login --tenant g.com"));
  outcomes.push_back(failed("h.com", "not a member", "ask the customer to invite you"));
  CHECK(cli::end_of_run(outcomes, {.command = "link-pal",
                                   .sandbox = true,
                                   .took = std::chrono::milliseconds(3456),
                                   .again = "partnerctl link-pal -f c.csv"}) ==
        "SANDBOX 139 tenants in 3.4 s\n"
        "  131 linked\n"
        "    5 refused: linked to 7654321 (Adatum): a.com, b.com, +3    partnerctl link-pal … "
        "--replace-from 7654321\n"
        "    3 failed: MFA required: f.com, g.com                       partnerctl auth login "
        "--tenant f.com\n"
        "              not a member: h.com                              ask the customer to invite "
        "you\n"
        "Again: run the same command: partnerctl link-pal -f c.csv");
}

TEST_CASE("a tenant that is known by its GUID alone is shown by its name") {
  auto outcome = failed("5a4d0000-0000-4000-8000-000000000001", "MFA required", "");
  outcome.name = "Contoso";
  auto const text = cli::end_of_run({outcome}, {.again = "partnerctl link-pal"});
  CHECK(text.find("MFA required: Contoso\n") != std::string::npos);
}

TEST_CASE("what goes on with a run is what is left of it, or only what failed") {
  auto const bad = failed("a.com", "MFA required", "");
  fleet::Outcome const left{.tenant = "b.com", .action = fleet::k_not_started};
  fleet::Outcome const refused{.tenant = "c.com", .action = "refused", .after = "7654321"};
  cli::LastWords const words{.run = "R-1", .again = "partnerctl run resume R-1"};
  CHECK(cli::again_command({bad, refused}, words) == "partnerctl run resume R-1 --failed-only");
  CHECK(cli::again_command({bad, left}, words) == "partnerctl run resume R-1");
  // What was refused would be refused again.
  CHECK(cli::again_command({refused}, words).empty());
}

TEST_CASE("an interrupted run says what to run again though nothing failed") {
  auto const text = cli::end_of_run({ended("a.com", "linked")},
                                    {.interrupted = true, .again = "partnerctl status"});
  CHECK(text.find("Again: run the same command: partnerctl status") != std::string::npos);
}

TEST_CASE("durations are as long as a person cares") {
  using std::chrono::milliseconds;
  CHECK(cli::duration_text(milliseconds(7)) == "7 ms");
  CHECK(cli::duration_text(milliseconds(9999)) == "9.9 s");
  CHECK(cli::duration_text(milliseconds(41'000)) == "41 s");
  CHECK(cli::duration_text(milliseconds(303'000)) == "5 min 3 s");
}

TEST_CASE("a command line is quoted as a shell needs it") {
  CHECK(cli::command_line({"link-pal", "-f", "my customers.csv", "--expect-name", "O'Neill", ""}) ==
        R"(partnerctl link-pal -f 'my customers.csv' --expect-name 'O'\''Neill' '')");
}

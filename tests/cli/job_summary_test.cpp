#include "cli/job_summary.hpp"
#include "cli/outcomes.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace partnerctl;
using test::ended;
using test::failed;
using test::refused;

namespace {

constexpr std::size_t k_plenty = 1'000'000;

struct Run {
  std::vector<fleet::Outcome> outcomes{};
  cli::LastWords words{.command = "link-pal",
                       .took = std::chrono::seconds(41),
                       .run = "R-1",
                       .again = "partnerctl run resume R-1"};
  cli::RunFacts facts{.cloud = "public",
                      .run = "R-1",
                      .identity = {.name = "engineer@partner.example", .method = "browser"}};
  std::function<bool(fleet::Outcome const&)> differs{};

  std::string summary(std::size_t most_bytes = k_plenty) const {
    return cli::job_summary(
        {.outcomes = outcomes, .words = words, .facts = facts, .differs = differs}, most_bytes);
  }
};

bool has(std::string const& text, std::string const& part) {
  return text.find(part) != std::string::npos;
}

std::size_t rows(std::string const& text, std::string const& begin) {
  std::size_t count = 0;
  for (auto at = text.find("\n" + begin); at != std::string::npos;
       at = text.find("\n" + begin, at + 1)) {
    ++count;
  }
  return count;
}

} // namespace

TEST_CASE("a summary without trouble has totals and no table of tenants") {
  Run run;
  run.outcomes = {ended("a.com", "linked"), ended("b.com", "unchanged"), ended("c.com", "linked")};
  CHECK(run.summary() ==
        "## partnerctl link-pal: 3 tenants in 41 s\n\n"
        "As `engineer@partner.example` (browser), cloud `public`, run `R-1`\n\n"
        "| Result | Tenants |\n|---|--:|\n| linked | 2 |\n| unchanged | 1 |\n\n\n");
}

TEST_CASE("a summary names each tenant in trouble with cause and remedy") {
  Run run;
  run.outcomes = {ended("a.com", "linked"), refused("b.com", "7654321", "Adatum"),
                  failed("c.com", {.message = "AADSTS50076: MFA",
                                   .hint = "partnerctl auth login --tenant c.com",
                                   .cause = "MFA required",
                                   .request_id = "r1"}),
                  ended("d.com", "not-started")};
  auto const text = run.summary();
  CHECK(has(text, "| `b.com` |  | refused | linked to 7654321 (Adatum) | `partnerctl link-pal … "
                  "--replace-from 7654321` |\n"));
  CHECK(has(text, "| `c.com` |  | failed | MFA required&#58; AADSTS50076&#58; MFA (request r1) | "
                  "`partnerctl auth login --tenant c.com` |\n"));
  CHECK(has(text, "| `d.com` |  | not-started | interrupted before its turn |  |\n"));
  CHECK(has(text, "\nAgain: `partnerctl run resume R-1`\n"));
  CHECK_FALSE(has(text, "`a.com`"));
}

TEST_CASE("a summary's heading says sandbox, dry run and interrupted") {
  Run run;
  run.outcomes = {ended("a.com", "would-link")};
  run.words.sandbox = true;
  run.facts.dry_run = true;
  run.words.interrupted = true;
  auto const text = run.summary();
  CHECK(text.rfind("## SANDBOX: partnerctl link-pal, dry run: 1 tenant in 41 s, interrupted\n",
                   0) == 0);
  CHECK(has(text, "Again: `partnerctl run resume R-1`\n"));
}

TEST_CASE("a summary lists what --check finds") {
  Run run;
  run.outcomes = {ended("a.com", "not-linked")};
  CHECK_FALSE(has(run.summary(), "a.com"));
  run.differs = [](fleet::Outcome const&) { return true; };
  CHECK(has(run.summary(), "| `a.com` |  | not-linked |"));
}

TEST_CASE("a display name breaks neither row nor page") {
  Run run;
  run.outcomes = {failed("a.com", {.message = "x | y\n\n# z\n"})};
  run.outcomes.front().name = "| `<script>` [l](javascript:x) |\n\n## Linked";
  auto const text = run.summary();
  CHECK_FALSE(has(text, "<script>"));
  CHECK_FALSE(has(text, "](javascript"));
  CHECK_FALSE(has(text, "\n## Linked"));
  auto const begin = text.find("| `a.com`");
  REQUIRE(begin != std::string::npos);
  auto const line = text.substr(begin, text.find('\n', begin) - begin);
  CHECK(std::count(line.begin(), line.end(), '|') == 6);
}

TEST_CASE("a summary is never longer than it may be and says what is missing") {
  Run run;
  run.outcomes.assign(200, failed("a.com", {.message = "no"}));
  auto const whole = run.summary();
  CHECK(rows(whole, "| `a.com`") == 200);
  CHECK_FALSE(has(whole, "not shown"));
  CHECK(run.summary(whole.size()) == whole);
  for (std::size_t most = 0; most < whole.size(); most += 37) {
    auto const text = run.summary(most);
    INFO(most);
    REQUIRE(text.size() <= most);
    if (!text.empty()) {
      auto const missing = 200 - rows(text, "| `a.com`");
      REQUIRE(has(text, std::to_string(missing) + " more tenant"));
      REQUIRE(has(text, "Again: "));
    }
  }
}

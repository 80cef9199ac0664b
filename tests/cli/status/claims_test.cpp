#include "cli/claim/claim_stage.hpp"
#include "cli/outcomes.hpp"
#include "cli/status/claims.hpp"
#include "cli/trouble.hpp"

#include <catch2/catch.hpp>

#include <filesystem>

using namespace partnerctl;
using cli::TenantClaims;
using cli::ViewedClaim;
using core::ExitCode;
using test::ClaimStage;
using test::has;

namespace {

constexpr char const* k_contoso = "5a4d0000-0000-4000-8000-000000000001";
constexpr char const* k_other = "5a4d0000-0000-4000-8000-000000000002";

ViewedClaim viewed(std::string const& id, std::string const& tenant, std::string const& domain) {
  ViewedClaim claim{.kept = {.id = id}};
  claim.kept.claim.customer_tenant_id = tenant;
  claim.kept.claim.customer_domain = domain;
  claim.standing.text = "Draft";
  return claim;
}

fleet::Outcome outcome(std::string const& domain, std::string const& tenant_id) {
  auto made = test::ended(domain, "linked");
  made.tenant_id = tenant_id;
  return made;
}

std::string ids(TenantClaims const& claims, fleet::Outcome const& of) {
  std::string found;
  auto const list = claims.json(of);
  for (auto const& claim : list) {
    found += claim.at("id").get<std::string>() + " ";
  }
  return found;
}

std::vector<std::string> status(std::vector<std::string> more) {
  std::vector<std::string> words{"status", "--cloud", "sandbox", "--parallel", "1"};
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

} // namespace

TEST_CASE("a claim is of the tenant whose ID it has, whatever case and domain") {
  TenantClaims const claims({viewed("C-0001", "5A4D0000-0000-4000-8000-000000000001", ""),
                             viewed("C-0002", k_other, "contoso.example")});
  CHECK(ids(claims, outcome("contoso.example", k_contoso)) == "C-0001 ");
  CHECK(ids(claims, outcome("moved.example", k_other)) == "C-0002 ");
  CHECK(ids(claims, outcome(k_contoso, "")) == "C-0001 ");
}

TEST_CASE("a domain that has moved brings no claim of another tenant") {
  TenantClaims const claims({viewed("C-0001", k_other, "contoso.example")});
  CHECK(ids(claims, outcome("contoso.example", k_contoso)).empty());
  CHECK(claims.others({outcome("contoso.example", k_contoso)}).size() == 1);
  // Nobody knows better.
  CHECK(ids(claims, outcome("Contoso.example", "")) == "C-0001 ");
}

TEST_CASE("a claim that has only a domain stands beside those of the tenant ID") {
  TenantClaims const claims(
      {viewed("C-0001", k_contoso, ""), viewed("C-0002", "", "contoso.example")});
  CHECK(ids(claims, outcome("contoso.example", k_contoso)) == "C-0001 C-0002 ");
}

TEST_CASE("several claims of a tenant are counted by their status, and the soonest is due") {
  auto approved = viewed("C-0001", k_contoso, "");
  approved.standing = {.status = cpor::Status::approved, .text = "Approved", .conflicts = {"odd"}};
  approved.deadlines = {{.due = *core::parse_date("2026-12-01"), .overdue = true}};
  auto draft = viewed("C-0002", k_contoso, "");
  draft.deadlines = {{.due = *core::parse_date("2026-11-01")}};
  auto const one = outcome("contoso.example", k_contoso);
  CHECK(TenantClaims({approved}).standing_cell(one).brief == "Approved (conflict)");
  TenantClaims const both({approved, draft});
  CHECK(both.standing_cell(one).brief == "1 Approved (conflict), 1 Draft");
  // By whose word, and of when: of several the oldest.
  approved.standing.source = cpor::Source::portal_export;
  approved.standing.as_of = *core::parse_date("2026-11-20");
  CHECK(TenantClaims({approved}).standing_cell(one).text ==
        "Approved (conflict) (portal-export 2026-11-20)");
  // As within one claim: what is overdue first, whatever else is due before.
  CHECK(both.due_cell(one).text == "2026-12-01 overdue");
  CHECK(both.due_cell(one).data == "2026-12-01");
  CHECK(both.is_overdue(one));
  CHECK(TenantClaims({approved}).is_overdue(one));
  CHECK(both.standing_cell(outcome("northwind.example", k_other)).text.empty());
}

TEST_CASE("of several claims that are not overdue the partner's own day presses most") {
  auto waiting = viewed("C-0001", k_contoso, "");
  waiting.deadlines = {{.whose = cpor::Whose::microsoft, .due = *core::parse_date("2026-11-01")}};
  auto ours = viewed("C-0002", k_contoso, "");
  ours.deadlines = {{.whose = cpor::Whose::partner, .due = *core::parse_date("2026-12-01")}};
  auto const one = outcome("contoso.example", k_contoso);
  CHECK(TenantClaims({waiting, ours}).due_cell(one).text == "2026-12-01");
  CHECK(TenantClaims({waiting}).due_cell(one).text == "2026-11-01");
  CHECK(TenantClaims({waiting, ours}).overdue_word(one) == "no");
}

TEST_CASE("each status of a tenant has its own source and day, and what is ours has too") {
  auto const said = [](cpor::Status status, std::string const& text, cpor::Source source,
                       std::string const& day) {
    auto claim = viewed("C-0001", k_contoso, "");
    claim.standing = {
        .status = status, .text = text, .source = source, .as_of = *core::parse_date(day)};
    return claim;
  };
  auto const draft = said(cpor::Status::draft, "Draft", cpor::Source::local, "2026-01-01");
  auto const handed =
      said(cpor::Status::handed_off, "Handed off", cpor::Source::local, "2026-01-02");
  auto approved =
      said(cpor::Status::approved, "Approved", cpor::Source::portal_export, "2026-11-27");
  auto const older =
      said(cpor::Status::approved, "Approved", cpor::Source::portal_export, "2026-11-20");
  auto const told = said(cpor::Status::approved, "Approved", cpor::Source::record, "2026-10-02");
  auto const one = outcome("contoso.example", k_contoso);
  auto const cell = [&](std::vector<ViewedClaim> claims) {
    return TenantClaims(std::move(claims)).standing_cell(one);
  };
  CHECK(cell({draft}).text == "Draft (local 2026-01-01)");
  CHECK(cell({draft}).data == "Draft (local 2026-01-01)");
  CHECK(cell({draft}).brief == "Draft");
  CHECK(cell({handed}).text == "Handed off (local 2026-01-02)");
  CHECK(cell({approved, draft, draft, handed}).text ==
        "1 Approved (portal-export 2026-11-27), 2 Draft (local 2026-01-01), 1 Handed off (local "
        "2026-01-02)");
  CHECK(cell({approved, older, told}).text ==
        "2 Approved (portal-export 2026-11-20), 1 Approved (record 2026-10-02)");
  CHECK(cell({approved, older, told}).brief == "3 Approved");
  // Programs are told of a conflict in a column of its own.
  approved.standing.conflicts = {"odd"};
  CHECK(cell({approved, older}).text == "1 Approved (conflict) (portal-export 2026-11-27), "
                                        "1 Approved (portal-export 2026-11-20)");
  CHECK(cell({approved, older}).data == "2 Approved (portal-export 2026-11-20)");
  CHECK(TenantClaims({approved, older}).conflict_word(one) == "yes");
  CHECK(TenantClaims({older}).conflict_word(one) == "no");
  CHECK(TenantClaims({older}).conflict_word(outcome("northwind.example", k_other)).empty());
}

TEST_CASE("claims that cannot be read are unknown, and not none") {
  TenantClaims const claims;
  auto const one = outcome("contoso.example", k_contoso);
  CHECK(claims.json(one).is_null());
  CHECK(claims.standing_cell(one).text == "?");
  CHECK(claims.due_cell(one).text == "?");
  CHECK(claims.due_cell(one).data == "");
  CHECK(claims.overdue_word(one).empty());
  CHECK_FALSE(claims.is_overdue(one));
  CHECK(claims.others({one}).empty());
}

TEST_CASE("a damaged ledger of claims is said under quiet too", "[socket]") {
  test::Stage stage;
  // There a run goes on without the ledger that nobody named.
  stage.environment["CI"] = "true";
  auto const path = stage.folder.path() + "/state/partnerctl/sandbox";
  std::filesystem::create_directories(path);
  stage.folder.write("state/partnerctl/sandbox/ledger.db", std::string(4096, 'x'));
  auto const file = stage.folder.path() + "/page.html";
  auto const shown =
      stage.run(status({"-t", "contoso.example", "-o", "json", "--quiet", "--html", file}));
  INFO(shown.err);
  CHECK(shown.code == ExitCode::ok);
  CHECK(has(shown.err, "The claims could not be read: "));
  CHECK(core::Json::parse(shown.out).at("tenants").at(0).at("claims").is_null());
  CHECK(has(test::content_of(file), "the claims could not be read"));
}

TEST_CASE("who has claims and no recorded link is told how to read one") {
  auto const remedy = [](std::string const& tenant, std::string const& domain) {
    TenantClaims const claims({viewed("C-0007", tenant, domain)}, " --ledger x.db");
    return cli::remedy_of(claims.others({}).at(0), "status");
  };
  CHECK(remedy(k_other, "a.example") == "partnerctl status --tenant a.example --ledger x.db");
  CHECK(remedy(k_other, "") ==
        "partnerctl status --tenant " + std::string(k_other) + " --ledger x.db");
  CHECK(remedy(k_other, "; rm *") ==
        "partnerctl status --tenant " + std::string(k_other) + " --ledger x.db");
  CHECK(remedy("not a guid", "home") == "partnerctl claim check C-0007 --ledger x.db");
}

TEST_CASE("status shows the claims of a named ledger beside the links", "[socket]") {
  ClaimStage const stage;
  stage.make();
  stage.make({"--customer-tenant", "5a4d0000-0000-4000-8000-0000000000aa", "--customer-domain",
              "elsewhere.example"});
  auto const path = stage.folder.path() + "/page.html";
  auto const shown = stage.run(status({"-t", "contoso.example", "-t", "northwind.example", "-o",
                                       "json", "--ledger", stage.ledger, "--html", path}));
  INFO(shown.err);
  auto const document = core::Json::parse(shown.out);
  for (auto const& tenant : document.at("tenants")) {
    auto const& claims = tenant.at("claims");
    CHECK(claims.size() == (tenant.at("tenant") == "contoso.example" ? 1 : 0));
  }
  CHECK_FALSE(has(shown.err, "to try things with"));
  auto const page = test::content_of(path);
  CHECK(has(page, "Claims"));
  CHECK(has(page, "Draft (local 20"));
  // Whoever has a claim and no link is no failure where nobody is asked.
  auto const recorded = stage.run(status({"--recorded", "-o", "json", "--ledger", stage.ledger}));
  auto const rows = core::Json::parse(recorded.out).at("tenants");
  REQUIRE(rows.size() == 3);
  CHECK(rows.back().at("tenant") == "elsewhere.example");
  CHECK(rows.back().at("state") == "skipped");
  CHECK(rows.back().at("claims").size() == 1);
  CHECK(has(recorded.err, "partnerctl status --tenant elsewhere.example --cloud sandbox"));
  CHECK_FALSE(has(recorded.err, "--tenant home"));
  CHECK(recorded.code == core::ExitCode::ok);
}

TEST_CASE("a page of status has the claims of the sandbox and marks what is overdue", "[socket]") {
  test::Stage const stage;
  auto const path = stage.folder.path() + "/page.html";
  stage.run(status({"-t", "litware.example", "-o", "none", "--html", path}));
  auto const page = test::content_of(path);
  CHECK(has(page, "Submitted"));
  CHECK(has(page, "claims overdue"));
  CHECK(has(page, "overdue"));
}

// Every claim command, whole: as golden_test.cpp, and its files lie beside those. They are the same
// on every day of the year, though what is due is counted in business days: the sandbox's own
// claims are old enough, or young enough, for every weekday.

#include "cli/golden_case.hpp"

#include <catch2/catch.hpp>

using partnerctl::test::check_golden;
using partnerctl::test::GoldenCase;

namespace {

using Words = std::vector<std::string>;

// A claim of two workloads, and one that lacks nearly everything; the words of the second are
// hostile to a spreadsheet and to a terminal.
std::string const k_csv =
    "claim_name,solution_area,partner_role,partner_id,partner_name,customer_tenant_id,"
    "customer_domain,customer_name,workload\n"
    "Woodgrove mail,modern-work-and-security,use-or-consume,1234567,Contoso Partner Ltd,"
    "5a4d0000-0000-4000-8000-000000000007,woodgrove.example,Woodgrove Bank,Exchange\n"
    "Woodgrove mail,modern-work-and-security,use-or-consume,1234567,Contoso Partner Ltd,"
    "5a4d0000-0000-4000-8000-000000000007,woodgrove.example,Woodgrove Bank,SharePoint\n"
    "\"=Ann, \"\"A\"\"\",,,,,not-a-guid,,\"=Caf\u00e9, \u202eevil\",\n";

Words claim(Words words) {
  words.insert(words.begin(), "claim");
  words.insert(words.end(), {"--cloud", "sandbox"});
  return words;
}

std::string const k_files = "{folder}/state/partnerctl/sandbox/claims";

// Before a command that names the sandbox's own files.
Words const& look() {
  static auto const k_look = claim({"list"});
  return k_look;
}

Words const& attach() {
  static auto const k_attach =
      claim({"attach", "C-0001", k_files + "/contoso-sow.txt", "--kind", "statement-of-work",
             "--acknowledged", "{day-10}", "--as", "Ann Example"});
  return k_attach;
}

Words const& acknowledge() {
  static auto const k_acknowledge =
      claim({"acknowledge", "C-0001", "--as", "Ann Example", "--yes"});
  return k_acknowledge;
}

Words const& hand_off() {
  static auto const k_hand_off =
      claim({"handoff", "C-0001", "--out", "{folder}/pack", "--no-open", "--offline"});
  return k_hand_off;
}

// All that C-0001 needs to pass.
std::vector<Words> prepared(std::vector<Words> more = {}) {
  std::vector<Words> words{claim({"edit", "C-0001", "--customer-contact-title", "IT Director"}),
                           attach(), acknowledge()};
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

std::vector<GoldenCase> drafts() {
  return {
      {"claim-new", claim({"new", "-"}), {}, k_csv},
      {"claim-new-renewal", claim({"new", "--from", "C-0005", "--workload",
                                   "Sales=5a4d0000-0000-4000-8010-000000000302@2099-11-30"})},
      {"claim-edit",
       claim({"edit", "C-0001", "--customer-contact-title", "IT Director", "--workload", "Teams"}),
       {attach(), acknowledge()}},
      {"claim-attach", attach(), {look()}},
      {"claim-detach", claim({"detach", "C-0001", "contoso-sow.txt"}), {look(), attach()}},
      {"claim-poe-draft", claim({"poe-draft", "C-0002", "--out", "{folder}/poe.docx"})},
      {"claim-acknowledge", acknowledge(), {look(), attach()}},
      {"claim-delete", claim({"delete", "C-0001", "C-0002", "--yes"})},
      {"claim-workloads", claim({"workloads", "--area", "business-applications"})},
  };
}

std::vector<GoldenCase> checks() {
  return {
      {"claim-check", claim({"check"})},
      {"claim-check-offline", claim({"check", "C-0001", "--offline"}), prepared()},
      {"claim-handoff", hand_off(), prepared()},
      {"claim-handoff-refused",
       claim({"handoff", "C-0002", "--out", "{folder}/pack", "--offline"})},
  };
}

std::vector<GoldenCase> outcomes() {
  auto const submitted =
      prepared({hand_off(), claim({"record", "C-0001", "--status", "Submitted", "--number",
                                   "7000001", "--as", "Ann Example"})});
  return {
      {"claim-list", claim({"list"})},
      {"claim-show", claim({"show", "C-0004"})},
      {"claim-show-history", claim({"show", "7000001"}), submitted},
      {"claim-record", claim({"record", "C-0003", "--status", "Under review", "--on", "{day-10}",
                              "--comment", "seen in the portal"})},
      {"claim-record-declined",
       claim({"record", "C-0005", "--status", "customer declined", "--comment", "by letter"}),
       {look(),
        claim({"import", "--portal-export", k_files + "/portal-export.csv", "--on", "{day-10}"})}},
      {"claim-import-export", claim({"import", "--portal-export", k_files + "/portal-export.csv"}),
       submitted},
      {"claim-import-usage",
       claim({"import", "--usage-report", k_files + "/cpor-usage.csv", "--dry-run"}),
       {look()}},
      {"claim-deadlines", claim({"deadlines"})},
      {"claim-support-pack", claim({"support-pack", "C-0003", "C-0004", "--period", "October 2026",
                                    "--out", "{folder}/support.zip"})},
      {"claim-export", claim({"export"})},
  };
}

void check(std::vector<GoldenCase> const& cases) {
  for (auto const& one : cases) {
    check_golden(one, "table", 0);
    check_golden(one, "table", 120);
    check_golden(one, "json", 0);
    check_golden(one, "csv", 0);
  }
}

} // namespace

TEST_CASE("claims that are made and mended look as their golden files", "[socket]") {
  check(drafts());
}

TEST_CASE("claims that are checked and handed off look as their golden files", "[socket]") {
  check(checks());
}

TEST_CASE("claims that the portal has look as their golden files", "[socket]") {
  check(outcomes());
}

TEST_CASE("a list of claims looks as its golden file in the other formats", "[socket]") {
  GoldenCase const list{"claim-list", claim({"list"})};
  for (auto const* format : {"jsonl", "tsv", "none"}) {
    check_golden(list, format, 0);
  }
}

#include "ledger/claims.hpp"

#include "ledger/runs.hpp"
#include "partnerctl/core/digest.hpp"
#include "support/fixtures.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <filesystem>

namespace partnerctl::test {
namespace {

core::Date day() {
  return *core::parse_date("2026-11-20");
}

} // namespace

cpor::Claim a_claim(int number) {
  return {.name = fmt::format("Zoë's \"Küche\" {}", number),
          .solution_area = "business-applications",
          .partner_role = "usage-recognition",
          .partner_id = "1234567",
          .partner_name = "Contoso Partner Ltd",
          .opt_out_of_incentive = true,
          .customer_tenant_id = fmt::format("00000000-0000-4000-8000-{:012}", number),
          .customer_domain = "fabrikam.example",
          .customer_name = "Fabrikam\nGmbH",
          .customer_country = "DE",
          .public_sector = true,
          .public_sector_disclosure = true,
          .workloads = {{.name = "Dynamics 365 Sales",
                         .subscription_id = "11111111-2222-4333-8444-555555555555",
                         .subscription_ends = "2027-03-01"},
                        {.name = "Power BI"}},
          .customer_contact = {.name = "Cleo",
                               .title = "CIO",
                               .email = "cleo@fabrikam.example",
                               .phone = "+49 1"},
          .partner_contact = {.name = "Ann", .email = "ann@partner.example"},
          .solution_seller = "Sam",
          .revenue_customer_name = "Fabrikam Holding",
          .isv_solution = "Kiln",
          .planned_submission = "2026-12-01",
          .comments = "'; drop table claim; --"};
}

std::vector<cpor::Claim> some_claims(int count) {
  std::vector<cpor::Claim> claims;
  for (int i = 1; i <= count; ++i) {
    claims.push_back(a_claim(i));
  }
  return claims;
}

cpor::Event an_event(cpor::EventKind kind, std::string text) {
  return {.kind = kind, .text = std::move(text), .by = "Ann", .on = day()};
}

cpor::Event portal_word(std::string status, std::string portal_number) {
  return {.kind = cpor::EventKind::status,
          .text = std::move(status),
          .source = cpor::Source::portal_export,
          .source_name = "claims.csv",
          .source_sha256 = std::string(64, 'f'),
          .by = "Ann",
          .on = day(),
          .recorded = core::TimePoint(std::chrono::milliseconds(1700000000123)),
          .portal_number = std::move(portal_number),
          .comment = "no product connection"};
}

cpor::Acknowledgement an_acknowledgement() {
  return {.by = "Ann",
          .text = "I accept",
          .text_sha256 = std::string(64, 'a'),
          .for_digest = std::string(64, 'b'),
          .at = core::TimePoint(std::chrono::milliseconds(1700000000123))};
}

ledger::NewProof a_proof(std::string bytes, std::string name) {
  return {.bytes = std::move(bytes),
          .proof = {.name = std::move(name),
                    .kind = cpor::ProofKind::statement_of_work,
                    .acknowledged = day(),
                    .by = "Ann"}};
}

ledger::ImportedFile a_file(std::string sha256) {
  return {.source = cpor::Source::portal_export,
          .name = "claims.csv",
          .sha256 = std::move(sha256),
          .imported = core::TimePoint(std::chrono::milliseconds(1700000000123))};
}

ledger::ClaimBook open_book(std::string const& path) {
  return open_book(path, core::system_clock());
}

ledger::ClaimBook open_book(std::string const& path, core::Clock const& clock,
                            core::Milliseconds patience) {
  return ledger::ClaimBook::open(ledger::Url::of_file(path), clock, patience);
}

std::string EasyBook::add(int number) {
  return m_book.add({a_claim(number)}, an_event(cpor::EventKind::created)).front();
}

cpor::KeptClaim EasyBook::edit(std::string const& id, cpor::Claim const& claim) {
  return m_book.edit(id, revision(id), claim, an_event(cpor::EventKind::edited, "name"));
}

cpor::KeptClaim EasyBook::attach(std::string const& id, std::string const& bytes,
                                 std::string const& name) {
  return m_book.attach(id, revision(id), a_proof(bytes, name), an_event(cpor::EventKind::attached));
}

cpor::KeptClaim EasyBook::detach(std::string const& id, std::string_view proof) {
  return m_book.detach(id, revision(id), proof, an_event(cpor::EventKind::detached));
}

void EasyBook::remove(std::string const& id) {
  m_book.remove({{id, revision(id)}});
}

std::vector<std::string> copies_of(std::string const& ledger) {
  std::vector<std::string> names;
  std::error_code none;
  for (auto const& entry : std::filesystem::directory_iterator(ledger + ".proofs", none)) {
    names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::vector<std::string> faults_of(std::string const& ledger) {
  std::vector<std::string> faults;
  if (ask(ledger, "pragma integrity_check") != "ok") {
    faults.emplace_back("the ledger is damaged");
  }
  auto const book = open_book(ledger);
  for (auto const& kept : book.all()) {
    if (kept.history.empty()) {
      faults.push_back(kept.id + " has no history");
    }
    for (auto const& proof : kept.proofs) {
      auto const bytes = content_of(book.proof_path(proof.sha256));
      if (core::hexadecimal(core::sha256(bytes)) != proof.sha256 || bytes.size() != proof.size) {
        faults.push_back(kept.id + " has a proof whose copy is not there: " + proof.name);
      }
    }
  }
  return faults;
}

} // namespace partnerctl::test

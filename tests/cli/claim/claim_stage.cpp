#include "cli/claim/claim_stage.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>

namespace partnerctl::test {
namespace {

constexpr char const* k_proof = R"(Statement of work between Contoso Partner Ltd and Contoso
Customer tenant ID: 5a4d0000-0000-4000-8000-000000000001
Intune was rolled out by Contoso Partner Ltd.
Signature: /s/ Ann Example, IT Director
Date: )";

std::vector<std::pair<std::string, std::string>> const k_fields{
    {"--area", "modern-work-and-security"},
    {"--role", "use-or-consume"},
    {"--name", "Contoso devices"},
    {"--partner-id", "1234567"},
    {"--partner-name", "Contoso Partner Ltd"},
    {"--customer-tenant", "5a4d0000-0000-4000-8000-000000000001"},
    {"--customer-domain", "contoso.example"},
    {"--customer-name", "Contoso"},
    {"--customer-country", "GB"},
    {"--customer-contact-name", "Ann Example"},
    {"--customer-contact-title", "IT Director"},
    {"--customer-contact-email", "ann@contoso.example"},
    {"--contact-name", "Eve Engineer"},
    {"--contact-email", "eve@partner.example"},
    {"--workload", "Intune"}};

} // namespace

bool has(std::string const& text, std::string const& part) {
  return text.find(part) != std::string::npos;
}

Shown ClaimStage::claim(std::vector<std::string> words) const {
  words.insert(words.begin(), "claim");
  words.insert(words.end(), {"--ledger", ledger});
  return run(words);
}

core::Json ClaimStage::json(std::vector<std::string> words) const {
  words.insert(words.end(), {"-o", "json"});
  auto const shown = claim(words);
  INFO(shown.err);
  REQUIRE(shown.code == core::ExitCode::ok);
  return core::Json::parse(shown.out);
}

core::Json ClaimStage::shown(std::string const& id) const {
  return json({"show", id}).at("claims").at(0);
}

std::size_t ClaimStage::count() const {
  // To look into a ledger that was never made is a slip.
  if (!std::filesystem::exists(folder.path() + "/ours.db")) {
    return 0;
  }
  return json({"list"}).at("claims").size();
}

std::string ClaimStage::make(std::vector<std::string> const& more) const {
  std::vector<std::string> words{"new"};
  for (auto const& [option, value] : k_fields) {
    if (std::find(more.begin(), more.end(), option) == more.end()) {
      words.insert(words.end(), {option, value});
    }
  }
  words.insert(words.end(), more.begin(), more.end());
  return json(words).at("claims").at(0).at("id");
}

Shown ClaimStage::attach(std::string const& id) const {
  auto const proof = folder.write("sow.txt", k_proof + day(-10) + "\n");
  return claim({"attach", id, proof, "--kind", "statement-of-work", "--acknowledged", day(-10)});
}

std::string ClaimStage::make_ready() const {
  auto const id = make();
  REQUIRE(attach(id).code == core::ExitCode::ok);
  REQUIRE(claim({"acknowledge", id, "--as", "Ann Example"}).code == core::ExitCode::ok);
  return id;
}

Shown ClaimStage::record(std::string const& id, std::string const& status, int days_ago) const {
  return claim({"record", id, "--status", status, "--on", day(-days_ago)});
}

} // namespace partnerctl::test

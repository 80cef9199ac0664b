#include "acceptance/claim_desk.hpp"

#include "partnerctl/core/date.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <stdexcept>

namespace partnerctl::test {

using core::Json;

ClaimDesk::ClaimDesk(std::string const& configuration) {
  m_environment = {{"HOME", m_folder.path()},
                   {"XDG_STATE_HOME", m_folder.path() + "/state"},
                   {"PARTNERCTL_CONFIG", m_folder.write("config.toml", configuration)},
                   {"USER", "Eve Engineer"},
                   // No machine's own identity.
                   {"AZURE_POD_IDENTITY_AUTHORITY_HOST", "http://127.0.0.1:9"}};
  m_environment.merge(loopback_only());
}

Command ClaimDesk::command(std::vector<std::string> arguments, std::string const& input) const {
  return {.arguments = std::move(arguments), .environment = m_environment, .input = input};
}

Ended ClaimDesk::run(std::vector<std::string> arguments, std::string const& input) const {
  return run_program(partnerctl_binary(), command(std::move(arguments), input));
}

std::unique_ptr<Background> ClaimDesk::start(std::vector<std::string> arguments) const {
  return std::make_unique<Background>(partnerctl_binary(), command(std::move(arguments)));
}

Json ClaimDesk::json(std::vector<std::string> arguments, std::string const& input) const {
  arguments.insert(arguments.end(), {"-o", "json"});
  auto const ended = run(std::move(arguments), input);
  auto document = core::parse_json(ended.out);
  if (!document) {
    throw std::runtime_error("no document: " + ended.out + ended.err);
  }
  return *document;
}

Json ClaimDesk::show(std::string const& id) const {
  return json({"claim", "show", id}).at("claims").at(0);
}

std::string ClaimDesk::add(Json const& claim) const {
  return json({"claim", "new", "-"}, claim.dump()).at("claims").at(0).at("id").get<std::string>();
}

void ClaimDesk::make_ready(std::string const& id) const {
  auto const paper = m_folder.write(id + "-paper.txt", signed_paper(show(id)));
  auto const attached =
      run({"claim", "attach", id, paper, "--kind", "template", "--acknowledged", day(-10)});
  auto const accepted = run({"claim", "acknowledge", id, "--as", "Ann Example", "--yes"});
  if (attached.code != 0 || accepted.code != 0) {
    throw std::runtime_error("not made ready: " + attached.err + accepted.err);
  }
}

std::string ClaimDesk::add_ready(Json const& claim) const {
  auto id = add(claim);
  make_ready(id);
  return id;
}

Json plain_claim(std::string const& name) {
  return {{"name", name},
          {"solutionArea", "modern-work-and-security"},
          {"partnerRole", "use-or-consume"},
          {"partnerId", "1234567"},
          {"partnerName", "Fabrikam Partner Ltd"},
          {"customer",
           {{"tenantId", "11111111-2222-4333-8444-555555555555"},
            {"domain", "contoso.example"},
            {"name", "Contoso"},
            {"country", "GB"},
            {"contact",
             {{"name", "Carla Customer"},
              {"title", "IT Director"},
              {"email", "carla@contoso.example"}}}}},
          {"partnerContact", {{"name", "Eve Engineer"}, {"email", "eve@fabrikam.example"}}},
          {"workloads", {{{"name", "Intune"}}, {{"name", "Exchange Online"}}}}};
}

std::string signed_paper(Json const& claim) {
  auto const& customer = claim.at("customer");
  auto text = "STATEMENT OF WORK\n\nBetween " + claim.at("partnerName").get<std::string>() +
              " and " + customer.at("name").get<std::string>() +
              "\nTenant ID: " + customer.at("tenantId").get<std::string>() + "\n\nWorkloads:\n";
  for (auto const& workload : claim.at("workloads")) {
    text += "- " + workload.at("name").get<std::string>() + " " +
            workload.value("subscriptionId", "") + "\n";
  }
  return text + "\nDate: " + day(-10) + "\nSignature: /s/ Carla Customer\n";
}

std::string day(int from_today) {
  auto const today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  return core::format_date(core::plus_days(core::Date(today), from_today));
}

std::vector<std::string> rules_of(Json const& checked, std::string const& severity,
                                  std::vector<std::string> const& without) {
  std::vector<std::string> rules;
  for (auto const& finding : checked.at("findings")) {
    auto const rule = finding.at("rule").get<std::string>();
    bool const is_left_out = std::find(without.begin(), without.end(), rule) != without.end();
    if (finding.at("severity") == severity && !is_left_out) {
      rules.push_back(rule);
    }
  }
  return rules;
}

std::vector<std::string> files_in(std::string const& folder) {
  std::vector<std::string> names;
  for (auto const& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) {
      names.push_back(std::filesystem::relative(entry.path(), folder).string());
    }
  }
  std::sort(names.begin(), names.end());
  return names;
}

} // namespace partnerctl::test

#include "cli/claim/book.hpp"
#include "cli/claim/list_answer.hpp"
#include "cli/commands/all.hpp"
#include "cli/services.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/folding.hpp"
#include "partnerctl/core/text.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace partnerctl::cli {
namespace {

struct Options {
  std::optional<std::string> status{};
  std::optional<std::string> tenant{};
  std::optional<std::string> role{};
  std::optional<std::string> on{};
};

struct WantedStatus {
  cpor::Status state{};
  // Of `other`, which is many, the one that is meant; empty: every one of the state.
  std::string words{};

  bool is(cpor::Standing const& standing) const {
    return standing.status == state &&
           (words.empty() || core::folded(standing.text) == core::folded(words));
  }
};

WantedStatus wanted_status(std::string const& text) {
  std::vector<std::string> names;
  for (auto const state : claim_states()) {
    names.emplace_back(cpor::to_string(state));
    if (text == names.back()) {
      return {.state = state};
    }
  }
  auto const known = cpor::status_of(text);
  if (known != cpor::Status::unknown) {
    return {.state = known, .words = known == cpor::Status::other ? text : std::string()};
  }
  throw core::usage_error("--status: no status is called '" + core::printable(text) + "'",
                          "one of: " + core::join(names, ", "));
}

cpor::PartnerRole wanted_role(std::string const& text) {
  auto const role = cpor::role_of(text);
  if (!role) {
    throw core::usage_error("--role: no partner role is called '" + core::printable(text) + "'",
                            "one of: " + core::join(cpor::role_ids(), ", "));
  }
  return *role;
}

bool is_of_customer(cpor::Claim const& claim, std::string const& tenant) {
  return core::equal_ignoring_case(claim.customer_tenant_id, tenant) ||
         core::equal_ignoring_case(claim.customer_domain, tenant);
}

core::ExitCode run_list(Options const& options, Services& services) {
  auto const render = begin_answer(claim_columns(), services);
  auto const status = options.status ? std::optional(wanted_status(*options.status)) : std::nullopt;
  auto const role = options.role ? std::optional(wanted_role(*options.role)) : std::nullopt;
  auto claims = view(kept_claims(services), claim_settings(services, options.on));
  std::erase_if(claims, [&](ViewedClaim const& viewed) {
    auto const& claim = viewed.kept.claim;
    return (status && !status->is(viewed.standing)) ||
           (role && cpor::role_of(claim.partner_role) != *role) ||
           (options.tenant && !is_of_customer(claim, *options.tenant));
  });
  show_answer(claim_list_answer("partnerctl/claim-list/1", claims), render, services);
  return core::ExitCode::ok;
}

Run declare(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("--status", options->status, "Only those of it, such as approved")
      ->type_name("STATUS");
  app.add_option("--customer-tenant", options->tenant, "Only that customer's: tenant ID or domain")
      ->type_name("T");
  app.add_option("--role", options->role, "Only those of that partner role")->type_name("ROLE");
  app.add_option("--on", options->on, "What is due as of that day (default: today)")
      ->type_name("DATE");
  return [options](Services& services) { return run_list(*options, services); };
}

} // namespace

Command claim_list_command() {
  return {.path = "claim list",
          .summary = "List the claims, where each stands and by whose word",
          .description = "Reads the ledger and asks nobody. SOURCE says whose word a status is "
                         "(local: nobody's but ours), AS-OF how old that word is.",
          .examples = {{"All of them", "partnerctl claim list"},
                       {"Where the portal waits for you",
                        "partnerctl claim list --status partner-action-required"},
                       {"One customer's", "partnerctl claim list --customer-tenant contoso.com"}},
          .declare = declare};
}

} // namespace partnerctl::cli

#include "cli/announce.hpp"

#include "cli/end_of_run.hpp"
#include "partnerctl/core/shell_word.hpp"
#include "partnerctl/core/text.hpp"

#include <set>

namespace partnerctl::cli {
namespace {

std::string listed(std::set<std::string> const& items) {
  constexpr std::size_t k_shown = 3;
  std::vector<std::string> const all(items.begin(), items.end());
  if (all.size() <= k_shown) {
    return core::join(all, ", ");
  }
  return core::join({all.begin(), all.begin() + k_shown}, ", ") + ", +" +
         std::to_string(all.size() - k_shown);
}

} // namespace

std::string announcement(std::vector<fleet::Assignment> const& assignments, Services& services,
                         std::map<std::string, std::string> const& partner_names) {
  std::set<std::string> names;
  std::set<std::string> partners;
  for (auto const& assignment : assignments) {
    auto const identity =
        services.signed_in(assignment.profile, assignment.client_id).credential->identity();
    names.insert(core::printable(identity.name) + " (" + identity.method + ")");
    if (assignment.partner_id) {
      auto const& id = assignment.partner_id->text();
      auto const name = partner_names.find(id);
      partners.insert(name == partner_names.end() ? id : id + " (" + name->second + ")");
    }
  }
  auto text = "As " + listed(names);
  if (!partners.empty()) {
    text += (partners.size() == 1 ? ", partner ID " : ", partner IDs ") + listed(partners);
  }
  return text + ", " + tenants_text(assignments.size()) + ", cloud " + services.cloud().name;
}

std::string command_line(std::vector<std::string> const& arguments) {
  std::string line = "partnerctl";
  for (auto const& argument : arguments) {
    line += " " + core::shell_word(core::printable(argument));
  }
  return line;
}

std::string resume_command(Globals const& globals, std::string const& run, bool is_sandbox) {
  std::vector<std::string> words{"run", "resume", run};
  auto const add = [&words](std::string const& option, std::optional<std::string> const& value) {
    if (value) {
      words.insert(words.end(), {option, *value});
    }
  };
  add("--config", globals.config);
  add("--profile", globals.profile);
  // Its rehearsals have a ledger of their own.
  add("--cloud", is_sandbox ? std::optional<std::string>("sandbox") : std::nullopt);
  add("--ledger", globals.ledger);
  add("--client-secret-file", globals.client_secret_file);
  return command_line(words);
}

std::string again_line(Services& services, std::string const& run) {
  auto const& globals = services.globals();
  return run.empty() ? "Again: run the same command: " + command_line(globals.arguments)
                     : "Again: " + resume_command(globals, run, services.is_sandbox());
}

std::string login_command(Globals const& globals, std::string const& row_profile,
                          std::string const& row_client_id) {
  std::vector<std::string> words{"auth", "login"};
  auto const add = [&words](std::string const& option, std::optional<std::string> const& value) {
    if (value) {
      words.insert(words.end(), {option, *value});
    }
  };
  add("--config", globals.config);
  // The sandbox has no sign-in to repeat.
  add("--cloud", globals.cloud == "sandbox" ? std::nullopt : globals.cloud);
  add("--profile", row_profile.empty() ? globals.profile : std::optional(row_profile));
  add("--client-id", row_client_id.empty() ? globals.client_id : std::optional(row_client_id));
  add("--account", globals.account);
  return command_line(words);
}

} // namespace partnerctl::cli

#include "cli/claim/voice.hpp"

#include "cli/announce.hpp"
#include "cli/cloud_choice.hpp"
#include "cli/services.hpp"

namespace partnerctl::cli {
namespace {

constexpr std::string_view k_ours = "partnerctl ";

} // namespace

bool is_rehearsal(Services& services) {
  return chosen_cloud(services).name == "sandbox";
}

void say_of_claims(std::string const& text, Services& services) {
  services.messages().say((is_rehearsal(services) ? "SANDBOX: " : "") + text);
}

std::string place_options(Services& services) {
  auto const& globals = services.globals();
  std::vector<std::string> words;
  auto const add = [&words](std::string const& option, std::optional<std::string> const& value) {
    if (value) {
      words.insert(words.end(), {option, *value});
    }
  };
  add("--config", globals.config);
  add("--profile", globals.profile);
  // Wherever the sandbox was chosen: what is pasted elsewhere must not reach the claims that count.
  add("--cloud", is_rehearsal(services) ? std::optional<std::string>("sandbox") : globals.cloud);
  add("--ledger", globals.ledger);
  return words.empty() ? std::string() : command_line(words).substr(k_ours.size() - 1);
}

std::string with_place(std::string const& text, std::string const& place) {
  return text.find(k_ours) == std::string::npos ? text : text + place;
}

std::string typed(std::string const& command, Services& services) {
  return with_place(command, place_options(services));
}

} // namespace partnerctl::cli

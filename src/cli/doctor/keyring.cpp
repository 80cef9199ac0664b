#include "cli/doctor/keyring.hpp"

#include "cli/services.hpp"
#include "partnerctl/auth/keyring_standing.hpp"
#include "partnerctl/core/attempt.hpp"

namespace partnerctl::cli::doctor {
namespace {

using State = auth::KeyringStanding::State;

constexpr char const* k_name = "keyring";
constexpr char const* k_subject = "kept sign-ins";
constexpr char const* k_remedy =
    "start or unlock a keyring (GNOME Keyring, KWallet, KeePassXC), or set token_store = \"file\"";

// "keyring", "file", or empty where nothing was chosen.
std::string chosen_store(Services& services) {
  auto const profile = core::attempt([&] { return services.profile().token_store.value_or(""); });
  if (profile && !profile.value->empty()) {
    return *profile.value;
  }
  return core::attempt([&] { return services.file().token_store.value_or(""); }).value.value_or("");
}

Check judge(auth::KeyringStanding const& found, bool was_chosen) {
  if (found.state == State::answers) {
    return passed(k_name, k_subject, "the system keyring answers, and keeps them");
  }
  if (was_chosen) {
    return failed(k_name, k_subject,
                  "token_store = \"keyring\", and it does not answer: " + found.why, k_remedy);
  }
  if (found.state == State::locked) {
    return failed(k_name, k_subject, "the system keyring does not open: " + found.why, k_remedy);
  }
  return skipped(k_name, k_subject,
                 "no system keyring answers here, so a sign-in lasts for one command: " + found.why,
                 k_remedy);
}

} // namespace

Checks check_keyring(Services& services, bool is_sandbox) {
  if (is_sandbox) {
    return {skipped(k_name, k_subject, "the sandbox has a built-in identity, and keeps none")};
  }
  if (services.environment().is_ci()) {
    return {skipped(k_name, k_subject, "this is a CI, where no sign-in is kept")};
  }
  auto const store = chosen_store(services);
  if (store == "file") {
    return {skipped(k_name, k_subject, "token_store = \"file\": the keyring is not used")};
  }
  return {judge(auth::look_at_keyring(services.environment()), store == "keyring")};
}

} // namespace partnerctl::cli::doctor

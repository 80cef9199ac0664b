#include "cli/ledger_choice.hpp"

#include "cli/cloud_choice.hpp"
#include "cli/services.hpp"
#include "partnerctl/core/attempt.hpp"

namespace partnerctl::cli {
namespace {

LedgerChoice named(config::Origin const& name) {
  auto url = core::attempt([&] { return ledger::Url::parse(name.value); });
  if (!url) {
    url.error->message = name.origin + ": " + url.error->message;
    throw std::move(*url.error);
  }
  return {.url = *url.value, .was_named = true, .origin = name.origin};
}

} // namespace

LedgerChoice chosen_ledger(Services& services) {
  auto const name =
      config::first_of({{services.globals().ledger, "--ledger"},
                        {services.environment().get("PARTNERCTL_LEDGER"), "PARTNERCTL_LEDGER"}});
  if (name) {
    return named(*name);
  }
  // Rehearsals are not to stand among the runs that count.
  bool const is_sandbox = chosen_cloud(services).name == "sandbox";
  auto const folder =
      core::attempt([&] { return config::state_directory(services.environment()); });
  if (!folder && services.environment().is_ci()) {
    return {.origin = "the default ledger", .why_none = folder.error->message};
  }
  if (!folder) {
    throw *folder.error;
  }
  return {.url =
              ledger::Url::of_file(*folder.value + (is_sandbox ? "/sandbox" : "") + "/ledger.db"),
          .origin = "the default ledger"};
}

} // namespace partnerctl::cli

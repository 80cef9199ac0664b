#include "cli/recorded_ledger.hpp"

#include "cli/ledger_choice.hpp"
#include "cli/services.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"

namespace partnerctl::cli {

ledger::Ledger recorded_ledger(Services& services) {
  auto const choice = chosen_ledger(services);
  auto ledger = ledger::Ledger::open_existing(choice.url, services.clock());
  if (!ledger) {
    throw core::Error{.kind = core::ErrorKind::not_found,
                      .message = "no run is recorded in " + choice.origin + " (" +
                                 core::printable(choice.url.text()) + ")",
                      .hint = "name another one with --ledger sqlite:///path/file.db"};
  }
  return std::move(*ledger);
}

} // namespace partnerctl::cli

#pragma once

#include "partnerctl/ledger/url.hpp"

#include <string>

namespace partnerctl::cli {

class Services;

// Where runs are recorded, and who says so.
struct LedgerChoice {
  ledger::Url url{};
  // By an option or a variable: then it must work. The default one may fail in CI.
  bool was_named = false;
  // "--ledger", "PARTNERCTL_LEDGER", "the default ledger"
  std::string origin{};
  // Why there is none though none was not asked for: in CI there may be no folder to keep it in.
  std::string why_none{};
};

// Option, environment, else ledger.db in the state directory; of the sandbox, its own. Throws a
// usage error for a URL that is none.
LedgerChoice chosen_ledger(Services& services);

} // namespace partnerctl::cli

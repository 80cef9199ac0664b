#include "ledger/run_id.hpp"

#include "partnerctl/core/error.hpp"
#include "partnerctl/core/ids.hpp"
#include "partnerctl/core/time.hpp"

namespace partnerctl::ledger {

std::string random_suffix() {
  return core::Guid::random().text().substr(0, 4);
}

std::string new_run_id(core::TimePoint started, std::function<std::string()> const& suffix,
                       std::function<bool(std::string const&)> const& use) {
  // RFC 3339's digits without its signs: it is a file's name too, and a word to a shell.
  std::string time = core::format_rfc3339(started);
  std::erase_if(time, [](char c) { return c == '-' || c == ':'; });
  for (int tries = 0; tries < 1000; ++tries) {
    auto id = time + "-" + suffix();
    if (use(id)) {
      return id;
    }
  }
  throw core::Error{.message = "no unused run ID was found for " + time,
                    .hint = "run the command again"};
}

} // namespace partnerctl::ledger

#include "cli/caution.hpp"

#include "cli/interrupt.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/terminal/prompt.hpp"

namespace partnerctl::cli {

void check_yes(Caution const& caution, Services& services) {
  if (!caution.needs_yes.empty() && !services.globals().yes && !services.may_ask()) {
    throw core::usage_error(caution.needs_yes + " needs --yes where nobody can be asked",
                            "add --yes");
  }
}

bool consented(Caution const& caution, std::size_t tenants, Services& services) {
  auto const question = caution.question ? caution.question(tenants) : std::string();
  if (services.globals().yes || question.empty() || !services.may_ask()) {
    return true;
  }
  // Whoever is asked has to see as whom, also under --quiet.
  services.messages().release();
  Interrupt const interrupt(services.messages(), "");
  bool const agreed = terminal::confirm(services.streams(), question, interrupt.no_more());
  interrupt.check();
  return agreed;
}

} // namespace partnerctl::cli

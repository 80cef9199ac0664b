#include "partnerctl/auth/sign_in.hpp"
#include "partnerctl/core/error.hpp"

namespace partnerctl::auth {

// Stands in until the ways to ask a person are built.
__attribute__((weak)) PersonSignedIn ask_person(LogInOptions const& options,
                                                Means const& /*means*/) {
  throw core::Error{.message = "asking a person by " + options.method + " is not built yet"};
}

} // namespace partnerctl::auth

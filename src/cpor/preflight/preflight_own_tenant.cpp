#include "cpor/preflight/preflight_checks.hpp"
#include "partnerctl/core/text.hpp"

#include <fmt/core.h>

namespace partnerctl::cpor::asking {

void check_own_tenant(Claim const& claim, PreflightMeans const& means, PreflightCheck& check) {
  auto const tenant = customer_tenant(claim);
  auto const home = core::Guid::parse(means.home_tenant);
  if (!tenant) {
    skip(check, "the claim names no tenant's ID that could be compared");
  } else if (!home || home->is_nil()) {
    skip(check, means.why_not.empty() ? "the tenant of your own is not known" : means.why_not);
  } else if (*tenant == *home) {
    check.source = "your sign-in";
    settle(
        check, Passing::failed,
        fmt::format("the customer's tenant is {}, which is your own: no partner can claim itself",
                    tenant->text()));
  } else {
    check.source = "your sign-in";
    settle(check, Passing::passed,
           fmt::format("the customer's tenant is not {}, the one you signed in with; others of "
                       "your own are not known by this",
                       home->text()));
  }
}

} // namespace partnerctl::cpor::asking

#include "cpor/preflight/company_name.hpp"
#include "cpor/preflight/preflight_checks.hpp"
#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/partner_center/profile.hpp"

#include <fmt/core.h>

#include <utility>

namespace partnerctl::cpor::asking {
namespace {

// Partner Center shows whose an ID is and no more.
constexpr auto const* k_not_known = "whether it is one of your own locations, and enrolled in "
                                    "incentives, is not known by this";

void compare_name(Claim const& claim, core::PartnerId const& id,
                  partner_center::PartnerProfile const& profile, PreflightCheck& check) {
  auto const claimed = core::trim(claim.partner_name);
  if (profile.name.empty()) {
    settle(check, Passing::passed,
           fmt::format("{} is a partner ID, whose name Partner Center does not say; {}", id.text(),
                       k_not_known));
  } else if (claimed.empty() || is_same_company(claimed, profile.name)) {
    settle(check, Passing::passed,
           fmt::format("{} is the partner ID of {}; {}", id.text(), quoted(profile.name),
                       k_not_known));
  } else {
    settle(check, Passing::failed,
           fmt::format("{} is the partner ID of {}, and the claim names {}", id.text(),
                       quoted(profile.name), quoted(claimed)));
  }
}

void look_up(Claim const& claim, core::PartnerId const& id, core::TenantRef const& home,
             PreflightMeans const& means, PreflightCheck& check) {
  check.source = "Partner Center, profile of " + id.text();
  auto const found = partner_center::find_partner(means.signed_in,
                                                  {.cloud = means.cloud,
                                                   .tenant = home,
                                                   .timeout = means.timeout,
                                                   .deadline = means.deadline,
                                                   .stop = means.stop},
                                                  id);
  if (found) {
    compare_name(claim, id, *found, check);
  } else {
    settle(check, Passing::failed,
           fmt::format("Partner Center has no record of the partner ID {}", id.text()));
  }
}

} // namespace

void check_partner_id(Claim const& claim, PreflightMeans const& means, PreflightCheck& check) {
  auto const id =
      core::attempt([&] { return core::PartnerId::parse(core::trim(claim.partner_id)); });
  // `home` is for a sign-in to resolve, and by now it has been.
  auto const home = core::attempt([&] { return core::TenantRef::parse(means.home_tenant); });
  if (!id) {
    skip(check, "the claim has no partner ID that could be looked up");
  } else if (!may_ask(check, means.signed_in, means)) {
    return;
  } else if (means.cloud->partner_center.empty()) {
    skip(check, "this cloud names no Partner Center");
  } else if (!home || home.value->form() == core::TenantRef::Form::home) {
    skip(check, "the tenant of your own, where Partner Center is asked, is not known");
  } else {
    ask(check, [&] { look_up(claim, *id.value, *home.value, means, check); });
  }
}

} // namespace partnerctl::cpor::asking

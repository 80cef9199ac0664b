#include "arm/remedies.hpp"

#include "partnerctl/core/text.hpp"

#include <algorithm>
#include <array>

namespace partnerctl::arm {
namespace {

struct Remedy {
  std::string_view code; // empty: any code
  int status;            // 0: any status
  std::string_view hint;
};

constexpr std::string_view k_slower = "run the same command again later, or with a smaller "
                                      "--parallel: others in this tenant use the same allowance";
constexpr std::string_view k_other_cloud =
    "this cloud may not offer the service: check that --cloud is the tenant's cloud";
constexpr std::string_view k_later =
    "the service has a problem of its own: run the same command again later";

// The first that fits counts: codes first, then what the status alone says.
constexpr std::array<Remedy, 22> k_remedies{{
    {"InvalidAuthenticationTokenTenant", 0,
     "the token was issued by another tenant: name the tenant by its GUID, and check --cloud"},
    {"ExpiredAuthenticationToken", 0,
     "check that this machine's clock is right, then run the same command again"},
    {"InvalidAuthenticationToken", 0,
     "check that --cloud is the tenant's cloud and that this machine's clock is right, then sign "
     "in again"},
    {"InvalidAuthenticationTokenAudience", 0,
     "check that --cloud is the tenant's cloud: the token is for another service"},
    {"AuthenticationFailed", 0, "sign in again, then run the same command again"},
    {"AuthorizationFailed", 0,
     "ask the tenant's administrator for a role that allows this; a new role counts after a few "
     "minutes and a new sign-in"},
    {"LinkedAuthorizationFailed", 0,
     "ask the tenant's administrator for a role that allows this on every resource it touches"},
    {"RequestDisallowedByPolicy", 0, "ask the tenant's administrator which policy forbids this"},
    {"TooManyRequests", 0, k_slower},
    {"SubscriptionRequestsThrottled", 0, k_slower},
    {"TenantRequestsThrottled", 0, k_slower},
    {"SubscriptionNotFound", 0,
     "the identity sees no such subscription in this tenant: check the ID, and that a role in it "
     "was given to this identity"},
    {"InvalidSubscriptionId", 0, "a subscription ID is a GUID: check it"},
    {"InvalidResourceNamespace", 0, k_other_cloud},
    {"InvalidResourceType", 0, k_other_cloud},
    {"NoRegisteredProviderFound", 0, k_other_cloud},
    {"", 401, "sign in again; if it stays, check --cloud and this machine's clock"},
    {"", 429, k_slower},
    {"", 500, k_later},
    {"", 502, k_later},
    {"", 503, k_later},
    {"", 504, k_later},
}};

} // namespace

std::string_view remedy(std::string_view code, int status) {
  auto const* const found =
      std::find_if(k_remedies.begin(), k_remedies.end(), [code, status](Remedy const& candidate) {
        bool const code_fits =
            candidate.code.empty() || core::equal_ignoring_case(candidate.code, code);
        return code_fits && (candidate.status == 0 || candidate.status == status);
      });
  return found == k_remedies.end() ? std::string_view() : found->hint;
}

} // namespace partnerctl::arm

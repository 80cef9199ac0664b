#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace partnerctl::sandbox {

enum class Kind { user, application };

// How the token endpoint of a tenant answers one of the two identities.
enum class SignIn {
  allowed,
  consent_missing, // AADSTS65001
  mfa_required,    // AADSTS50076
  not_a_member,    // AADSTS50020
  app_not_found,   // AADSTS700016
};

// What the identities may do in a tenant's subscriptions.
enum class Access {
  contributor,      // for good, on the subscription
  owner,            // the same: more than the credit needs
  by_group,         // Reader for themselves, Support Request Contributor by a group
  management_group, // Contributor at the management group above
  activated,        // Contributor by PIM, for an hour from now
  expired,          // Contributor by PIM, over for an hour, and still listed
  eligible,         // Reader, and Contributor only to be activated
  reader,           // Reader only
  custom,           // a role that the customer made
  unlisted,         // visible, and without any role
  unreadable,       // role assignments may not be read
  none,             // no subscription is seen
};

// One customer tenant of the stand-in and the condition it is in.
struct Tenant {
  std::string id{};
  std::string domain{};
  std::string name{};
  std::string country{};
  std::string category{"Home"};
  SignIn user = SignIn::allowed;
  SignIn application = SignIn::allowed;
  // The partner that both identities are linked to from the start; empty: to none.
  std::string linked_to{};
  // The first call after a quiet while is answered 429.
  bool throttled = false;
  // Links are refused as for a CSP partner who acts on behalf of the customer.
  bool refuses_links = false;
  // ARM refuses a person's writes without the authentication context p1, by a claims challenge.
  bool wants_step_up = false;
  // ARM refuses a token that was not asked for with the claims of its challenge.
  bool revokes = false;
  // Microsoft Graph refuses to say what its organization has.
  bool hides_organization = false;
  // Whether ARM lists it for the user.
  bool listed = true;
  // What ARM says of its subscriptions: how many there are, of which offer, with which access.
  Access access = Access::contributor;
  std::string quota{"PayAsYouGo_2014-09-01"};
  int subscriptions = 1;
  // Whether Partner Center lists it as a customer.
  bool customer = true;
};

// The built-in tenants, in ARM's order; the first is the home of both identities, and those that
// ARM does not list stand last.
std::vector<Tenant> const& built_in_tenants();

// Names of endpoints for any tenant, not of a tenant: common, organizations, consumers.
bool is_any_tenant(std::string_view name);

// The built-in tenants, `extra` plain unlinked ones, and `customers` that only Partner Center
// lists; the last two are computed and never stored.
class Directory {
public:
  explicit Directory(int extra, int customers = 0) : m_extra(extra), m_customers(customers) {}

  // By GUID or domain, lower case; nullopt for an unknown one.
  std::optional<Tenant> find(std::string_view guid_or_domain) const;
  // What ARM lists for the user: at most `count` tenants from the offset.
  std::vector<Tenant> listed(std::size_t offset, std::size_t count) const;
  std::size_t listed_count() const;
  // What Partner Center lists, in the same way.
  std::vector<Tenant> customers(std::size_t offset, std::size_t count) const;
  std::size_t customers_count() const;

private:
  int m_extra;
  int m_customers;
};

// The object ID of an identity in a tenant: a guest and a service principal have another in each.
std::string object_id(std::string_view tenant_id, Kind kind);

// Of the managed identity, in its home tenant.
std::string managed_identity_object_id();

// The ID of Contoso Partner's global account; 1000001 is its first location.
inline constexpr char const* k_global_partner_id = "1000000";
// The name of the partner whose location ID this is; nullopt where the service has no record,
// which includes k_global_partner_id.
std::optional<std::string> partner_name(std::string_view partner_id);

} // namespace partnerctl::sandbox

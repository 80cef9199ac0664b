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
  // Whether ARM lists it for the user.
  bool listed = true;
};

// The built-in tenants, in ARM's order; the first is the home of both identities, and those that
// ARM does not list stand last.
std::vector<Tenant> const& built_in_tenants();

// Names of endpoints for any tenant, not of a tenant: common, organizations, consumers.
bool is_any_tenant(std::string_view name);

// The built-in tenants and `extra` plain unlinked ones, which are computed and never stored.
class Directory {
public:
  explicit Directory(int extra) : m_extra(extra) {}

  // By GUID or domain, lower case; nullopt for an unknown one.
  std::optional<Tenant> find(std::string_view guid_or_domain) const;
  // What ARM lists for the user: at most `count` tenants from the offset.
  std::vector<Tenant> listed(std::size_t offset, std::size_t count) const;
  std::size_t listed_count() const;

private:
  int m_extra;
};

// The object ID of an identity in a tenant: a guest and a service principal have another in each.
std::string object_id(std::string_view tenant_id, Kind kind);

// Of the managed identity, in its home tenant.
std::string managed_identity_object_id();

// The name of the partner whose location ID this is; nullopt where the service has no record,
// which includes 1000000, the ID of Contoso Partner's global account.
std::optional<std::string> partner_name(std::string_view partner_id);

} // namespace partnerctl::sandbox

#pragma once

#include "partnerctl/http/listener.hpp"
#include "sandbox/authorization.hpp"
#include "sandbox/conditions.hpp"
#include "sandbox/management_partner.hpp"
#include "sandbox/target.hpp"
#include "sandbox/tokens.hpp"

#include <map>
#include <mutex>
#include <string>
#include <variant>

namespace partnerctl::sandbox {

// Azure Resource Manager: checks the bearer token, whose tid and oid say in which tenant and for
// whom; lists tenants; hands the partner's paths to ManagementPartner, and subscriptions and what
// is allowed in them to Authorization.
class Arm {
public:
  Arm(Directory const& directory, TokenSigner const& signer, Store& store, core::Clock const& clock)
      : m_directory(directory), m_signer(signer), m_partner(store, clock), m_authorization(clock),
        m_clock(clock) {}

  static bool is_write(std::string const& method) { return method != "GET" && method != "HEAD"; }
  // origin: our own, for the next link.
  http::Response answer(http::Incoming const& request, std::string const& origin);

private:
  std::variant<Claims, http::Response> authenticate(http::Incoming const& request,
                                                    std::string const& origin) const;
  http::Response route(http::Incoming const& request, Target const& target, Claims const& caller,
                       Tenant const& tenant, std::string const& origin);
  http::Response read(std::string const& path, Target const& target, Claims const& caller,
                      Tenant const& tenant, std::string const& origin) const;
  http::Response partner(http::Incoming const& request, std::string const& path,
                         Target const& target, Claims const& caller, Tenant const& tenant);
  http::Response tenants(Target const& target, Claims const& caller, Tenant const& own,
                         std::string const& origin) const;
  bool throttles(Tenant const& tenant);
  void stamp(http::Response& answer, bool write) const;

  Directory const& m_directory;
  TokenSigner const& m_signer;
  ManagementPartner m_partner;
  Authorization m_authorization;
  core::Clock const& m_clock;
  std::mutex m_mutex;
  // When a throttled tenant was last called.
  std::map<std::string, core::SteadyPoint> m_last_call;
};

} // namespace partnerctl::sandbox

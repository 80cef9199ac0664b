#pragma once

#include "partnerctl/http/listener.hpp"

#include <chrono>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace partnerctl::test {

// Whether it asks for a token.
bool is_sign_in(http::Incoming const& request);

// What a sandbox in this process was asked and answered, tenant by tenant, as its observer sees it.
// A tenant is called by its GUID, as the tokens have it. Safe to use from several threads.
class Traffic {
public:
  // For the sandbox's observer.
  void see(http::Incoming const& request, http::Response const& response);

  // How many requests there were, to sign in and to ARM.
  int calls() const;
  // How many writes (PUT, PATCH, DELETE) reached ARM.
  int writes() const;
  // Of each link that was read, the number of its last version: how often it was written.
  std::map<std::string, int> versions() const;
  // The calls for a tenant that came before the time that the tenant's last answer had asked for.
  std::vector<std::string> too_early() const;
  // Forgets all that was seen.
  void clear();

private:
  using Time = std::chrono::steady_clock::time_point;

  mutable std::mutex m_mutex{};
  int m_calls = 0;
  int m_writes = 0;
  std::map<std::string, int> m_versions{};
  // By door (sign-in or ARM) and tenant.
  std::map<std::string, Time> m_not_before{};
  std::vector<std::string> m_too_early{};
};

} // namespace partnerctl::test

#pragma once

#include "http/cpprest_client.hpp"

#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace partnerctl::http {

// The clients of one origin, one an address: which address to try first, and no client twice.
class HostClients {
public:
  HostClients(Url url, std::optional<Proxy> proxy, std::shared_ptr<TlsTrust> trust,
              std::string user_agent);

  // The addresses, the one that answered last in front and those that failed since at the end.
  std::vector<std::string> order(std::vector<std::string> addresses) const;
  std::shared_ptr<CpprestClient> at(std::string const& address);
  // A client for one write alone, on a connection of its own.
  std::shared_ptr<CpprestClient> alone(std::string const& address) const;
  // Whether writes are sent so: this host has closed a kept-alive connection on a write before, and
  // a server that closes without saying so does it again (a write is never sent twice by itself).
  bool writes_go_alone() const { return m_writes_go_alone; }
  void let_writes_go_alone() { m_writes_go_alone = true; }
  void reached(std::string const& address);
  void failed(std::string const& address);
  // Drops a client whose connections can no longer be trusted; running exchanges keep it alive,
  // none begins on it any more.
  void retire(std::shared_ptr<CpprestClient> const& client);

private:
  Url m_url;
  std::optional<Proxy> m_proxy;
  std::shared_ptr<TlsTrust> m_trust;
  std::string m_user_agent;
  std::atomic<bool> m_writes_go_alone{false};
  mutable std::mutex m_mutex;
  std::map<std::string, std::shared_ptr<CpprestClient>> m_clients;
  // -1 for the one that answered last, 1 for those that failed.
  std::map<std::string, int> m_rank;
};

} // namespace partnerctl::http

#include "http/host_clients.hpp"

#include <algorithm>
#include <utility>

namespace partnerctl::http {

HostClients::HostClients(Url url, std::optional<Proxy> proxy, std::shared_ptr<TlsTrust> trust,
                         std::string user_agent)
    : m_url(std::move(url)), m_proxy(std::move(proxy)), m_trust(std::move(trust)),
      m_user_agent(std::move(user_agent)) {}

std::vector<std::string> HostClients::order(std::vector<std::string> addresses) const {
  std::scoped_lock const lock(m_mutex);
  auto const rank = [this](std::string const& address) {
    auto const known = m_rank.find(address);
    return known == m_rank.end() ? 0 : known->second;
  };
  std::stable_sort(addresses.begin(), addresses.end(),
                   [&](auto const& a, auto const& b) { return rank(a) < rank(b); });
  return addresses;
}

std::shared_ptr<CpprestClient> HostClients::at(std::string const& address) {
  std::scoped_lock const lock(m_mutex);
  auto& client = m_clients[address];
  if (!client) {
    client = std::make_shared<CpprestClient>(
        Peer{.url = m_url, .address = address, .proxy = m_proxy}, m_trust, m_user_agent);
  }
  return client;
}

std::shared_ptr<CpprestClient> HostClients::alone(std::string const& address) const {
  return std::make_shared<CpprestClient>(Peer{.url = m_url, .address = address, .proxy = m_proxy},
                                         m_trust, m_user_agent);
}

void HostClients::reached(std::string const& address) {
  std::scoped_lock const lock(m_mutex);
  m_rank[address] = -1;
}

void HostClients::failed(std::string const& address) {
  std::scoped_lock const lock(m_mutex);
  m_rank[address] = 1;
}

void HostClients::retire(std::shared_ptr<CpprestClient> const& client) {
  std::scoped_lock const lock(m_mutex);
  std::erase_if(m_clients, [&](auto const& entry) { return entry.second == client; });
}

} // namespace partnerctl::http

#pragma once

#include <atomic>
#include <chrono>
#include <list>
#include <mutex>
#include <thread>
#include <utility>

namespace partnerctl::test {

// Stands before a server on loopback, passes bytes in both directions, and closes a connection on
// which nothing has been asked for some time: a gateway with little patience.
class IdleCloser {
public:
  IdleCloser(int server_port, std::chrono::milliseconds patience);
  ~IdleCloser();
  IdleCloser(IdleCloser const&) = delete;
  IdleCloser& operator=(IdleCloser const&) = delete;

  int port() const { return m_port; }
  // How many connections were closed while the client still held them.
  int closed() const { return m_closed; }

private:
  void accept_all(std::stop_token const& stop);
  void relay(int client, std::stop_token const& stop);

  int m_server_port;
  std::chrono::milliseconds m_patience;
  int m_listener = -1;
  int m_port = 0;
  std::atomic<int> m_closed{0};
  std::mutex m_mutex{};
  std::list<std::jthread> m_relays{};
  std::jthread m_acceptor{};
};

} // namespace partnerctl::test

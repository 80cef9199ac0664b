#include "acceptance/idle_closer.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <stdexcept>

namespace partnerctl::test {
namespace {

constexpr int k_tick = 10;

sockaddr_in loopback(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  return address;
}

int connected_to(int port) {
  int const socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  auto const address = loopback(port);
  if (::connect(socket, reinterpret_cast<sockaddr const*>(&address), sizeof(address)) != 0) {
    ::close(socket);
    return -1;
  }
  return socket;
}

// False at the end of either side.
bool pass_on(int from, int to) {
  std::array<char, 16384> buffer{};
  auto const count = ::recv(from, buffer.data(), buffer.size(), 0);
  return count > 0 &&
         ::send(to, buffer.data(), static_cast<std::size_t>(count), MSG_NOSIGNAL) == count;
}

} // namespace

IdleCloser::IdleCloser(int server_port, std::chrono::milliseconds patience)
    : m_server_port(server_port), m_patience(patience),
      m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  auto address = loopback(0);
  socklen_t size = sizeof(address);
  if (::bind(m_listener, reinterpret_cast<sockaddr const*>(&address), sizeof(address)) != 0 ||
      ::listen(m_listener, SOMAXCONN) != 0 ||
      ::getsockname(m_listener, reinterpret_cast<sockaddr*>(&address), &size) != 0) {
    throw std::runtime_error("no port on loopback");
  }
  m_port = ntohs(address.sin_port);
  m_acceptor = std::jthread([this](std::stop_token const& stop) { accept_all(stop); });
}

IdleCloser::~IdleCloser() {
  m_acceptor = {};
  m_relays.clear();
  ::close(m_listener);
}

void IdleCloser::accept_all(std::stop_token const& stop) {
  while (!stop.stop_requested()) {
    pollfd ready{.fd = m_listener, .events = POLLIN, .revents = 0};
    if (::poll(&ready, 1, k_tick) == 1) {
      int const client = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
      std::scoped_lock const lock(m_mutex);
      m_relays.emplace_back([this, client](std::stop_token const& end) { relay(client, end); });
    }
  }
}

void IdleCloser::relay(int client, std::stop_token const& stop) {
  int const server = connected_to(m_server_port);
  auto answered = std::chrono::steady_clock::time_point::max();
  bool open = server >= 0;
  while (open && !stop.stop_requested()) {
    std::array<pollfd, 2> ready{pollfd{.fd = client, .events = POLLIN, .revents = 0},
                                pollfd{.fd = server, .events = POLLIN, .revents = 0}};
    ::poll(ready.data(), ready.size(), k_tick);
    if (ready[0].revents != 0) {
      answered = std::chrono::steady_clock::time_point::max();
      open = pass_on(client, server);
    }
    if (open && ready[1].revents != 0) {
      answered = std::chrono::steady_clock::now();
      open = pass_on(server, client);
    }
    if (open && answered != std::chrono::steady_clock::time_point::max() &&
        std::chrono::steady_clock::now() - answered > m_patience) {
      ++m_closed;
      open = false;
    }
  }
  ::close(client);
  if (server >= 0) {
    ::close(server);
  }
}

} // namespace partnerctl::test

#pragma once

#include "http/beast.hpp"
#include "partnerctl/core/clock.hpp"

#include <stop_token>
#include <string>
#include <utility>

namespace partnerctl::http {

// A socket for one conversation, step by step: each step is waited for on the caller's own thread,
// until a deadline or a stop, after which the socket is closed.
class TimedSocket {
public:
  using Socket = boost::asio::ip::tcp::socket;

  explicit TimedSocket(std::stop_token const& stop) : m_stop(stop) {}
  TimedSocket(TimedSocket const&) = delete;
  TimedSocket& operator=(TimedSocket const&) = delete;

  Socket& socket() { return m_socket; }
  // An address without brackets.
  boost::system::error_code connect(std::string const& address, int port,
                                    core::SteadyPoint deadline);
  // `begin` gets the handler that its operation is to call, and starts it.
  template <class Begin>
  boost::system::error_code run(core::SteadyPoint deadline, Begin const& begin) {
    m_result = boost::asio::error::would_block;
    begin([this](boost::system::error_code fault, auto const&...) { m_result = fault; });
    return finish(deadline);
  }

private:
  boost::system::error_code finish(core::SteadyPoint deadline);
  void close();

  boost::asio::io_context m_context{};
  Socket m_socket{m_context};
  std::stop_token m_stop;
  boost::system::error_code m_result{};
};

} // namespace partnerctl::http

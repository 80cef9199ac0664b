#include "http/timed_socket.hpp"

namespace partnerctl::http {

namespace asio = boost::asio;
using boost::system::error_code;

error_code TimedSocket::connect(std::string const& address, int port, core::SteadyPoint deadline) {
  close();
  error_code fault;
  auto const ip = asio::ip::make_address(address, fault);
  if (fault) {
    return fault;
  }
  asio::ip::tcp::endpoint const peer(ip, static_cast<std::uint16_t>(port));
  return run(deadline, [&](auto handler) { m_socket.async_connect(peer, std::move(handler)); });
}

error_code TimedSocket::finish(core::SteadyPoint deadline) {
  std::stop_callback const stopping(m_stop, [this] { asio::post(m_context, [this] { close(); }); });
  m_context.restart();
  m_context.run_until(deadline);
  if (m_context.stopped()) {
    return m_result;
  }
  close();
  m_context.run();
  return asio::error::timed_out;
}

void TimedSocket::close() {
  error_code ignored;
  m_socket.close(ignored);
}

} // namespace partnerctl::http

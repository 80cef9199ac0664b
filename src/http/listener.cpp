#include "partnerctl/http/listener.hpp"

#include "http/cpprest_runtime.hpp"
#include "http/listener_connection.hpp"
#include "http/server_identity.hpp"
#include "partnerctl/core/error.hpp"

#include <fmt/core.h>

#include <fcntl.h>

#include <chrono>
#include <optional>
#include <thread>

namespace partnerctl::http {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

constexpr int k_backlog = 1024;
// Before the next client is let in when the process has no more file descriptors.
constexpr std::chrono::milliseconds k_accept_pause{50};

using Acceptor = asio::basic_socket_acceptor<tcp, Executor>;
using Timer = asio::basic_waitable_timer<std::chrono::steady_clock,
                                         asio::wait_traits<std::chrono::steady_clock>, Executor>;

// Child processes (a browser for the sign-in) would hold the port and the connections otherwise.
void keep_from_children(int socket) {
  ::fcntl(socket, F_SETFD, FD_CLOEXEC);
}

std::optional<asio::ssl::context> tls_of(ListenerOptions const& options) {
  if (options.certificate_file.empty() && options.key_file.empty()) {
    return std::nullopt;
  }
  ServerIdentity const identity(options.certificate_file, options.key_file);
  std::optional<asio::ssl::context> context(asio::ssl::context::tls_server);
  identity.apply_to(context->native_handle());
  return context;
}

[[noreturn]] void refuse(int port, std::string const& fault) {
  throw core::Error{.kind = core::ErrorKind::network,
                    .message = fmt::format("Cannot listen on 127.0.0.1:{}: {}", port, fault),
                    .hint = "choose another port"};
}

} // namespace

// The order matters: what is below uses what is above, and ends first.
struct Listener::Impl {
  std::optional<asio::ssl::context> tls{};
  ServerState server{};
  asio::io_context context{1};
  Acceptor acceptor{context.get_executor()};
  Timer accept_pause{context.get_executor()};
  int port = 0;
  std::jthread thread{};

  void open(int wanted);
  void accept();
  void admit(Socket socket);
  void end();
};

void Listener::Impl::open(int wanted) {
  constexpr int k_last_port = 65535;
  if (wanted < 0 || wanted > k_last_port) {
    refuse(wanted, "there is no such port");
  }
  tcp::endpoint const loopback(asio::ip::address_v4::loopback(),
                               static_cast<std::uint16_t>(wanted));
  try {
    acceptor.open(loopback.protocol());
    keep_from_children(acceptor.native_handle());
    acceptor.set_option(Acceptor::reuse_address(true));
    acceptor.bind(loopback);
    acceptor.listen(k_backlog);
    port = acceptor.local_endpoint().port();
  } catch (boost::system::system_error const& error) {
    refuse(wanted, error.code().message());
  }
}

void Listener::Impl::accept() {
  acceptor.async_accept([this](error_code fault, Socket socket) {
    if (!acceptor.is_open()) {
      return;
    }
    if (!fault) {
      admit(std::move(socket));
      accept();
      return;
    }
    accept_pause.expires_after(k_accept_pause);
    accept_pause.async_wait([this](error_code) {
      if (acceptor.is_open()) {
        accept();
      }
    });
  });
}

void Listener::Impl::admit(Socket socket) {
  keep_from_children(socket.native_handle());
  error_code ignored;
  socket.set_option(tcp::no_delay(true), ignored);
  serve(server, std::move(socket), tls ? &*tls : nullptr);
}

// On the thread. With everything closed nothing is left to wait for, and the thread ends by itself.
void Listener::Impl::end() {
  error_code ignored;
  acceptor.close(ignored);
  accept_pause.cancel();
  for (auto const& connection : std::exchange(server.connections, {})) {
    connection->close();
  }
}

Listener::Listener(ListenerOptions const& options, Handler handler)
    : m_impl(std::make_unique<Impl>()) {
  // It writes the environment, which it may not do any more once there is a thread.
  prepare_cpprest();
  auto& impl = *m_impl;
  impl.tls = tls_of(options);
  impl.server.handler = std::move(handler);
  impl.server.loop->context = &impl.context;
  impl.open(options.port);
  impl.accept();
  impl.thread = std::jthread([&impl] { impl.context.run(); });
}

Listener::~Listener() {
  auto& impl = *m_impl;
  {
    std::scoped_lock const lock(impl.server.loop->mutex);
    impl.server.loop->context = nullptr;
  }
  asio::post(impl.context, [&impl] { impl.end(); });
  impl.thread.join();
}

int Listener::port() const {
  return m_impl->port;
}

std::string Listener::url() const {
  return fmt::format("{}://localhost:{}", m_impl->tls ? "https" : "http", m_impl->port);
}

} // namespace partnerctl::http

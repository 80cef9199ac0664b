#include "support/raw_server.hpp"

#include "partnerctl/core/text.hpp"

#include <fmt/core.h>
#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>

#include <arpa/inet.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <list>
#include <mutex>
#include <stdexcept>
#include <thread>
#include <utility>

namespace partnerctl::test {

namespace {

constexpr int k_tick_ms = 5;

sockaddr_in loopback(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  return address;
}

class Socket {
public:
  explicit Socket(int fd) : m_fd(fd) {}
  ~Socket() { close(); }
  Socket(Socket const&) = delete;
  Socket& operator=(Socket const&) = delete;
  int fd() const { return m_fd; }
  void close() {
    if (m_fd >= 0) {
      ::close(m_fd);
      m_fd = -1;
    }
  }

private:
  int m_fd;
};

struct FreeContext {
  void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
};
struct FreeSsl {
  void operator()(SSL* ssl) const { SSL_free(ssl); }
};
using Context = std::unique_ptr<SSL_CTX, FreeContext>;

Context tls_context(RawServerOptions const& options) {
  if (!options.tls) {
    return nullptr;
  }
  Context context(SSL_CTX_new(TLS_server_method()));
  auto const bio = [](std::string const& text) {
    return std::unique_ptr<BIO, decltype(&BIO_free)>(
        BIO_new_mem_buf(text.data(), static_cast<int>(text.size())), BIO_free);
  };
  X509* certificate =
      PEM_read_bio_X509(bio(options.tls->certificate).get(), nullptr, nullptr, nullptr);
  EVP_PKEY* key = PEM_read_bio_PrivateKey(bio(options.tls->key).get(), nullptr, nullptr, nullptr);
  SSL_CTX_use_certificate(context.get(), certificate);
  SSL_CTX_use_PrivateKey(context.get(), key);
  X509_free(certificate);
  EVP_PKEY_free(key);
  if (options.max_tls != 0) {
    // Old versions are only spoken below the default security level.
    SSL_CTX_set_security_level(context.get(), 0);
    SSL_CTX_set_max_proto_version(context.get(), options.max_tls);
  }
  return context;
}

std::size_t content_length(std::string const& head) {
  auto const lower = core::to_lower(head);
  auto const at = lower.find("\r\ncontent-length:");
  return at == std::string::npos ? 0 : std::stoul(lower.substr(at + 17));
}

} // namespace

struct RawServer::Impl {
  RawScript script;
  RawServerOptions options;
  Context context;
  Socket listener{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)};
  int port = 0;
  std::atomic<bool> stopping{false};
  std::atomic<int> connections{0};
  mutable std::mutex mutex{};
  std::vector<std::string> requests{};
  std::list<std::jthread> threads{};
  std::jthread acceptor{};

  class Connection;

  Impl(RawScript what, RawServerOptions how)
      : script(std::move(what)), options(std::move(how)), context(tls_context(options)) {
    auto address = loopback(0);
    socklen_t size = sizeof address;
    if (::bind(listener.fd(), reinterpret_cast<sockaddr*>(&address), size) != 0 ||
        ::listen(listener.fd(), options.accept ? SOMAXCONN : 0) != 0) {
      throw std::runtime_error("no port to listen on");
    }
    ::getsockname(listener.fd(), reinterpret_cast<sockaddr*>(&address), &size);
    port = ntohs(address.sin_port);
    if (options.accept) {
      acceptor = std::jthread([this] { accept(); });
    }
  }

  ~Impl() {
    stopping = true;
    if (acceptor.joinable()) {
      acceptor.join();
    }
    threads.clear();
  }

  // Waits for something to read; false when the server stops first.
  bool readable(int fd) const {
    while (!stopping) {
      pollfd waiting{.fd = fd, .events = POLLIN, .revents = 0};
      if (::poll(&waiting, 1, k_tick_ms) > 0) {
        return true;
      }
    }
    return false;
  }

  void accept() {
    while (readable(listener.fd())) {
      int const fd = ::accept4(listener.fd(), nullptr, nullptr, SOCK_CLOEXEC);
      if (fd >= 0) {
        threads.emplace_back([this, fd, index = connections++] { run(fd, index); });
      }
    }
  }

  void run(int fd, int index);
};

class RawServer::Impl::Connection : public RawConnection {
public:
  Connection(Impl& server, int fd, int index) : m_server(server), m_socket(fd), m_index(index) {}

  ~Connection() override {
    if (m_ssl && m_socket.fd() >= 0) {
      SSL_shutdown(m_ssl.get());
    }
  }

  bool shake_hands() {
    if (!m_server.context) {
      return true;
    }
    m_ssl.reset(SSL_new(m_server.context.get()));
    SSL_set_fd(m_ssl.get(), m_socket.fd());
    bool const done = SSL_accept(m_ssl.get()) == 1;
    ERR_clear_error();
    return done;
  }

  int index() const override { return m_index; }

  std::string read_request() override {
    auto end = m_unread.find("\r\n\r\n");
    while (end == std::string::npos) {
      if (!read_more()) {
        return {};
      }
      end = m_unread.find("\r\n\r\n");
    }
    std::size_t const size = end + 4 + content_length(m_unread.substr(0, end + 4));
    while (m_unread.size() < size) {
      if (!read_more()) {
        return {};
      }
    }
    std::string request = m_unread.substr(0, size);
    m_unread.erase(0, size);
    std::scoped_lock const lock(m_server.mutex);
    m_server.requests.push_back(request);
    return request;
  }

  std::string read_some() override {
    if (m_unread.empty() && !read_more()) {
      return {};
    }
    return std::exchange(m_unread, {});
  }

  void send(std::string_view bytes) override {
    if (m_ssl) {
      SSL_write(m_ssl.get(), bytes.data(), static_cast<int>(bytes.size()));
      ERR_clear_error();
      return;
    }
    while (!bytes.empty()) {
      auto const sent = ::send(m_socket.fd(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) {
        return;
      }
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
  }

  void reset() override {
    linger const at_once{.l_onoff = 1, .l_linger = 0};
    ::setsockopt(m_socket.fd(), SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    m_socket.close();
  }

  void hold() override {
    while (read_more()) {
    }
  }

  std::string server_name() const override {
    char const* name = m_ssl ? SSL_get_servername(m_ssl.get(), TLSEXT_NAMETYPE_host_name) : nullptr;
    return name != nullptr ? name : "";
  }

  void tunnel_to(int port) override {
    Socket const far(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    auto const address = loopback(port);
    if (::connect(far.fd(), reinterpret_cast<sockaddr const*>(&address), sizeof address) != 0) {
      return;
    }
    while (!m_server.stopping) {
      std::array<pollfd, 2> ends{pollfd{.fd = m_socket.fd(), .events = POLLIN, .revents = 0},
                                 pollfd{.fd = far.fd(), .events = POLLIN, .revents = 0}};
      if (::poll(ends.data(), ends.size(), k_tick_ms) > 0 &&
          !(pass(ends[0], far.fd()) && pass(ends[1], m_socket.fd()))) {
        return;
      }
    }
  }

private:
  static bool pass(pollfd const& from, int to) {
    if (from.revents == 0) {
      return true;
    }
    std::array<char, 16384> bytes{};
    auto const got = ::recv(from.fd, bytes.data(), bytes.size(), 0);
    return got > 0 && ::send(to, bytes.data(), static_cast<std::size_t>(got), MSG_NOSIGNAL) == got;
  }

  bool read_more() {
    if (!(m_ssl && SSL_pending(m_ssl.get()) > 0) && !m_server.readable(m_socket.fd())) {
      return false;
    }
    std::array<char, 16384> bytes{};
    auto const got = m_ssl ? SSL_read(m_ssl.get(), bytes.data(), static_cast<int>(bytes.size()))
                           : ::recv(m_socket.fd(), bytes.data(), bytes.size(), 0);
    ERR_clear_error();
    if (got <= 0) {
      return false;
    }
    m_unread.append(bytes.data(), static_cast<std::size_t>(got));
    return true;
  }

  Impl& m_server;
  Socket m_socket;
  int m_index;
  std::unique_ptr<SSL, FreeSsl> m_ssl{};
  std::string m_unread{};
};

void RawServer::Impl::run(int fd, int index) {
  // OpenSSL writes without MSG_NOSIGNAL, and a client may have gone.
  sigset_t pipe;
  sigemptyset(&pipe);
  sigaddset(&pipe, SIGPIPE);
  pthread_sigmask(SIG_BLOCK, &pipe, nullptr);
  Connection connection(*this, fd, index);
  if (connection.shake_hands()) {
    script(connection);
  }
}

RawServer::RawServer(RawScript script, RawServerOptions options)
    : m_impl(std::make_unique<Impl>(std::move(script), std::move(options))) {}

RawServer::~RawServer() = default;

int RawServer::port() const {
  return m_impl->port;
}

std::string RawServer::url(std::string const& host) const {
  return fmt::format("{}://{}:{}", m_impl->options.tls ? "https" : "http", host, m_impl->port);
}

std::vector<std::string> RawServer::requests() const {
  std::scoped_lock const lock(m_impl->mutex);
  return m_impl->requests;
}

int RawServer::connections() const {
  return m_impl->connections;
}

std::string raw_answer(int status, std::string_view body, std::string_view more_head) {
  return fmt::format("HTTP/1.1 {} Status\r\nContent-Length: {}\r\n{}\r\n{}", status, body.size(),
                     more_head, body);
}

RawScript always(std::string answer) {
  return [answer = std::move(answer)](RawConnection& connection) {
    while (!connection.read_request().empty()) {
      connection.send(answer);
    }
  };
}

} // namespace partnerctl::test

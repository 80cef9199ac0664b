#pragma once

#include "partnerctl/http/listener.hpp"
#include "support/fixtures.hpp"
#include "support/test_ca.hpp"

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace partnerctl::test {

// A plain client of one connection: the tests of a server see its bytes.
class Client {
public:
  explicit Client(int port) : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    timeval const limit{.tv_sec = 60, .tv_usec = 0};
    ::setsockopt(m_socket, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof(limit));
    m_connected = ::connect(m_socket, reinterpret_cast<sockaddr*>(&address), sizeof(address)) == 0;
  }
  ~Client() { ::close(m_socket); }
  Client(Client const&) = delete;
  Client& operator=(Client const&) = delete;

  bool connected() const { return m_connected; }
  int fd() const { return m_socket; }
  // False when the server would not take it all.
  bool send(std::string_view bytes) const {
    while (!bytes.empty()) {
      auto const sent = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) {
        return false;
      }
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }
  // Until `ending` was seen or the connection ended.
  std::string read_until(std::string const& ending) const {
    std::string text;
    std::array<char, 65536> buffer{};
    std::size_t looked_at = 0;
    while (text.find(ending, looked_at) == std::string::npos) {
      looked_at = text.size() < ending.size() ? 0 : text.size() - ending.size();
      ssize_t const count = ::recv(m_socket, buffer.data(), buffer.size(), 0);
      if (count <= 0) {
        return text + (count == 0 ? "<end>" : "<nothing came>");
      }
      text.append(buffer.data(), static_cast<std::size_t>(count));
    }
    return text;
  }

private:
  int m_socket;
  bool m_connected = false;
};

// The same over TLS, trusting anybody. It goes away as a killed process does: without a word.
class TlsClient {
public:
  explicit TlsClient(int port)
      : m_client(port), m_context(SSL_CTX_new(TLS_client_method()), SSL_CTX_free),
        m_ssl(SSL_new(m_context.get()), SSL_free) {
    SSL_set_fd(m_ssl.get(), m_client.fd());
    m_connected = m_client.connected() && SSL_connect(m_ssl.get()) == 1;
    ERR_clear_error();
  }

  bool connected() const { return m_connected; }
  void send(std::string_view bytes) const {
    SSL_write(m_ssl.get(), bytes.data(), static_cast<int>(bytes.size()));
    ERR_clear_error();
  }
  std::string read_some() const {
    std::string text(4096, '\0');
    int const count = SSL_read(m_ssl.get(), text.data(), static_cast<int>(text.size()));
    ERR_clear_error();
    text.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
    return text;
  }

private:
  Client m_client;
  std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> m_context;
  std::unique_ptr<SSL, decltype(&SSL_free)> m_ssl;
  bool m_connected = false;
};

// A certificate for "localhost" in files, as a listener wants it.
class CertificateFiles {
public:
  CertificateFiles() {
    auto const leaf = m_ca.issue();
    m_options = {.certificate_file = m_folder.write("cert.pem", leaf.certificate),
                 .key_file = m_folder.write("key.pem", leaf.key)};
  }
  http::ListenerOptions const& options() const { return m_options; }
  TestCa const& ca() const { return m_ca; }
  TemporaryFolder const& folder() const { return m_folder; }

private:
  TestCa m_ca{};
  TemporaryFolder m_folder{};
  http::ListenerOptions m_options{};
};

// Answers 201 with what it was asked: "METHOD TARGET BODY", and the header X-Sent as x-seen.
inline http::Handler echo() {
  return [](http::Incoming const& request, http::Reply const& reply) {
    reply({.status = 201,
           .headers = {{"Content-Type", "text/plain; charset=utf-8"},
                       {"x-seen", request.headers.get("X-Sent").value_or("")}},
           .body = request.method + " " + request.target + " " + request.body});
  };
}

inline std::string get(std::string const& target) {
  return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
}

} // namespace partnerctl::test

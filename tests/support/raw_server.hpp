#pragma once

#include "support/test_ca.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace partnerctl::test {

// One connection as a script plays it, byte by byte. Over TLS the bytes are what is inside.
class RawConnection {
public:
  virtual ~RawConnection() = default;

  // 0 for the server's first connection, counting up.
  virtual int index() const = 0;
  // The next request: its head, and as many bytes of body as its Content-Length says. Empty when
  // the client closed instead. The server remembers it.
  virtual std::string read_request() = 0;
  // The next bytes, whatever they are; empty at the end.
  virtual std::string read_some() = 0;
  virtual void send(std::string_view bytes) = 0;
  // Closes with RST instead of FIN: what the client sent and had not been read is lost.
  virtual void reset() = 0;
  // Waits until the client closes or the server stops; for a server that never answers.
  virtual void hold() = 0;
  // What the client named in SNI; empty without.
  virtual std::string server_name() const = 0;
  // Connects to 127.0.0.1 and passes bytes in both directions until either ends: a proxy's tunnel.
  virtual void tunnel_to(int port) = 0;
};

using RawScript = std::function<void(RawConnection&)>;

struct RawServerOptions {
  // Speak TLS with this certificate; none: plain.
  std::optional<Leaf> tls{};
  // The highest TLS version to speak (an SSL3_VERSION-like constant); 0: all.
  int max_tls = 0;
  // Never take a connection from the queue.
  bool accept = true;
};

// A server on a free port of 127.0.0.1 whose answers are bytes that the test writes, so that it can
// send what no HTTP library would: interim answers, broken chunks, cut bodies. Every connection
// runs the script on a thread of its own and is closed when the script returns.
class RawServer {
public:
  explicit RawServer(RawScript script, RawServerOptions options = {});
  ~RawServer();
  RawServer(RawServer const&) = delete;
  RawServer& operator=(RawServer const&) = delete;

  int port() const;
  // "https://host:PORT" or "http://host:PORT".
  std::string url(std::string const& host = "127.0.0.1") const;
  // All requests that were read whole, in their order.
  std::vector<std::string> requests() const;
  // How many connections were made, those among them whose TLS handshake failed too.
  int connections() const;

private:
  struct Impl;
  std::unique_ptr<Impl> m_impl;
};

// A whole answer: status line, Content-Length, any further head lines ("Name: value\r\n"), body.
std::string raw_answer(int status, std::string_view body, std::string_view more_head = {});
// Answers every request of a connection with these bytes.
RawScript always(std::string answer);

} // namespace partnerctl::test

#pragma once

#include "partnerctl/http/message.hpp"

#include <functional>
#include <memory>
#include <string>

namespace partnerctl::http {

// What a server got: method, path and query (beginning with "/"), headers, body.
struct Incoming {
  std::string method{};
  std::string target{};
  Headers headers{};
  std::string body{};
};

struct ListenerOptions {
  // 0: a free port. Always bound to loopback (127.0.0.1) and nothing else.
  int port = 0;
  // PEM files of the server's certificate chain and its key; both empty: plain http.
  std::string certificate_file{};
  std::string key_file{};
};

// Answers a request; may be called later and from another thread, once (more, or after the
// listener's end, does nothing). An answer of status 0 cuts the connection: the client gets a head
// that promises a body, its first byte, and the end. (cpprestsdk writes the head in one piece, so a
// cut before it is left to raw servers.)
using Reply = std::function<void(Response)>;
using Handler = std::function<void(Incoming, Reply)>;

// A loopback HTTP(S) server on cpprestsdk's listener, for the sandbox and for the tests; the
// handler runs on the library's pool and must not block (a late answer calls Reply from elsewhere).
class Listener {
public:
  // Throws a network error when the port cannot be bound, naming it, and a usage error for PEM
  // files that cannot be used. Not to be called, nor ended, on the library's pool.
  Listener(ListenerOptions options, Handler handler);
  ~Listener();
  Listener(Listener const&) = delete;
  Listener& operator=(Listener const&) = delete;

  int port() const;
  // "https://localhost:PORT" or "http://localhost:PORT"
  std::string url() const;

private:
  struct Impl;
  std::unique_ptr<Impl> m_impl;
};

} // namespace partnerctl::http

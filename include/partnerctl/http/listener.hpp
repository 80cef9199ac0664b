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
// listener's end, does nothing). What HTTP cannot send (a status below 200, a line break in a
// header) becomes a 500. An answer of status 0 cuts the connection: the client gets a head
// that promises a body, its first byte, and the end. (Were the connection just closed, cpprestsdk's
// client would silently send the request again.)
using Reply = std::function<void(Response)>;
using Handler = std::function<void(Incoming, Reply)>;

// A loopback HTTP(S) server on one thread of its own, for the sandbox, for a sign-in's redirect and
// for the tests. The handler runs on that thread, one request at a time, and must not block (a late
// answer calls Reply from elsewhere); what it throws is answered with 500. Bodies longer than 8 MiB
// are refused with 413. An answer gets its Content-Length, and "text/plain" where its body has no
// type.
class Listener {
public:
  // Throws a network error when the port cannot be bound, naming it, and a usage error for PEM
  // files that cannot be used. The first one of a process writes its environment
  // (cpprest_runtime.hpp), so no other thread may read that meanwhile.
  Listener(ListenerOptions const& options, Handler handler);
  // Closes every connection, whatever it is doing, and returns when the thread has ended; not to be
  // called by the handler.
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

#include "partnerctl/http/listener.hpp"

#include "http/cpprest.hpp"
#include "http/cpprest_runtime.hpp"
#include "http/server_identity.hpp"
#include "partnerctl/core/error.hpp"

#include <cpprest/containerstream.h>
#include <cpprest/http_listener.h>
#include <fmt/core.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <exception>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <system_error>
#include <vector>

namespace partnerctl::http {
namespace {

using web::http::experimental::listener::http_listener;
using web::http::experimental::listener::http_listener_config;

// The library opens and closes inside tasks of its pool, under a lock and waiting for other tasks
// of that pool: two at once would take both of its threads and never end.
std::mutex& turn() {
  static std::mutex mutex;
  return mutex;
}

// The port of 127.0.0.1 that could be bound (0 asks for a free one), or 0 with the reason. It is
// tried before the library is told: cpprestsdk cannot say which port it got for 0, and when it
// finds a port taken by another listener of this process it takes that one down. Between this and
// the real opening somebody else may take the port: the caller tries again.
int probe(int wanted, std::string& fault) {
  int const socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  int const on = 1;
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(wanted));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof(address);
  auto* const raw = reinterpret_cast<sockaddr*>(&address);
  bool const bound = socket >= 0 &&
                     ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) == 0 &&
                     ::bind(socket, raw, size) == 0 && ::getsockname(socket, raw, &size) == 0;
  if (!bound) {
    fault = std::generic_category().message(errno);
  }
  if (socket >= 0) {
    ::close(socket);
  }
  return bound ? ntohs(address.sin_port) : 0;
}

web::http::http_response answer_of(Response response) {
  web::http::http_response answer(static_cast<web::http::status_code>(response.status));
  std::string const type = response.headers.get("Content-Type").value_or("");
  if (!response.body.empty()) {
    answer.set_body(std::move(response.body), type.empty() ? "text/plain" : type);
  }
  for (auto const& [name, value] : response.headers.all()) {
    answer.headers()[name] = value;
  }
  return answer;
}

// What stands for "no answer": a head that promises a body, its first byte, and then the end of the
// connection. The library writes the head in one piece with no way to hold it back, and only a body
// that ends early makes it close the connection.
web::http::http_response cut_answer() {
  constexpr std::size_t k_promised = 512;
  web::http::http_response answer(web::http::status_codes::OK);
  answer.set_body(concurrency::streams::bytestream::open_istream(std::string("{")), k_promised,
                  "application/json; charset=utf-8");
  return answer;
}

// Waits for nothing: only sees to it that a failed task is observed. One that is not ends the
// process (the client went away, the listener was closed).
void observe(pplx::task<void> const& task) {
  task.then([](pplx::task<void> const& done) {
    try {
      done.get();
    } catch (std::exception const&) {
      return;
    }
  });
}

void send_answer(web::http::http_request const& request, web::http::http_response const& answer) {
  try {
    observe(request.reply(answer));
  } catch (std::exception const&) {
    // Answered before: the listener was closed in the meantime, or Reply was called twice.
    return;
  }
}

// The handler, and whether it may still be called: a request whose body is still being read has let
// go of the library's own lock, so that closing does not wait for it.
struct Gate {
  Handler handler{};
  std::shared_mutex mutex{};
  bool open = true;
};

void receive(web::http::http_request const& request, std::shared_ptr<Gate> const& gate) {
  request.extract_vector().then([request, gate](pplx::task<std::vector<unsigned char>> const& t) {
    try {
      auto const body = t.get();
      Incoming incoming{.method = request.method(),
                        .target = request.request_uri().resource().to_string(),
                        .body = std::string(body.begin(), body.end())};
      for (auto const& [name, value] : request.headers()) {
        incoming.headers.add(name, value);
      }
      std::shared_lock const lock(gate->mutex);
      if (!gate->open) {
        return;
      }
      gate->handler(std::move(incoming), [request](Response response) {
        send_answer(request, response.status == 0 ? cut_answer() : answer_of(std::move(response)));
      });
    } catch (std::exception const&) {
      // The body broke off, or the handler has a defect: neither may end the process.
      send_answer(request, web::http::http_response(web::http::status_codes::InternalError));
    }
  });
}

} // namespace

struct Listener::Impl {
  // Both are shared with connections that may outlive this object by a moment.
  std::shared_ptr<Gate> gate{};
  std::shared_ptr<ServerIdentity const> identity{};
  std::optional<http_listener> listener{};
  int port = 0;

  std::string scheme() const { return identity ? "https" : "http"; }
  // Empty, or why it could not be opened.
  std::string open(int wanted);
};

std::string Listener::Impl::open(int wanted) {
  http_listener_config config;
  config.set_backlog(1024);
  if (identity) {
    config.set_ssl_context_callback([kept = identity](boost::asio::ssl::context& context) {
      kept->apply_to(context.native_handle());
    });
  }
  listener.emplace(web::uri(fmt::format("{}://127.0.0.1:{}/", scheme(), wanted)), config);
  listener->support(
      [kept = gate](web::http::http_request const& request) { receive(request, kept); });
  try {
    listener->open().get();
  } catch (std::exception const& error) {
    listener.reset();
    return error.what();
  }
  port = wanted;
  return "";
}

Listener::Listener(ListenerOptions options, Handler handler) : m_impl(std::make_unique<Impl>()) {
  prepare_cpprest();
  m_impl->gate = std::make_shared<Gate>();
  m_impl->gate->handler = std::move(handler);
  if (!options.certificate_file.empty() || !options.key_file.empty()) {
    m_impl->identity =
        std::make_shared<ServerIdentity const>(options.certificate_file, options.key_file);
  }
  constexpr int k_tries = 5;
  int const tries = options.port == 0 ? k_tries : 1;
  std::string fault;
  std::scoped_lock const lock(turn());
  for (int i = 0; i < tries && !m_impl->listener; ++i) {
    int const port = probe(options.port, fault);
    if (port != 0) {
      fault = m_impl->open(port);
    }
  }
  if (!m_impl->listener) {
    throw core::Error{.kind = core::ErrorKind::network,
                      .message =
                          fmt::format("Cannot listen on 127.0.0.1:{}: {}", options.port, fault),
                      .hint = "choose another port"};
  }
}

Listener::~Listener() {
  {
    std::scoped_lock const lock(m_impl->gate->mutex);
    m_impl->gate->open = false;
  }
  if (m_impl->listener) {
    std::scoped_lock const lock(turn());
    try {
      m_impl->listener->close().get();
    } catch (std::exception const&) {
      return;
    }
  }
}

int Listener::port() const {
  return m_impl->port;
}

std::string Listener::url() const {
  return fmt::format("{}://localhost:{}", m_impl->scheme(), m_impl->port);
}

} // namespace partnerctl::http

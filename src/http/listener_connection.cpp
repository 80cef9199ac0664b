#include "http/listener_connection.hpp"

#include "http/listener_messages.hpp"

#include <optional>
#include <type_traits>

namespace partnerctl::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using boost::system::error_code;

constexpr std::uint64_t k_max_body = std::uint64_t{8} << 20U;
constexpr std::uint32_t k_max_head = std::uint32_t{64} << 10U;
// A head with a token in one read.
constexpr std::size_t k_read_ahead = std::size_t{16} << 10U;

// Answers on the listener's thread, where the connection is; not at all when that has ended.
Reply reply_to(std::shared_ptr<LoopHandle> loop, std::weak_ptr<Connection> to,
               std::uint64_t request) {
  return [loop = std::move(loop), to = std::move(to), request](Response response) {
    std::scoped_lock const lock(loop->mutex);
    if (loop->context != nullptr) {
      asio::dispatch(*loop->context, [to, request, kept = std::move(response)]() mutable {
        if (auto const connection = to.lock()) {
          connection->answer(request, std::move(kept));
        }
      });
    }
  };
}

template <typename Stream>
class StreamConnection final : public Connection,
                               public std::enable_shared_from_this<StreamConnection<Stream>> {
public:
  template <typename... Arguments>
  explicit StreamConnection(ServerState& server, Arguments&&... stream)
      : m_server(server), m_stream(std::forward<Arguments>(stream)...) {
    m_buffer.reserve(k_read_ahead);
  }

  void start() override;
  void close() override;
  void answer(std::uint64_t request, Response response) override;

private:
  static constexpr bool k_tls = !std::is_same_v<Stream, Socket>;

  Socket& socket() { return beast::get_lowest_layer(m_stream); }
  // A handler of Asio's that keeps this alive and calls `next`, but for what fails or comes after
  // the connection was closed.
  template <typename Next>
  auto then(Next next);
  void fail(error_code fault);
  void read();
  void read_body();
  void send_continue();
  void read_rest();
  void receive();
  void refuse(int status);
  void written();
  void drain();

  ServerState& m_server;
  Stream m_stream;
  // May hold the beginning of the next request.
  beast::flat_buffer m_buffer{};
  std::optional<beast::http::request_parser<beast::http::string_body>> m_parser{};
  Asked m_asked{};
  // Counts requests, so that a second answer to one is not taken for an answer to the next.
  std::uint64_t m_request = 0;
  bool m_waiting = false;
  bool m_cut = false;
  std::optional<WireResponse> m_answer{};
};

template <typename Stream>
template <typename Next>
auto StreamConnection<Stream>::then(Next next) {
  return [self = this->shared_from_this(), next](error_code fault, std::size_t /*bytes*/ = 0) {
    if (!self->socket().is_open()) {
      return;
    }
    if (fault) {
      self->fail(fault);
    } else {
      ((*self).*next)();
    }
  };
}

template <typename Stream>
void StreamConnection<Stream>::start() {
  m_server.connections.insert(this->shared_from_this());
  if constexpr (k_tls) {
    m_stream.async_handshake(asio::ssl::stream_base::server, then(&StreamConnection::read));
  } else {
    read();
  }
}

template <typename Stream>
void StreamConnection<Stream>::close() {
  error_code ignored;
  socket().close(ignored);
  m_waiting = false;
  m_server.connections.erase(this->shared_from_this());
}

// What the parser does not understand is answered; what fails while an answer is written is not.
template <typename Stream>
void StreamConnection<Stream>::fail(error_code fault) {
  auto const status = m_answer ? std::nullopt : status_for(fault);
  if (status) {
    refuse(*status);
  } else {
    close();
  }
}

template <typename Stream>
void StreamConnection<Stream>::read() {
  m_answer.reset();
  m_parser.emplace();
  m_parser->header_limit(k_max_head);
  m_parser->body_limit(k_max_body);
  beast::http::async_read_header(m_stream, m_buffer, *m_parser, then(&StreamConnection::read_body));
}

template <typename Stream>
void StreamConnection<Stream>::read_body() {
  if (m_parser->is_done()) {
    receive();
  } else if (beast::iequals(m_parser->get()[beast::http::field::expect], "100-continue")) {
    send_continue();
  } else {
    read_rest();
  }
}

// The interim answer that a client waits for before it sends a large body.
template <typename Stream>
void StreamConnection<Stream>::send_continue() {
  m_answer.emplace(beast::http::status::continue_, 11);
  beast::http::async_write(m_stream, *m_answer, then(&StreamConnection::read_rest));
}

template <typename Stream>
void StreamConnection<Stream>::read_rest() {
  m_answer.reset();
  beast::http::async_read(m_stream, m_buffer, *m_parser, then(&StreamConnection::receive));
}

template <typename Stream>
void StreamConnection<Stream>::receive() {
  m_asked = asked_by(m_parser->get());
  auto incoming = incoming_of(m_parser->release());
  if (!incoming) {
    refuse(400);
    return;
  }
  m_waiting = true;
  auto const request = ++m_request;
  try {
    m_server.handler(std::move(*incoming),
                     reply_to(m_server.loop, this->weak_from_this(), request));
  } catch (...) {
    // A defect of the handler, of any type: it may not end the process.
    answer(request, {.status = 500});
  }
}

// After a request that was not understood nobody knows where the next one begins.
template <typename Stream>
void StreamConnection<Stream>::refuse(int status) {
  m_asked = {};
  m_waiting = true;
  answer(++m_request, {.status = status});
}

template <typename Stream>
void StreamConnection<Stream>::answer(std::uint64_t request, Response response) {
  if (!m_waiting || request != m_request) {
    return;
  }
  m_waiting = false;
  m_cut = response.status == 0;
  m_answer.emplace(answer_to(m_asked, std::move(response)));
  beast::http::async_write(m_stream, *m_answer, then(&StreamConnection::written));
}

template <typename Stream>
void StreamConnection<Stream>::written() {
  if (m_cut) {
    close();
  } else if (m_answer->keep_alive()) {
    read();
  } else {
    error_code ignored;
    socket().shutdown(Socket::shutdown_send, ignored);
    drain();
  }
}

// Reads on until the client closes: closing with bytes unread would be a reset, and that may reach
// the client before it has read its answer.
template <typename Stream>
void StreamConnection<Stream>::drain() {
  m_buffer.clear();
  socket().async_read_some(m_buffer.prepare(k_read_ahead), then(&StreamConnection::drain));
}

} // namespace

void serve(ServerState& server, Socket socket, boost::asio::ssl::context* tls) {
  if (tls != nullptr) {
    using Tls = beast::ssl_stream<Socket>;
    std::make_shared<StreamConnection<Tls>>(server, std::move(socket), *tls)->start();
  } else {
    std::make_shared<StreamConnection<Socket>>(server, std::move(socket))->start();
  }
}

} // namespace partnerctl::http

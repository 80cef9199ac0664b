#pragma once

#include "http/beast.hpp"
#include "partnerctl/http/listener.hpp"

#include <cstdint>
#include <memory>
#include <mutex>
#include <unordered_set>

namespace partnerctl::http {

// Sockets with the plain executor: the default one can be any and costs for it at every step.
using Executor = boost::asio::io_context::executor_type;
using Socket = boost::asio::basic_stream_socket<boost::asio::ip::tcp, Executor>;

// The way to a listener's thread for answers that come from other threads, and may come when it has
// gone.
struct LoopHandle {
  std::mutex mutex{};
  // Null once the listener ends.
  boost::asio::io_context* context = nullptr;
};

// One client of a listener: reads a request, hands it over, writes its answer, and so on until
// either end closes. All of it happens on the listener's thread, so nothing is locked.
class Connection {
public:
  virtual ~Connection() = default;
  virtual void start() = 0;
  // At once, whatever is under way; also leaves the server's set.
  virtual void close() = 0;
  // Does nothing unless that request is the one that waits for its answer.
  virtual void answer(std::uint64_t request, Response response) = 0;
};

// What the connections of a listener share.
struct ServerState {
  Handler handler{};
  std::shared_ptr<LoopHandle> loop = std::make_shared<LoopHandle>();
  std::unordered_set<std::shared_ptr<Connection>> connections{};
};

// Lets a client in; TLS with a context, plain without. The server must outlive the thread.
void serve(ServerState& server, Socket socket, boost::asio::ssl::context* tls);

} // namespace partnerctl::http

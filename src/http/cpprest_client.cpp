#include "http/cpprest_client.hpp"

#include "http/address.hpp"
#include "http/cpprest.hpp"
#include "http/cpprest_runtime.hpp"
#include "http/exchange.hpp"

#include <fmt/core.h>
#include <openssl/ssl.h>

#include <algorithm>
#include <string_view>
#include <utility>

namespace partnerctl::http {

namespace {

using TlsStream = boost::asio::ssl::stream<boost::asio::ip::tcp::socket&>;

// H9: cpprest starts this anew for each step and chunk, so it is no deadline; it only closes what
// nobody waits for any more.
constexpr std::chrono::minutes k_step_timeout{60};

// The exchange whose request is just being handed to cpprest on this thread; how a new connection
// finds the exchange that it is made for.
thread_local Exchange* t_current = nullptr;

struct CurrentExchange {
  explicit CurrentExchange(Exchange* exchange) { t_current = exchange; }
  ~CurrentExchange() { t_current = nullptr; }
  CurrentExchange(CurrentExchange const&) = delete;
  CurrentExchange& operator=(CurrentExchange const&) = delete;
};

// H7: connect to the address that we looked up; through a proxy (H8), which looks up itself, leave
// the name.
web::uri base_uri(Peer const& peer) {
  if (peer.proxy) {
    return web::uri(peer.url.origin());
  }
  return web::uri(
      fmt::format("{}://{}:{}", peer.url.scheme, bracketed(peer.address), peer.url.port));
}

web::web_proxy tunnel(Peer const& peer) {
  // cpprest would take a missing port for 0 and credentials in the address for nothing.
  auto const url = Url::parse(peer.proxy->url).value_or(Url{});
  web::web_proxy proxy(web::uri(fmt::format("http://{}:{}", bracketed(peer.address), url.port)));
  if (!peer.proxy->user.empty()) {
    proxy.set_credentials(web::credentials(peer.proxy->user, peer.proxy->password.reveal()));
  }
  return proxy;
}

// cpprest would send the Host header as the name in SNI, port and all. Called for every request,
// with a reused connection too, which has its name already.
void set_server_name(void* handle, std::string const& host) {
  SSL* ssl = static_cast<TlsStream*>(handle)->native_handle();
  if (SSL_in_before(ssl) == 1) {
    SSL_set_tlsext_host_name(ssl, host.c_str());
  }
}

web::http::client::http_client_config configuration(Peer const& peer,
                                                    std::shared_ptr<TlsTrust> const& trust,
                                                    std::shared_ptr<TlsFailureNote> const& note) {
  web::http::client::http_client_config config;
  config.set_timeout(k_step_timeout);
  config.set_max_redirects(0); // H2
  config.set_ssl_context_callback(
      [host = peer.url.host, trust, note](boost::asio::ssl::context& context) {
        auto session = std::make_shared<TlsSession>();
        session->host = host;
        session->trust = trust;
        session->note = note;
        if (t_current != nullptr) {
          t_current->use(session);
        }
        equip(context.native_handle(), std::move(session));
      });
  if (peer.proxy) {
    config.set_proxy(tunnel(peer));
    // No way to the stream of a tunnel: here cpprest sends the name, which has no port.
    config.set_tlsext_sni_enabled(!is_address(peer.url.host));
    return config;
  }
  config.set_tlsext_sni_enabled(false);
  if (peer.url.scheme == "https" && !is_address(peer.url.host)) {
    config.set_nativehandle_options(
        [host = peer.url.host](void* handle) { set_server_name(handle, host); });
  }
  return config;
}

concurrency::streams::istream body_stream(Request const& request) {
  if (request.resend == Resend::safe) {
    return concurrency::streams::bytestream::open_istream(request.body);
  }
  // H11: on a reused connection that ends without an answer cpprest sends PUT and POST again,
  // silently, after rewinding the body. This one cannot be rewound, so it reports an error instead.
  concurrency::streams::producer_consumer_buffer<uint8_t> once;
  if (!request.body.empty()) {
    once.putn_nocopy(reinterpret_cast<uint8_t const*>(request.body.data()), request.body.size())
        .wait();
  }
  once.close(std::ios::out).wait();
  return once.create_istream();
}

// Whether a target is one that cpprest has nothing to change in, such as all of ours: what it makes
// of any other has to be looked at, which costs as much as sending it.
bool is_plain(std::string_view target) {
  auto const is_unreserved = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
           c == '.' || c == '_' || c == '~';
  };
  auto const question = std::min(target.find('?'), target.size());
  auto const path = target.substr(0, question);
  auto const query = target.substr(std::min(question + 1, target.size()));
  bool const has_query = question < target.size();
  return path.size() > 1 && path.front() == '/' && path.back() != '/' &&
         path.find("//") == std::string_view::npos && path.find("/.") == std::string_view::npos &&
         has_query != query.empty() &&
         std::all_of(path.begin(), path.end(),
                     [&](char c) { return is_unreserved(c) || c == '/'; }) &&
         std::all_of(query.begin(), query.end(),
                     [&](char c) { return is_unreserved(c) || c == '=' || c == '&'; });
}

void set_body(web::http::http_request& message, Request const& request) {
  bool const writes = request.method != "GET" && request.method != "HEAD";
  if (!request.body.empty() || (writes && request.resend == Resend::never)) {
    message.set_body(body_stream(request), request.body.size());
    message.headers().remove(web::http::header_names::content_type);
  } else if (writes) {
    message.headers().set_content_length(0); // H17
  }
}

} // namespace

struct CpprestClient::Impl {
  Peer peer;
  std::string user_agent;
  std::shared_ptr<TlsFailureNote> note = std::make_shared<TlsFailureNote>();
  web::uri base;
  web::http::client::http_client client;

  Impl(Peer whom, std::shared_ptr<TlsTrust> const& trust, std::string agent)
      : peer(std::move(whom)), user_agent(std::move(agent)), base(base_uri(peer)),
        client(base, configuration(peer, trust, note)) {}

  void set_target(web::http::http_request& message, std::string const& target) const {
    if (is_plain(target)) {
      message.set_request_uri(web::uri(target));
      return;
    }
    bool same = web::uri::validate(target);
    if (same) {
      message.set_request_uri(web::uri(target));
      auto const sent = web::uri_builder(base).append(message.relative_uri()).to_uri();
      same = sent.resource().to_string() == target;
    }
    if (!same) {
      throw core::Error{.kind = core::ErrorKind::usage,
                        .message = fmt::format("the path of a URL at {} cannot be sent as it is",
                                               peer.url.origin()),
                        .hint = "Percent-encode it"};
    }
  }

  web::http::http_request message(Request const& request, std::string const& target) const {
    web::http::http_request message(request.method);
    set_target(message, target);
    set_body(message, request);
    if (!user_agent.empty()) {
      message.headers()["User-Agent"] = user_agent;
    }
    if (!peer.proxy) {
      message.headers()["Host"] = peer.url.origin().substr(peer.url.scheme.size() + 3);
    }
    for (auto const& [name, value] : request.headers.all()) {
      message.headers()[name] = value;
    }
    return message;
  }
};

CpprestClient::CpprestClient(Peer peer, std::shared_ptr<TlsTrust> const& trust,
                             std::string user_agent) {
  prepare_cpprest();
  m_impl = std::make_unique<Impl>(std::move(peer), trust, std::move(user_agent));
}

CpprestClient::~CpprestClient() = default;

Outcome CpprestClient::exchange(Request const& request, std::string const& target,
                                Patience const& patience) {
  auto message = m_impl->message(request, target);
  WireFailure const known{.origin = m_impl->peer.url.origin(),
                          .proxy = m_impl->peer.proxy ? m_impl->peer.proxy->url : ""};
  auto const exchange = std::make_shared<Exchange>(request, known, m_impl->note);
  message.set_progress_handler(
      [exchange](web::http::message_direction::direction direction, utility::size64_t bytes) {
        exchange->progress(direction, bytes);
      });
  {
    CurrentExchange const current(exchange.get());
    try {
      Exchange::follow(exchange, m_impl->client.request(message, exchange->token()));
    } catch (...) {
      exchange->abandon();
      throw;
    }
  }
  return exchange->wait(patience, request.stop);
}

} // namespace partnerctl::http

#include "partnerctl/http/tls_probe.hpp"

#include "http/address.hpp"
#include "http/beast.hpp"
#include "http/certificate_facts.hpp"
#include "http/proxy.hpp"
#include "http/resolver.hpp"
#include "http/timed_socket.hpp"
#include "http/tls_session.hpp"
#include "http/wire_failure.hpp"
#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/base64.hpp"

#include <boost/asio/ssl/stream.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <fmt/core.h>
#include <openssl/ssl.h>

namespace partnerctl::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using boost::system::error_code;
using Step = TlsProbe::Step;

// For an address that is not the last one.
constexpr std::chrono::seconds k_connect_patience{5};

class Probe {
public:
  Probe(Url url, TlsProbeOptions const& options)
      : m_url(std::move(url)), m_options(options), m_proxy(proxy_for(m_url, options.environment)),
        m_trust(std::make_shared<TlsTrust>(options.ca_files, options.environment)),
        m_deadline(std::chrono::steady_clock::now() + options.timeout), m_wire(options.stop) {}

  TlsProbe run() {
    m_found.proxy = m_proxy ? m_proxy->url : std::string();
    if (reaches(Step::connect, [this] { connect(); }) &&
        reaches(Step::tunnel, [this] { open_tunnel(); }) &&
        reaches(Step::handshake, [this] { shake_hands(); })) {
      judge();
    }
    return std::move(m_found);
  }

private:
  template <class F>
  bool reaches(Step step, F const& f) {
    m_found.step = step;
    auto done = core::attempt([&f] {
      f();
      return true;
    });
    if (m_options.stop.stop_requested()) {
      throw core::Error{.kind = core::ErrorKind::cancelled,
                        .message = fmt::format("stopped while {} was looked at", m_url.origin())};
    }
    m_found.error = std::move(done.error);
    return !m_found.error;
  }

  // In the transport's own words for it.
  [[noreturn]] void fail(std::string text, error_code fault) const {
    if (fault == asio::error::timed_out) {
      auto const waited = std::chrono::duration<double>(m_options.timeout).count();
      throw core::Error{
          .kind = core::ErrorKind::network,
          .message = fmt::format("no answer from {} within {:g} s",
                                 m_found.proxy.empty() ? m_url.origin() : m_found.proxy, waited),
          .hint = "Check the network; behind a proxy, set HTTPS_PROXY",
          .cause = "no answer in time"};
    }
    throw explain({.text = std::move(text),
                   .code = fault.value(),
                   .origin = m_url.origin(),
                   .proxy = m_found.proxy});
  }

  void connect() {
    auto const via = m_proxy ? *Url::parse(m_proxy->url) : m_url;
    auto const addresses = Resolver(m_options.lookup).resolve(via.host, m_deadline, m_options.stop);
    error_code fault;
    for (std::size_t i = 0; i < addresses.size(); ++i) {
      bool const last = i + 1 == addresses.size();
      auto const patience = std::chrono::steady_clock::now() + k_connect_patience;
      fault = m_wire.connect(addresses[i], via.port,
                             last ? m_deadline : std::min(m_deadline, patience));
      if (!fault || m_options.stop.stop_requested()) {
        break;
      }
    }
    if (fault) {
      fail("Failed to connect to any resolved endpoint", fault);
    }
  }

  void open_tunnel() {
    if (!m_proxy) {
      return;
    }
    auto const target = fmt::format("{}:{}", bracketed(m_url.host), m_url.port);
    beast::http::request<beast::http::empty_body> request(beast::http::verb::connect, target, 11);
    request.set(beast::http::field::host, target);
    if (!m_proxy->user.empty()) {
      request.set(beast::http::field::proxy_authorization,
                  "Basic " + core::base64(m_proxy->user + ":" + m_proxy->password.reveal()));
    }
    auto fault = m_wire.run(m_deadline, [&](auto handler) {
      beast::http::async_write(m_wire.socket(), request, std::move(handler));
    });
    if (fault) {
      fail("Failed to send connect request to proxy", fault);
    }
    beast::flat_buffer buffer;
    beast::http::response_parser<beast::http::empty_body> parser;
    parser.skip(true);
    fault = m_wire.run(m_deadline, [&](auto handler) {
      beast::http::async_read_header(m_wire.socket(), buffer, parser, std::move(handler));
    });
    if (fault) {
      fail("Invalid HTTP status line during proxy connection", fault);
    }
    if (parser.get().result_int() != 200) {
      fail(fmt::format("Expected a 200 response from proxy, received: {}",
                       parser.get().result_int()),
           {});
    }
  }

  void shake_hands() {
    // Its verdict is noted, and does not end the handshake: what is refused is to be shown too.
    equip(m_context.native_handle(), m_session);
    m_context.set_verify_mode(asio::ssl::verify_none);
    m_stream.emplace(m_wire.socket(), m_context);
    auto* const ssl = m_stream->native_handle();
    if (!is_address(m_url.host)) {
      SSL_set_tlsext_host_name(ssl, m_url.host.c_str());
    }
    auto const fault = m_wire.run(m_deadline, [&](auto handler) {
      m_stream->async_handshake(asio::ssl::stream_base::client, std::move(handler));
    });
    m_found.chain = shown_chain(ssl);
    if (fault) {
      fail("Error in SSL handshake", fault);
    }
  }

  void judge() {
    m_found.step = Step::certificate;
    if (auto const refused = m_session->note->get()) {
      m_found.error = explain({.text = "Error in SSL handshake",
                               .origin = m_url.origin(),
                               .proxy = m_found.proxy,
                               .tls = refused});
      return;
    }
    m_found.step = Step::done;
    m_found.is_trusted_by_system = is_trusted_by_system(m_stream->native_handle());
  }

  Url const m_url;
  TlsProbeOptions const& m_options;
  std::optional<Proxy> const m_proxy;
  std::shared_ptr<TlsTrust> const m_trust;
  core::SteadyPoint const m_deadline;
  TimedSocket m_wire;
  std::shared_ptr<TlsSession> const m_session = make_session();
  asio::ssl::context m_context{asio::ssl::context::tls_client};
  std::optional<asio::ssl::stream<TimedSocket::Socket&>> m_stream{};
  TlsProbe m_found{};

  std::shared_ptr<TlsSession> make_session() const {
    auto session = std::make_shared<TlsSession>();
    session->host = m_url.host;
    session->trust = m_trust;
    session->note = std::make_shared<TlsFailureNote>();
    // Until it was checked it is not accepted.
    session->note->put(
        TlsFailure{.message = "the certificate of " + m_url.host + " was not looked at"});
    return session;
  }
};

} // namespace

TlsProbe tls_probe(std::string const& url, TlsProbeOptions const& options) {
  auto parsed = Url::parse(url);
  if (!parsed || parsed->scheme != "https") {
    throw core::usage_error("what TLS is to be looked at is no https URL");
  }
  return Probe(std::move(*parsed), options).run();
}

} // namespace partnerctl::http

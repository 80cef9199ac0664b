#include "partnerctl/http/transport.hpp"

#include "http/address.hpp"
#include "http/cpprest_runtime.hpp"
#include "http/host_clients.hpp"
#include "http/proxy.hpp"
#include "http/request_rules.hpp"
#include "http/resolver.hpp"
#include "http/tls_trust.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <utility>

namespace partnerctl::http {

namespace {

// localhost is what the machine's hosts file says; plain http must not leave by a wrong line there.
void keep_loopback(std::vector<std::string>& addresses, std::string const& host) {
  std::erase_if(addresses, [](auto const& address) { return !is_loopback_address(address); });
  if (addresses.empty()) {
    throw core::Error{.kind = core::ErrorKind::usage,
                      .message = fmt::format("{} is no address of this machine", host),
                      .hint = "Use https; plain http is for loopback only"};
  }
}

} // namespace

struct Transport::Impl {
  TransportOptions options;
  std::shared_ptr<TlsTrust> trust;
  Resolver resolver;
  std::mutex mutex;
  // By origin: a proxy follows from the origin and the environment.
  std::map<std::string, std::shared_ptr<HostClients>> hosts;

  explicit Impl(TransportOptions chosen)
      : options(std::move(chosen)),
        trust(std::make_shared<TlsTrust>(options.ca_files, options.environment)),
        resolver(options.lookup) {
    proxy_of(options.environment);
    prepare_cpprest();
  }

  std::shared_ptr<HostClients> host(Url const& url, std::optional<Proxy> const& proxy) {
    std::scoped_lock const lock(mutex);
    auto& known = hosts[url.origin()];
    if (!known) {
      known = std::make_shared<HostClients>(url, proxy, trust, options.user_agent);
    }
    return known;
  }

  std::vector<std::string> addresses(Url const& url, std::optional<Proxy> const& proxy,
                                     core::SteadyPoint deadline, std::stop_token const& stop) {
    auto const via = proxy ? Url::parse(proxy->url) : std::nullopt;
    auto found = resolver.resolve(via ? via->host : url.host, deadline, stop);
    if (url.scheme == "http" && url.is_loopback()) {
      keep_loopback(found, url.host);
    }
    return found;
  }

  // H14: the addresses one after the other, as long as none could be connected to.
  Outcome send(Request const& request) {
    Url const url = checked(request);
    if (request.stop.stop_requested()) {
      // Else cpprest's threads might be quicker to send than this one to cancel.
      throw core::Error{.kind = core::ErrorKind::cancelled,
                        .message = fmt::format("stopped before {} was asked", url.origin())};
    }
    auto const deadline = std::chrono::steady_clock::now() + request.timeout;
    auto const proxy = proxy_for(url, options.environment);
    auto const clients = host(url, proxy);
    auto const order = clients->order(addresses(url, proxy, deadline, request.stop));
    Outcome outcome;
    for (std::size_t i = 0; i < order.size(); ++i) {
      bool const last = i + 1 == order.size();
      outcome = try_address(*clients, order[i], request, url.target, patience(deadline, last));
      if (!outcome.unreachable || std::chrono::steady_clock::now() >= deadline) {
        break;
      }
    }
    return outcome;
  }

  Patience patience(core::SteadyPoint deadline, bool last) const {
    if (last) {
      return {.deadline = deadline};
    }
    return {.deadline = deadline,
            .connect_by = std::chrono::steady_clock::now() + options.connect_patience};
  }

  static Outcome try_address(HostClients& clients, std::string const& address,
                             Request const& request, std::string const& target,
                             Patience const& patience) {
    bool const is_write = request.resend == Resend::never;
    auto const client =
        is_write && clients.writes_go_alone() ? clients.alone(address) : clients.at(address);
    auto outcome = client->exchange(request, target, patience);
    if (is_write && !outcome.response && outcome.error.kind == core::ErrorKind::network) {
      clients.let_writes_go_alone();
    }
    if (outcome.unreachable) {
      clients.failed(address);
    } else if (outcome.response) {
      clients.reached(address);
    } else if (outcome.error.kind == core::ErrorKind::protocol) {
      // H1: what speaks no clean HTTP may have more of it in its other connections.
      clients.retire(client);
    }
    return outcome;
  }
};

Transport::Transport(TransportOptions options)
    : m_impl(std::make_unique<Impl>(std::move(options))) {}

Transport::~Transport() = default;

Response Transport::send(Request const& request) {
  auto outcome = m_impl->send(request);
  if (!outcome.response) {
    throw outcome.error;
  }
  return std::move(*outcome.response);
}

} // namespace partnerctl::http

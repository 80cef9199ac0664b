#include "http/resolver.hpp"

#include "http/address.hpp"
#include "partnerctl/core/error.hpp"

#include <fmt/core.h>

#include <netdb.h>
#include <sys/socket.h>

#include <algorithm>
#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace partnerctl::http {

namespace {

std::vector<std::string> ask_the_system(std::string const& host) {
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_ADDRCONFIG;
  addrinfo* found = nullptr;
  if (getaddrinfo(host.c_str(), nullptr, &hints, &found) != 0) {
    return {};
  }
  std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> const owner(found, freeaddrinfo);
  std::vector<std::string> addresses;
  for (addrinfo const* entry = found; entry != nullptr; entry = entry->ai_next) {
    char text[NI_MAXHOST] = {};
    if (getnameinfo(entry->ai_addr, entry->ai_addrlen, text, sizeof text, nullptr, 0,
                    NI_NUMERICHOST) == 0 &&
        std::find(addresses.begin(), addresses.end(), text) == addresses.end()) {
      addresses.emplace_back(text);
    }
  }
  return addresses;
}

// One look-up and everybody who waits for it.
struct Answer {
  std::mutex mutex{};
  std::condition_variable_any changed{};
  std::optional<std::vector<std::string>> addresses{};
};

} // namespace

struct Resolver::Shared {
  Lookup lookup;
  std::mutex mutex;
  std::map<std::string, std::shared_ptr<Answer>> answers;

  explicit Shared(Lookup chosen) : lookup(std::move(chosen)) {}

  void run(std::string const& host, std::shared_ptr<Answer> const& answer) {
    auto addresses = lookup(host);
    if (addresses.empty()) {
      // The next caller asks again: a network may come back.
      std::scoped_lock const lock(mutex);
      answers.erase(host);
    }
    std::scoped_lock const lock(answer->mutex);
    answer->addresses = std::move(addresses);
    answer->changed.notify_all();
  }
};

Resolver::Resolver(Lookup lookup)
    : m_shared(std::make_shared<Shared>(lookup ? std::move(lookup) : Lookup(ask_the_system))) {}

std::vector<std::string> Resolver::resolve(std::string const& host, core::SteadyPoint deadline,
                                           std::stop_token const& stop) {
  if (is_address(host)) {
    return {host};
  }
  std::shared_ptr<Answer> answer;
  {
    std::scoped_lock const lock(m_shared->mutex);
    auto& known = m_shared->answers[host];
    if (!known) {
      known = std::make_shared<Answer>();
      // A look-up cannot be cancelled and may hang for half a minute. Nobody joins this thread, so
      // that a stop or the end of the program need not wait for it; it owns all it touches.
      std::thread([shared = m_shared, host, known] { shared->run(host, known); }).detach();
    }
    answer = known;
  }
  std::unique_lock lock(answer->mutex);
  answer->changed.wait_until(lock, stop, deadline, [&] { return answer->addresses.has_value(); });
  if (!answer->addresses) {
    bool const stopped = stop.stop_requested();
    throw core::Error{
        .kind = stopped ? core::ErrorKind::cancelled : core::ErrorKind::network,
        .message = stopped ? fmt::format("stopped while looking up {}", host)
                           : fmt::format("the name {} could not be looked up in time", host),
        .hint = stopped ? "" : "Check this machine's DNS; behind a proxy, set HTTPS_PROXY",
        .cause = stopped ? "" : "host name not found"};
  }
  if (answer->addresses->empty()) {
    throw core::Error{.kind = core::ErrorKind::network,
                      .message = fmt::format("there is no host {}", host),
                      .hint = "Check the name and this machine's DNS; behind a proxy, set "
                              "HTTPS_PROXY",
                      .cause = "host name not found"};
  }
  return *answer->addresses;
}

} // namespace partnerctl::http

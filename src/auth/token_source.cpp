#include "partnerctl/auth/token_source.hpp"

#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/error.hpp"

#include <algorithm>
#include <condition_variable>
#include <map>
#include <mutex>
#include <tuple>

namespace partnerctl::auth {
namespace {

constexpr std::chrono::minutes k_margin{5};

// Tenant and scope; of a fetch under way also the claims.
using Key = std::tuple<std::string, std::string, std::string>;

struct Kept {
  AccessToken token{};
  // By the steady clock, which no person sets back.
  core::SteadyPoint until{};
};

// A fetch under way, and then its outcome for those who waited. Neither token nor error: whoever
// waits begins again.
struct Flight {
  bool landed = false;
  std::optional<AccessToken> token{};
  std::optional<core::Error> error{};
};

void require_tenant(AccessToken const& token, core::TenantRef const& asked) {
  auto const guid = asked.guid();
  if (guid && token.identity.tenant != *guid) {
    throw core::Error{.kind = core::ErrorKind::protocol,
                      .message = "the sign-in service gave a token for the tenant " +
                                 token.identity.tenant.text() + " when asked for " + guid->text(),
                      .hint =
                          "check that the cloud's authority is right; nothing was sent with it"};
  }
}

} // namespace

struct TokenSource::Impl {
  core::Clock const& clock;
  std::mutex mutex{};
  std::condition_variable_any landed{};
  std::map<Key, Kept> kept{};
  std::map<Key, std::shared_ptr<Flight>> flights{};

  std::optional<AccessToken> find(Key const& key) const;
  void keep(Key const& key, AccessToken const& token);
  void wait(std::unique_lock<std::mutex>& lock, Flight const& flight, TokenRequest const& request);
  bool is_under_way(Key const& key, std::shared_ptr<Flight> const& flight) const;
  void land(Key const& key, std::shared_ptr<Flight> const& flight);
  // Either the token that others got, or null and a flight of the caller's own to land.
  std::optional<AccessToken> share(Key const& key, TokenRequest const& request,
                                   std::shared_ptr<Flight>& own);
  AccessToken lead(Key const& key, TokenRequest const& request, Credential const& credential,
                   std::shared_ptr<Flight> const& flight);
};

namespace {

// Calls on every way out.
template <class F>
class AtEnd {
public:
  explicit AtEnd(F f) : m_f(std::move(f)) {}
  ~AtEnd() { m_f(); }
  AtEnd(AtEnd const&) = delete;
  AtEnd& operator=(AtEnd const&) = delete;

private:
  F m_f;
};

Key without_claims(Key key) {
  std::get<2>(key).clear();
  return key;
}

} // namespace

// Both clocks must agree: the wall clock may be set back, the steady one stands still while the
// machine sleeps.
std::optional<AccessToken> TokenSource::Impl::find(Key const& key) const {
  auto const found = kept.find(key);
  bool const fresh = found != kept.end() && clock.steady() < found->second.until &&
                     clock.now() + k_margin < found->second.token.expires_on;
  return fresh ? std::optional(found->second.token) : std::nullopt;
}

void TokenSource::Impl::keep(Key const& key, AccessToken const& token) {
  auto const rest = token.expires_on - clock.now() - k_margin;
  auto const until = clock.steady() + std::chrono::duration_cast<core::SteadyPoint::duration>(rest);
  kept.insert_or_assign(key, Kept{.token = token, .until = until});
}

// Returns when the flight has landed; throws when the caller's own stop or deadline came first.
void TokenSource::Impl::wait(std::unique_lock<std::mutex>& lock, Flight const& flight,
                             TokenRequest const& request) {
  // A far deadline would overflow the clock that is waited by; every fetch ends long before.
  constexpr core::SteadyPoint::duration k_longest = std::chrono::hours{1};
  auto const left = request.deadline == core::SteadyPoint::max()
                        ? k_longest
                        : std::min(request.deadline - clock.steady(), k_longest);
  landed.wait_for(lock, request.stop, left, [&flight] { return flight.landed; });
  if (flight.landed) {
    return;
  }
  bool const stopped = request.stop.stop_requested();
  throw core::Error{.kind = stopped ? core::ErrorKind::cancelled : core::ErrorKind::network,
                    .message = stopped ? "stopped while waiting for a token"
                                       : "the time was up while waiting for a token"};
}

bool TokenSource::Impl::is_under_way(Key const& key, std::shared_ptr<Flight> const& flight) const {
  auto const found = flights.find(key);
  return found != flights.end() && found->second == flight;
}

void TokenSource::Impl::land(Key const& key, std::shared_ptr<Flight> const& flight) {
  std::scoped_lock const lock(mutex);
  flight->landed = true;
  if (is_under_way(key, flight)) {
    flights.erase(key);
  }
  landed.notify_all();
}

std::optional<AccessToken> TokenSource::Impl::share(Key const& key, TokenRequest const& request,
                                                    std::shared_ptr<Flight>& own) {
  std::unique_lock lock(mutex);
  while (true) {
    auto token = request.claims.empty() ? find(key) : std::nullopt;
    auto const found = flights.find(key);
    if (token || found == flights.end()) {
      if (!token) {
        own = flights.emplace(key, std::make_shared<Flight>()).first->second;
      }
      return token;
    }
    auto const flight = found->second;
    wait(lock, *flight, request);
    if (flight->token) {
      return flight->token;
    }
    if (flight->error && flight->error->kind != core::ErrorKind::cancelled) {
      throw core::Error(*flight->error);
    }
  }
}

AccessToken TokenSource::Impl::lead(Key const& key, TokenRequest const& request,
                                    Credential const& credential,
                                    std::shared_ptr<Flight> const& flight) {
  AtEnd const landing([&] { land(key, flight); });
  auto result = core::attempt([&] {
    auto token = credential.token(request);
    require_tenant(token, request.tenant);
    return token;
  });
  std::scoped_lock const lock(mutex);
  if (result.error) {
    // A lost answer to this call says nothing about the write that the token was for.
    result.error->maybe_done = false;
    auto const status = result.error->status;
    result.error->transient =
        result.error->transient || (!result.error->exhausted && (status == 429 || status >= 500));
  }
  flight->token = result.value;
  flight->error = result.error;
  if (!result) {
    throw std::move(*result.error);
  }
  // Not after forget(): that tenant is to hold no token.
  if (is_under_way(key, flight)) {
    keep(without_claims(key), *result.value);
  }
  return std::move(*result.value);
}

TokenSource::TokenSource(std::shared_ptr<Credential const> credential, core::Clock const& clock)
    : m_credential(std::move(credential)), m_impl(new Impl{.clock = clock}) {}

TokenSource::~TokenSource() = default;

AccessToken TokenSource::token(TokenRequest const& request) {
  Key const key{request.tenant.text(), request.scope,
                request.claims + (request.needs_person ? " by the person" : "")};
  std::shared_ptr<Flight> own;
  if (auto token = m_impl->share(key, request, own)) {
    return std::move(*token);
  }
  return m_impl->lead(key, request, *m_credential, own);
}

void TokenSource::forget(core::TenantRef const& tenant) {
  std::scoped_lock const lock(m_impl->mutex);
  auto const is_theirs = [&tenant](auto const& entry) {
    return std::get<0>(entry.first) == tenant.text();
  };
  std::erase_if(m_impl->kept, is_theirs);
  std::erase_if(m_impl->flights, is_theirs);
}

} // namespace partnerctl::auth

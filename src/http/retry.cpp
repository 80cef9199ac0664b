#include "partnerctl/http/retry.hpp"

#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/http/retry_after.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <random>
#include <utility>

namespace partnerctl::http {
namespace {

using core::ErrorKind;
using std::chrono::milliseconds;
using Outcome = core::Attempt<Response>;

// A service that asks for more is not waited for, even where the caller set no deadline.
constexpr milliseconds k_longest_wait = std::chrono::hours{24};

// Waits that the service asked for and that count as no try.
constexpr int k_most_obeyed = 12;

// Longer than this a worker has better things to do.
constexpr milliseconds k_longest_in_place{1000};

double random_fraction() {
  thread_local std::mt19937_64 generator{std::random_device{}()};
  return std::uniform_real_distribution<double>(0.0, 1.0)(generator);
}

bool is_passing(int status) {
  constexpr std::array k_passing{408, 429, 500, 502, 503, 504};
  return std::find(k_passing.begin(), k_passing.end(), status) != k_passing.end();
}

bool may_send_again(Resend resend, Outcome const& outcome) {
  if (outcome.value) {
    int const status = outcome.value->status;
    return resend == Resend::safe ? is_passing(status) : status == 429;
  }
  return outcome.error->kind == ErrorKind::network && !outcome.error->exhausted &&
         (resend == Resend::safe || !outcome.error->maybe_done);
}

Response settle(Resend resend, Outcome outcome) {
  if (outcome.error) {
    outcome.error->exhausted = true;
    // What may be sent twice leaves nothing uncertain.
    outcome.error->maybe_done = outcome.error->maybe_done && resend != Resend::safe;
    throw *std::move(outcome.error);
  }
  return *std::move(outcome.value);
}

core::Error cancelled(Request const& request) {
  return {.kind = ErrorKind::cancelled, .message = request.method + " was cancelled"};
}

core::Error out_of_time(Request const& request) {
  return {.kind = ErrorKind::network,
          .message = request.method + " was not sent: the time allowed for it had passed",
          .hint = "run the same command again later",
          .cause = "no time left"};
}

core::Error deferred(Response const& response, milliseconds asked) {
  return {.kind = ErrorKind::throttled,
          .message = fmt::format("the service asked to be left alone for {} s",
                                 std::chrono::ceil<std::chrono::seconds>(asked).count()),
          .hint = "run the same command again later",
          .status = response.status,
          .request_id = core::cut_to_width(
              core::printable(response.headers.get("x-ms-request-id").value_or("")), 100),
          .exhausted = true,
          .retry_after = asked};
}

// One call with all its tries.
class Call {
public:
  Call(RetryPolicy const& policy, core::Clock const& clock, Request request)
      : m_policy(policy), m_clock(clock), m_request(std::move(request)),
        m_timeout(m_request.timeout) {}

  Response run(Send const& next) {
    if (time_left() <= milliseconds{0}) {
      throw out_of_time(m_request);
    }
    for (int tries = 1, obeyed = 0;;) {
      auto outcome = send_once(next);
      if (!may_send_again(m_request.resend, outcome)) {
        return settle(m_request.resend, std::move(outcome));
      }
      bool const is_last = tries >= m_policy.max_tries;
      auto const asked = wait_asked_for(outcome);
      if (asked && is_deferred(*asked, is_last)) {
        throw deferred(*outcome.value, *asked);
      }
      // Who can't put the request off goes on for as long as the service says when to come back.
      bool const obeys = asked && !m_request.may_defer && obeyed < k_most_obeyed;
      auto const wait = asked ? *asked : backoff(tries);
      if ((is_last && !obeys) || wait > k_longest_wait || wait >= time_left()) {
        return settle(m_request.resend, std::move(outcome));
      }
      if (!m_clock.sleep_for(wait, m_request.stop)) {
        throw cancelled(m_request);
      }
      // A busy machine oversleeps.
      if (time_left() <= milliseconds{0}) {
        return settle(m_request.resend, std::move(outcome));
      }
      obeyed += obeys ? 1 : 0;
      tries += obeys ? 0 : 1;
    }
  }

private:
  Outcome send_once(Send const& next) {
    if (m_request.stop.stop_requested()) {
      throw cancelled(m_request);
    }
    m_request.timeout = std::min(m_timeout, time_left());
    return core::attempt([&] { return next(m_request); });
  }

  milliseconds time_left() const {
    return std::chrono::ceil<milliseconds>(m_request.deadline - m_clock.steady());
  }

  std::optional<milliseconds> wait_asked_for(Outcome const& outcome) const {
    return outcome.value ? retry_after(outcome.value->headers, m_clock.now()) : std::nullopt;
  }

  // A wait that passes the deadline would be in vain elsewhere, too: the answer itself says more.
  bool is_deferred(milliseconds asked, bool is_last) const {
    return m_request.may_defer && (is_last || asked > k_longest_in_place) &&
           asked <= k_longest_wait && asked < time_left();
  }

  milliseconds backoff(int tries) const {
    auto longest = m_policy.first_backoff;
    for (int i = 1; i < tries && longest < m_policy.max_backoff; ++i) {
      longest *= 2;
    }
    longest = std::min(longest, m_policy.max_backoff);
    auto const part = std::clamp(m_policy.jitter(), 0.0, 1.0);
    return milliseconds(static_cast<long long>(part * static_cast<double>(longest.count())));
  }

  RetryPolicy const& m_policy;
  core::Clock const& m_clock;
  Request m_request;
  milliseconds m_timeout;
};

} // namespace

Stage retry(RetryPolicy policy, core::Clock const& clock) {
  if (!policy.jitter) {
    policy.jitter = random_fraction;
  }
  return [policy = std::move(policy), &clock](Request request, Send const& next) {
    return Call(policy, clock, std::move(request)).run(next);
  };
}

} // namespace partnerctl::http

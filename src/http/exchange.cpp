#include "http/exchange.hpp"

#include "http/answer_rules.hpp"
#include "partnerctl/core/attempt.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <utility>

namespace partnerctl::http {

namespace {

double seconds(std::chrono::milliseconds time) {
  return std::chrono::duration<double>(time).count();
}

// An answer of cpprest's as a value of ours, without its body.
Response head_of(web::http::http_response const& answer) {
  Response head{.status = answer.status_code()};
  for (auto const& [name, value] : answer.headers()) {
    head.headers.add(name, value);
  }
  return head;
}

// As much of the head as check_head() looks at: it is checked twice for each answer, and read whole
// once.
Response framing_of(web::http::http_response const& answer) {
  Response head{.status = answer.status_code()};
  for (auto const* name : {"Transfer-Encoding", "Content-Length"}) {
    auto const found = answer.headers().find(name);
    if (found != answer.headers().end()) {
      head.headers.add(name, found->second);
    }
  }
  return head;
}

} // namespace

Exchange::Exchange(Request const& request, WireFailure failure,
                   std::shared_ptr<TlsFailureNote> note)
    : m_max_body(request.max_body), m_has_body(!request.body.empty()), m_timeout(request.timeout),
      m_failure(std::move(failure)), m_note(std::move(note)),
      m_published(m_answer.get_future().share()) {}

void Exchange::progress(web::http::message_direction::direction direction, std::size_t bytes) {
  if (direction == web::http::message_direction::upload) {
    m_written = true;
    return;
  }
  if (!m_head_checked.exchange(true)) {
    // H1, H16: cpprest has completed the answer's task right before this call, on this thread, and
    // has not yet given the connection back. Throwing here is the only way to close a connection in
    // which the answer of somebody else would be found next. The wait is for http_client::request
    // to return on the other thread, which has nothing left to do but that.
    auto const answer = m_published.get();
    if (!answer.is_done()) {
      throw core::Error{.kind = core::ErrorKind::internal,
                        .message = "cpprest reported a body before its head",
                        .maybe_done = true};
    }
    check_head(framing_of(answer.get()), m_max_body, m_failure.origin);
  }
  check_size(bytes, m_max_body, m_failure.origin); // H10
}

void Exchange::follow(std::shared_ptr<Exchange> const& exchange, Task const& answer) {
  exchange->m_answer.set_value(answer);
  // H4: an exception that nobody looks at ends the process, so the last continuation looks at all
  // of them, whether anybody still waits or not. H16: bytes, since texts depend on Content-Type.
  answer
      .then([exchange](web::http::http_response const& received) {
        exchange->reject_early(received);
        return received.extract_vector().then([received](std::vector<unsigned char> const& body) {
          Response response = head_of(received);
          response.body.assign(body.begin(), body.end());
          return response;
        });
      })
      .then([exchange](pplx::task<Response> const& whole) {
        try {
          exchange->finish({.response = whole.get()});
        } catch (...) {
          exchange->finish(exchange->failed(std::current_exception()));
        }
      });
}

void Exchange::reject_early(web::http::http_response const& received) {
  // progress() is called only after a first part of the body; a Content-Length that never comes
  // true would be waited for until the deadline.
  auto checked = core::attempt([&] {
    check_head(framing_of(received), m_max_body, m_failure.origin);
    return true;
  });
  if (checked.error) {
    {
      std::scoped_lock const lock(m_mutex);
      m_rejected = std::move(checked.error);
    }
    m_cancel.cancel();
  }
}

std::optional<core::Error> Exchange::rejection() {
  std::scoped_lock const lock(m_mutex);
  return m_rejected;
}

void Exchange::finish(Outcome outcome) {
  {
    std::scoped_lock const lock(m_mutex);
    m_outcome = std::move(outcome);
  }
  // With the lock held it would wake up only to wait for it.
  m_changed.notify_all();
}

Outcome Exchange::failed(std::exception_ptr const& cause) {
  if (auto rejected = rejection()) {
    return {.error = std::move(*rejected)};
  }
  try {
    std::rethrow_exception(cause);
  } catch (core::Error const& error) {
    return {.error = error};
  } catch (web::http::http_exception const& error) {
    WireFailure failure = m_failure;
    failure.text = error.what();
    failure.code = error.error_code().value();
    failure.written = m_written;
    failure.tls = m_note->get();
    return {.error = explain(failure), .unreachable = is_unreachable(failure)};
  } catch (std::exception const& error) {
    return {.error = {.kind = core::ErrorKind::network,
                      .message = fmt::format("the exchange with {} failed: {}", m_failure.origin,
                                             error.what()),
                      .hint = "Run the same command again",
                      .cause = "connection broke",
                      .maybe_done = true}};
  }
}

bool Exchange::may_be_sent() const {
  if (m_written) {
    return true;
  }
  // cpprest reports the head as written before it starts on the body, so without that report a
  // request with a body cannot be whole.
  if (m_has_body) {
    return false;
  }
  return !(m_session && !m_session->established);
}

Outcome Exchange::unreachable() {
  m_cancel.cancel();
  return {.error = {.kind = core::ErrorKind::network,
                    .message = fmt::format("cannot connect to {}: no answer", m_failure.origin),
                    .hint = "Check the network; behind a proxy, set HTTPS_PROXY",
                    .cause = "no connection"},
          .unreachable = true};
}

Outcome Exchange::give_up(std::stop_token const& stop) {
  // Closes the socket before it returns; nothing is sent after this. What comes of the task no
  // longer matters (while a proxy is asked for its tunnel, cpprest does not even notice).
  m_cancel.cancel();
  bool const sent = may_be_sent();
  if (stop.stop_requested()) {
    return {.error = {.kind = core::ErrorKind::cancelled,
                      .message = fmt::format("stopped while waiting for {}", m_failure.origin),
                      .maybe_done = sent}};
  }
  return {.error = {.kind = core::ErrorKind::network,
                    .message = fmt::format("{} from {} within {:g} s",
                                           sent ? "no whole answer" : "no connection or no answer",
                                           m_failure.origin, seconds(m_timeout)),
                    .hint = "Check the network, or allow more time with --timeout",
                    .cause = "no answer in time",
                    .maybe_done = sent}};
}

Outcome Exchange::wait(Patience const& patience, std::stop_token const& stop) {
  std::unique_lock lock(m_mutex);
  auto const done = [this] { return m_outcome.has_value(); };
  if (patience.connect_by) {
    auto const until = std::min(*patience.connect_by, patience.deadline);
    m_changed.wait_until(lock, stop, until, done);
    if (!done() && !stop.stop_requested() && is_connecting()) {
      lock.unlock();
      return unreachable();
    }
  }
  if (m_changed.wait_until(lock, stop, patience.deadline, done)) {
    return std::move(*m_outcome);
  }
  lock.unlock();
  return give_up(stop);
}

} // namespace partnerctl::http

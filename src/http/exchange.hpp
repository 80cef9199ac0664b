#pragma once

#include "http/cpprest.hpp"
#include "http/cpprest_client.hpp"
#include "http/tls_session.hpp"
#include "http/wire_failure.hpp"

#include <atomic>
#include <condition_variable>
#include <future>
#include <mutex>

namespace partnerctl::http {

// One request on its way through cpprest, shared by the thread that waits for it and the library's
// threads that move it; it outlives a waiter who gave up. Private to cpprest_client.cpp.
class Exchange {
public:
  using Task = pplx::task<web::http::http_response>;

  // `failure` holds what is known before: origin and proxy.
  Exchange(Request const& request, WireFailure failure, std::shared_ptr<TlsFailureNote> note);

  pplx::cancellation_token token() const { return m_cancel.get_token(); }
  // A connection was made for this exchange; called within http_client::request, if at all.
  void use(std::shared_ptr<TlsSession> session) { m_session = std::move(session); }
  // cpprest's progress handler: throws, and so closes the connection, when the answer may not be
  // used.
  void progress(web::http::message_direction::direction direction, std::size_t bytes);
  // Takes the task of the answer and observes all that can come of it.
  static void follow(std::shared_ptr<Exchange> const& exchange, Task const& answer);
  // follow() will not come, since http_client::request threw.
  void abandon() { m_answer.set_exception(std::current_exception()); }

  Outcome wait(Patience const& patience, std::stop_token const& stop);

private:
  void finish(Outcome outcome);
  Outcome failed(std::exception_ptr const& cause);
  void reject_early(web::http::http_response const& received);
  std::optional<core::Error> rejection();
  Outcome give_up(std::stop_token const& stop);
  Outcome unreachable();
  bool is_connecting() const { return m_session && !m_session->started; }
  bool may_be_sent() const;

  std::size_t const m_max_body;
  bool const m_has_body;
  std::chrono::milliseconds const m_timeout;
  WireFailure const m_failure;
  std::shared_ptr<TlsFailureNote> const m_note;
  pplx::cancellation_token_source m_cancel;
  std::promise<Task> m_answer;
  std::shared_future<Task> m_published;
  std::shared_ptr<TlsSession> m_session;
  std::atomic<bool> m_written{false};
  std::atomic<bool> m_head_checked{false};

  std::mutex m_mutex;
  std::condition_variable_any m_changed;
  std::optional<Outcome> m_outcome;
  std::optional<core::Error> m_rejected;
};

} // namespace partnerctl::http

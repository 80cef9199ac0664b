#include "cli/interrupt.hpp"

#include "partnerctl/core/error.hpp"
#include "partnerctl/core/exit_code.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <chrono>
#include <mutex>
#include <thread>

namespace partnerctl::cli {
namespace {

// What a second interrupt leaves to those in flight: they listen within moments.
constexpr int k_patience_ms = 3000;

// A signal handler may do little more than write to a pipe; all else happens on the watcher.
std::atomic<int> g_pipe_end{-1};

[[noreturn]] void leave() {
  ::_exit(static_cast<int>(core::ExitCode::interrupted));
}

// A stderr that nobody reads takes no last line, and is not waited for.
void leave_in_time() {
  std::thread([] {
    std::this_thread::sleep_for(std::chrono::milliseconds(k_patience_ms));
    leave();
  }).detach();
}

void on_signal(int /*signal*/) {
  char const byte = 's';
  auto const ignored = ::write(g_pipe_end, &byte, 1);
  static_cast<void>(ignored);
}

} // namespace

struct Interrupt::Impl {
  Messages& messages;
  std::string answer;
  std::string again;
  // Of `again`, which may be replaced while the watcher reads it.
  std::mutex mutex{};
  First first;
  // Of the one around this.
  int outer_pipe_end = -1;
  std::array<int, 2> pipe{-1, -1};
  struct sigaction old_interrupt {};
  struct sigaction old_terminate {};
  struct sigaction old_hang_up {};
  std::stop_source no_more{};
  std::stop_source abandon{};
  std::jthread watcher{};

  Impl(Messages& to, std::string text, std::string last, First does)
      : messages(to), answer(std::move(text)), again(std::move(last)), first(does) {}

  void watch() {
    while (next_is_signal()) {
      if (no_more.request_stop()) {
        if (first == First::ends) {
          leave_in_time();
        }
        if (!answer.empty()) {
          messages.say(answer);
        }
        if (first == First::ends) {
          end();
        }
      } else if (abandon.request_stop()) {
        messages.say("Leaving now");
      } else {
        end();
      }
    }
  }

  // False at the end of the interrupt. Who has left is given a moment, and then not waited for.
  bool next_is_signal() {
    pollfd readable{.fd = pipe[0], .events = POLLIN, .revents = 0};
    if (abandon.stop_requested() && ::poll(&readable, 1, k_patience_ms) == 0) {
      end();
    }
    char byte = 0;
    return ::read(pipe[0], &byte, 1) == 1 && byte == 's';
  }

  [[noreturn]] void end() {
    leave_in_time();
    std::string last;
    {
      std::lock_guard const lock(mutex);
      last = again;
    }
    if (!last.empty()) {
      messages.say(last);
    }
    messages.release();
    leave();
  }
};

Interrupt::Interrupt(Messages& messages, std::string answer, std::string again, First first)
    : m_impl(std::make_unique<Impl>(messages, std::move(answer), std::move(again), first)) {
  if (::pipe2(m_impl->pipe.data(), O_CLOEXEC) != 0) {
    throw core::Error{.kind = core::ErrorKind::internal, .message = "no pipe could be opened"};
  }
  m_impl->outer_pipe_end = g_pipe_end.exchange(m_impl->pipe[1]);
  m_impl->watcher = std::jthread([impl = m_impl.get()] { impl->watch(); });
  struct sigaction action {};
  action.sa_handler = on_signal;
  action.sa_flags = SA_RESTART;
  sigemptyset(&action.sa_mask);
  ::sigaction(SIGINT, &action, &m_impl->old_interrupt);
  ::sigaction(SIGTERM, &action, &m_impl->old_terminate);
  ::sigaction(SIGHUP, nullptr, &m_impl->old_hang_up);
  if (m_impl->old_hang_up.sa_handler != SIG_IGN) {
    ::sigaction(SIGHUP, &action, nullptr);
  }
}

Interrupt::~Interrupt() {
  g_pipe_end = m_impl->outer_pipe_end;
  ::sigaction(SIGINT, &m_impl->old_interrupt, nullptr);
  ::sigaction(SIGTERM, &m_impl->old_terminate, nullptr);
  ::sigaction(SIGHUP, &m_impl->old_hang_up, nullptr);
  char const byte = 'q';
  auto const ignored = ::write(m_impl->pipe[1], &byte, 1);
  static_cast<void>(ignored);
  m_impl->watcher.join();
  ::close(m_impl->pipe[0]);
  ::close(m_impl->pipe[1]);
}

void Interrupt::end_with(std::string again) {
  std::lock_guard const lock(m_impl->mutex);
  m_impl->again = std::move(again);
}

void Interrupt::check() const {
  if (happened()) {
    throw core::Error{.kind = core::ErrorKind::cancelled,
                      .message = "interrupted before anything was changed"};
  }
}

std::stop_token Interrupt::no_more() const {
  return m_impl->no_more.get_token();
}
std::stop_token Interrupt::abandon() const {
  return m_impl->abandon.get_token();
}

} // namespace partnerctl::cli

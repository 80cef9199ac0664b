#include "partnerctl/core/child_process.hpp"

#include "core/descriptor.hpp"
#include "core/spawn.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <mutex>
#include <system_error>

namespace partnerctl::core {
namespace {

using End = ChildResult::End;
using std::chrono::milliseconds;
using std::chrono::steady_clock;

// How often to look where the kernel cannot tell us that a child has ended.
constexpr milliseconds k_look{20};
// What the clock can add.
constexpr milliseconds k_longest = std::chrono::hours{24};

Error not_started(std::string const& program, int fault) {
  return {.message = "'" + printable(program) +
                     "' cannot be started: " + std::generic_category().message(fault)};
}

// Above the standard ones, which the child's are put over: ours may be closed.
Descriptor above_standard(Descriptor descriptor) {
  return descriptor && descriptor.get() <= STDERR_FILENO
             ? Descriptor(::fcntl(descriptor.get(), F_DUPFD_CLOEXEC, STDERR_FILENO + 1))
             : std::move(descriptor);
}

// One of the child's outputs.
class Stream {
public:
  explicit Stream(std::size_t max) : m_max(max) {
    std::array<int, 2> ends{-1, -1};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
      throw Error{.message = "no pipe: " + std::generic_category().message(errno)};
    }
    m_ours = above_standard(Descriptor(ends[0]));
    m_theirs = above_standard(Descriptor(ends[1]));
    // Only our end: the child's programs expect to wait for their readers.
    ::fcntl(m_ours.get(), F_SETFL, O_NONBLOCK);
  }
  int ours() const { return m_ours.get(); }
  int theirs() const { return m_theirs.get(); }
  void close_theirs() { m_theirs.reset(); }

  // Takes what is there.
  void drain() {
    std::array<char, 16384> buffer{};
    while (m_ours && !is_full()) {
      auto const count = ::read(m_ours.get(), buffer.data(), buffer.size());
      if (count > 0) {
        m_text.append(buffer.data(), static_cast<std::size_t>(count));
      } else if (count == 0 || (errno != EAGAIN && errno != EINTR)) {
        m_ours.reset();
      } else if (errno == EAGAIN) {
        return;
      }
    }
  }
  bool is_full() const { return m_text.size() > m_max; }
  std::string text() && {
    m_text.resize(std::min(m_text.size(), m_max));
    return std::move(m_text);
  }

private:
  std::size_t m_max;
  Descriptor m_ours{};
  Descriptor m_theirs{};
  std::string m_text{};
};

// A descriptor that becomes readable when stop is requested.
class Wakeup {
public:
  explicit Wakeup(std::stop_token stop)
      : m_event(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)), m_on_stop(std::move(stop), Ring{this}) {}
  int get() const { return m_event.get(); }

private:
  struct Ring {
    Wakeup* self;
    void operator()() const {
      std::uint64_t const one = 1;
      [[maybe_unused]] auto const written = ::write(self->m_event.get(), &one, sizeof(one));
    }
  };
  Descriptor m_event;
  std::stop_callback<Ring> m_on_stop;
};

// One run from its start to its end.
class Run {
public:
  explicit Run(ChildProcess const& child)
      : m_child(child), m_deadline(steady_clock::now() + std::min(child.timeout, k_longest)),
        m_wakeup(child.stop), m_out(child.max_output), m_err(child.max_output) {}
  ~Run() {
    if (m_pid > 0) {
      ::kill(-m_pid, SIGKILL);
      ::waitpid(m_pid, nullptr, 0);
    }
  }
  Run(Run const&) = delete;
  Run& operator=(Run const&) = delete;

  ChildResult to_end() {
    start();
    while (!m_end) {
      wait_for_news();
      m_out.drain();
      m_err.drain();
      decide();
    }
    return {.end = *m_end,
            .code = m_code,
            .out = std::move(m_out).text(),
            .err = std::move(m_err).text()};
  }

private:
  void start() {
    Spawn spawn(m_child.program, m_child.arguments, m_child.environment, Spawn::Apart::group,
                {.out = m_out.theirs(), .err = m_err.theirs()});
    if (int const fault = spawn.start(m_pid); fault != 0) {
      m_pid = -1;
      throw not_started(m_child.program, fault);
    }
    m_out.close_theirs();
    m_err.close_theirs();
    limit(RLIMIT_CPU, static_cast<rlim_t>(m_child.max_computing.count()));
    limit(RLIMIT_AS, m_child.max_memory);
    // glibc 2.36 declares pidfd_open for C only. Old kernels and some containers refuse it.
    m_exit = Descriptor(static_cast<int>(::syscall(SYS_pidfd_open, m_pid, 0)));
  }

  // posix_spawn sets none. It has begun by now, and its first moments take little.
  void limit(__rlimit_resource resource, rlim_t most) {
    rlimit const both{.rlim_cur = most, .rlim_max = most};
    if (most > 0) {
      ::prlimit(m_pid, resource, &both, nullptr);
    }
  }

  void wait_for_news() {
    std::array<pollfd, 4> news{{{m_out.ours(), POLLIN, 0},
                                {m_err.ours(), POLLIN, 0},
                                {m_wakeup.get(), POLLIN, 0},
                                {m_exit.get(), POLLIN, 0}}};
    auto left = std::chrono::ceil<milliseconds>(m_deadline - steady_clock::now());
    left = std::clamp(left, milliseconds{0}, m_exit ? milliseconds{60'000} : k_look);
    ::poll(news.data(), news.size(), static_cast<int>(left.count()));
  }

  void decide() {
    if (m_out.is_full() || m_err.is_full()) {
      kill_group(End::too_much_output);
    } else if (reap(WNOHANG)) {
      // What it wrote last; what it left in the background may hold the pipes open for long.
      m_out.drain();
      m_err.drain();
      m_end = m_out.is_full() || m_err.is_full() ? End::too_much_output : m_natural_end;
    } else if (m_child.stop.stop_requested()) {
      kill_group(End::stopped);
    } else if (steady_clock::now() >= m_deadline) {
      kill_group(End::timed_out);
    }
  }

  // While its leader is not reaped, no other group can have the number.
  void kill_group(End end) {
    ::kill(-m_pid, SIGKILL);
    reap(0);
    m_code = 0;
    m_end = end;
  }

  bool reap(int options) {
    int status = 0;
    pid_t reaped = -1;
    do {
      reaped = ::waitpid(m_pid, &status, options);
    } while (reaped < 0 && errno == EINTR);
    if (reaped == 0) {
      return false;
    }
    m_pid = -1;
    if (reaped < 0) {
      throw Error{.message = "the end of '" + printable(m_child.program) + "' was not reported"};
    }
    m_natural_end = WIFEXITED(status) ? End::exited : End::killed;
    m_code = WIFEXITED(status) ? WEXITSTATUS(status) : WTERMSIG(status);
    return true;
  }

  ChildProcess const& m_child;
  steady_clock::time_point m_deadline;
  Wakeup m_wakeup;
  Stream m_out;
  Stream m_err;
  pid_t m_pid = -1;
  Descriptor m_exit{};
  std::optional<End> m_end{};
  End m_natural_end = End::exited;
  int m_code = 0;
};

// Who starts us may ignore SIGCHLD, and then the kernel throws away how a child ended.
void keep_exit_codes() {
  static std::once_flag s_once;
  std::call_once(s_once, [] {
    struct sigaction current {};
    if (::sigaction(SIGCHLD, nullptr, &current) == 0 && current.sa_handler == SIG_IGN) {
      ::signal(SIGCHLD, SIG_DFL);
    }
  });
}

bool is_absolute(std::string const& path) {
  return path.starts_with('/');
}

bool is_program(std::string const& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode) &&
         ::access(path.c_str(), X_OK) == 0;
}

} // namespace

std::optional<std::string> find_program(std::string const& name, Environment const& environment) {
  if (name.empty() || name.find('/') != std::string::npos) {
    return std::nullopt;
  }
  for (auto const& folder : split(environment.get("PATH").value_or(""), ':')) {
    auto path = folder;
    path.append("/").append(name);
    if (is_absolute(folder) && is_program(path)) {
      return path;
    }
  }
  return std::nullopt;
}

ChildResult run(ChildProcess const& child) {
  if (!is_absolute(child.program)) {
    throw not_started(child.program, ENOENT);
  }
  if (child.stop.stop_requested()) {
    return {.end = End::stopped};
  }
  keep_exit_codes();
  return Run(child).to_end();
}

// Our child starts it and ends, so that the program is init's to reap. The program's own start is
// what it reports.
bool launch(std::string const& program, std::vector<std::string> const& arguments,
            Environment const& environment) {
  if (!is_absolute(program)) {
    return false;
  }
  keep_exit_codes();
  Spawn spawn(program, arguments, environment, Spawn::Apart::session, {});
  pid_t const between = ::fork();
  if (between == 0) {
    pid_t pid = -1;
    ::_exit(spawn.start(pid) == 0 ? 0 : 1);
  }
  int status = 1;
  while (between > 0 && ::waitpid(between, &status, 0) < 0 && errno == EINTR) {
  }
  return between > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

} // namespace partnerctl::core

#include "support/process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <mutex>
#include <stdexcept>
#include <thread>
#include <utility>

namespace partnerctl::test {
namespace {

using Clock = std::chrono::steady_clock;
// Bounds against hanging alone: nothing that goes well comes near them.
constexpr std::chrono::seconds k_patience{120};
constexpr std::chrono::seconds k_shorter_patience{60};

// One direction of a pipe, closed when it goes.
struct Pipe {
  std::array<int, 2> ends{-1, -1};
  Pipe() {
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
      throw std::runtime_error("no pipe");
    }
  }
  ~Pipe() {
    close_end(0);
    close_end(1);
  }
  Pipe(Pipe const&) = delete;
  Pipe& operator=(Pipe const&) = delete;
  void close_end(std::size_t which) {
    if (ends.at(which) >= 0) {
      ::close(ends.at(which));
      ends.at(which) = -1;
    }
  }
};

// What execve() takes. Made before the fork: between a fork and what follows it a process of
// several threads may not ask for memory.
class Program {
public:
  Program(std::string const& program, Command const& command) : m_words{program} {
    m_words.insert(m_words.end(), command.arguments.begin(), command.arguments.end());
    for (auto const& [name, value] : command.environment) {
      m_variables.push_back(name + "=" + value);
    }
    for (auto const* name :
         {"PATH", "ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS"}) {
      char const* value = std::getenv(name);
      if (value != nullptr && !command.environment.contains(name)) {
        m_variables.push_back(std::string(name) + "=" + value);
      }
    }
    m_argv = pointers(m_words);
    m_envp = pointers(m_variables);
  }
  [[noreturn]] void become() const {
    ::execve(m_argv.front(), m_argv.data(), m_envp.data());
    ::_exit(127);
  }

private:
  static std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> result;
    for (auto& text : texts) {
      result.push_back(text.data());
    }
    result.push_back(nullptr);
    return result;
  }

  std::vector<std::string> m_words;
  std::vector<std::string> m_variables{};
  std::vector<char*> m_argv{};
  std::vector<char*> m_envp{};
};

void write_all(int descriptor, std::string const& text) {
  std::size_t at = 0;
  while (at < text.size()) {
    auto const count = ::write(descriptor, text.data() + at, text.size() - at);
    if (count <= 0) {
      return;
    }
    at += static_cast<std::size_t>(count);
  }
}

} // namespace

bool comes_true(std::function<bool()> const& is_so) {
  auto const deadline = Clock::now() + k_shorter_patience;
  while (!is_so()) {
    if (Clock::now() > deadline) {
      return false;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  return true;
}

struct Background::Impl {
  pid_t pid = -1;
  Pipe in{};
  Pipe out{};
  Pipe err{};
  int terminal = -1;
  mutable std::mutex mutex{};
  std::string out_text{};
  std::string err_text{};
  std::size_t lines_read_to = 0;
  std::jthread out_reader{};
  std::jthread err_reader{};
  std::jthread writer{};
  bool ended = false;

  void start_piped(Program const& program) {
    pid = ::fork();
    if (pid == 0) {
      ::dup2(in.ends[0], 0);
      ::dup2(out.ends[1], 1);
      ::dup2(err.ends[1], 2);
      program.become();
    }
    in.close_end(0);
    out.close_end(1);
    err.close_end(1);
  }
  void start_on_terminal(Program const& program, unsigned columns) {
    winsize size{};
    size.ws_col = static_cast<unsigned short>(columns);
    size.ws_row = 40;
    termios raw{};
    ::cfmakeraw(&raw);
    raw.c_lflag |= ISIG;
    pid = ::forkpty(&terminal, nullptr, &raw, &size);
    if (pid == 0) {
      program.become();
    }
    ::fcntl(terminal, F_SETFD, FD_CLOEXEC);
  }
  void keep(int descriptor, std::string& to) {
    std::array<char, 65536> buffer{};
    while (true) {
      auto const count = ::read(descriptor, buffer.data(), buffer.size());
      if (count <= 0) {
        return;
      }
      std::scoped_lock const lock(mutex);
      to.append(buffer.data(), static_cast<std::size_t>(count));
    }
  }
};

Background::Background(std::string const& program, Command const& command)
    : m_impl(std::make_unique<Impl>()) {
  ::signal(SIGPIPE, SIG_IGN);
  auto* impl = m_impl.get();
  Program const ready(program, command);
  if (command.terminal_columns > 0) {
    impl->start_on_terminal(ready, command.terminal_columns);
    impl->out_reader = std::jthread([impl] { impl->keep(impl->terminal, impl->out_text); });
    write_all(impl->terminal, command.input);
    return;
  }
  impl->start_piped(ready);
  impl->out_reader = std::jthread([impl] { impl->keep(impl->out.ends[0], impl->out_text); });
  impl->err_reader = std::jthread([impl] { impl->keep(impl->err.ends[0], impl->err_text); });
  impl->writer = std::jthread([impl, input = command.input] {
    write_all(impl->in.ends[1], input);
    impl->in.close_end(1);
  });
}

Background::~Background() {
  if (!m_impl->ended) {
    ::kill(m_impl->pid, SIGKILL);
    int status = 0;
    ::waitpid(m_impl->pid, &status, 0);
  }
  m_impl->out_reader = {};
  m_impl->err_reader = {};
  m_impl->writer = {};
  if (m_impl->terminal >= 0) {
    ::close(m_impl->terminal);
  }
}

std::string Background::read_line() {
  std::string line;
  bool const came = comes_true([&] {
    std::scoped_lock const lock(m_impl->mutex);
    auto const end = m_impl->out_text.find('\n', m_impl->lines_read_to);
    if (end != std::string::npos) {
      auto const begin = std::exchange(m_impl->lines_read_to, end + 1);
      line = m_impl->out_text.substr(begin, end - begin);
    }
    return end != std::string::npos;
  });
  if (!came) {
    throw std::runtime_error("no line came; stderr: " + err());
  }
  return line;
}

std::string Background::await(std::string const& text) const {
  std::string printed;
  bool const came = comes_true([&] {
    printed = out() + err();
    return printed.find(text) != std::string::npos;
  });
  if (!came) {
    throw std::runtime_error("'" + text + "' was not printed; but: " + printed);
  }
  return printed;
}

void Background::type(std::string const& text) const {
  write_all(m_impl->terminal, text);
}

int Background::pid() const {
  return m_impl->pid;
}

void Background::signal(int number) const {
  ::kill(m_impl->pid, number);
}

std::string Background::err() const {
  std::scoped_lock const lock(m_impl->mutex);
  return m_impl->err_text;
}

std::string Background::out() const {
  std::scoped_lock const lock(m_impl->mutex);
  return m_impl->out_text;
}

Ended Background::wait() {
  auto const deadline = Clock::now() + k_patience;
  int status = 0;
  rusage usage{};
  while (::wait4(m_impl->pid, &status, WNOHANG, &usage) == 0) {
    if (Clock::now() > deadline) {
      throw std::runtime_error("the program did not end; stderr: " + err());
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  m_impl->ended = true;
  m_impl->out_reader = {};
  m_impl->err_reader = {};
  int const code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return {
      .code = code, .out = m_impl->out_text, .err = m_impl->err_text, .peak_kib = usage.ru_maxrss};
}

Ended run_program(std::string const& program, Command const& command) {
  Background running(program, command);
  return running.wait();
}

std::map<std::string, std::string> loopback_only() {
  return {{"LD_PRELOAD", PARTNERCTL_LOOPBACK_GUARD}};
}

std::string partnerctl_binary() {
  char const* named = std::getenv("PARTNERCTL_BINARY");
  return named != nullptr ? named : PARTNERCTL_BUILT_BINARY;
}

long sanitizer_kib() {
#ifdef __SANITIZE_ADDRESS__
  static long const k_taken =
      run_program(partnerctl_binary(), {.arguments = {"--version"}}).peak_kib;
  return k_taken;
#else
  return 0;
#endif
}

} // namespace partnerctl::test

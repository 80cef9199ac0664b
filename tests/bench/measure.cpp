#include "bench/measure.hpp"

#include <fmt/core.h>

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace partnerctl::bench {
namespace {

constexpr double k_ms_per_s = 1000;
constexpr double k_us_per_ms = 1000;
constexpr double k_kib_per_mib = 1024;

// Where the outputs of a program that is started go.
class Redirections {
public:
  Redirections(std::string const& out_file, std::string const& err_file) {
    constexpr int k_new_file = O_WRONLY | O_CREAT | O_TRUNC;
    constexpr mode_t k_mode = 0600;
    ::posix_spawn_file_actions_init(&m_actions);
    ::posix_spawn_file_actions_addopen(&m_actions, 0, "/dev/null", O_RDONLY, 0);
    ::posix_spawn_file_actions_addopen(&m_actions, 1, out_file.c_str(), k_new_file, k_mode);
    ::posix_spawn_file_actions_addopen(&m_actions, 2, err_file.c_str(), k_new_file, k_mode);
  }
  ~Redirections() { ::posix_spawn_file_actions_destroy(&m_actions); }
  Redirections(Redirections const&) = delete;
  Redirections& operator=(Redirections const&) = delete;
  posix_spawn_file_actions_t const* get() const { return &m_actions; }

private:
  posix_spawn_file_actions_t m_actions{};
};

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> result;
  result.reserve(texts.size() + 1);
  for (auto& text : texts) {
    result.push_back(text.data());
  }
  result.push_back(nullptr);
  return result;
}

std::vector<std::string> variables(Program const& program) {
  std::vector<std::string> result;
  for (auto const& [name, value] : program.environment) {
    result.push_back(fmt::format("{}={}", name, value));
  }
  if (char const* path = std::getenv("PATH")) {
    result.push_back(std::string("PATH=") + path);
  }
  return result;
}

double milliseconds(timeval const& time) {
  return static_cast<double>(time.tv_sec) * k_ms_per_s +
         static_cast<double>(time.tv_usec) / k_us_per_ms;
}

} // namespace

Cost run(Program const& program) {
  std::vector<std::string> words{program.path};
  words.insert(words.end(), program.arguments.begin(), program.arguments.end());
  auto settings = variables(program);
  auto argv = pointers(words);
  auto envp = pointers(settings);
  Redirections const outputs(program.out_file, program.err_file);
  auto const began = std::chrono::steady_clock::now();
  pid_t pid = -1;
  if (::posix_spawn(&pid, program.path.c_str(), outputs.get(), nullptr, argv.data(), envp.data()) !=
      0) {
    throw std::runtime_error("can't start " + program.path);
  }
  int status = 0;
  rusage usage{};
  ::wait4(pid, &status, 0, &usage);
  std::chrono::duration<double, std::milli> const wall = std::chrono::steady_clock::now() - began;
  return {.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status),
          .wall_ms = wall.count(),
          .cpu_ms = milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime),
          .peak_mib = static_cast<double>(usage.ru_maxrss) / k_kib_per_mib};
}

double median(std::vector<double> figures) {
  std::sort(figures.begin(), figures.end());
  auto const upper = figures.at(figures.size() / 2);
  return figures.size() % 2 == 1 ? upper : (figures.at(figures.size() / 2 - 1) + upper) / 2;
}

std::string on_path(std::string const& name) {
  char const* path = std::getenv("PATH");
  std::istringstream folders(path != nullptr ? path : "");
  for (std::string folder; std::getline(folders, folder, ':');) {
    auto candidate = fmt::format("{}/{}", folder, name);
    if (::access(candidate.c_str(), X_OK) == 0) {
      return candidate;
    }
  }
  return {};
}

long connections_accepted() {
  std::ifstream counters("/proc/net/snmp");
  std::vector<std::string> names;
  for (std::string line; std::getline(counters, line);) {
    if (line.rfind("Tcp:", 0) != 0) {
      continue;
    }
    // The first such line has the names, the second their values.
    std::istringstream text(line);
    std::vector<std::string> words;
    for (std::string word; text >> word;) {
      words.push_back(word);
    }
    auto const at = std::find(names.begin(), names.end(), "PassiveOpens");
    if (at != names.end()) {
      return std::stol(words.at(static_cast<std::size_t>(at - names.begin())));
    }
    names = words;
  }
  return -1;
}

} // namespace partnerctl::bench

#include "core/spawn.hpp"

#include "partnerctl/core/text.hpp"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

namespace partnerctl::core {
namespace {

std::vector<std::string> words_of(std::string const& program,
                                  std::vector<std::string> const& arguments) {
  std::vector<std::string> words{program};
  words.insert(words.end(), arguments.begin(), arguments.end());
  return words;
}

std::vector<std::string> variables_of(Environment const& environment) {
  std::vector<std::string> variables;
  for (auto const& [name, value] : environment.all()) {
    variables.push_back(join({name, value}, "="));
  }
  return variables;
}

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  pointers.reserve(texts.size() + 1);
  for (auto& text : texts) {
    pointers.push_back(text.data());
  }
  pointers.push_back(nullptr);
  return pointers;
}

} // namespace

Spawn::Spawn(std::string const& program, std::vector<std::string> const& arguments,
             Environment const& environment, Apart apart, Outputs outputs)
    : m_words(words_of(program, arguments)), m_variables(variables_of(environment)),
      m_argv(pointers_to(m_words)), m_envp(pointers_to(m_variables)) {
  ::posix_spawn_file_actions_init(&m_actions);
  ::posix_spawnattr_init(&m_attributes);
  set_descriptors(outputs);
  ::posix_spawn_file_actions_addchdir_np(&m_actions, "/");
  set_attributes(apart);
}

Spawn::~Spawn() {
  ::posix_spawn_file_actions_destroy(&m_actions);
  ::posix_spawnattr_destroy(&m_attributes);
}

void Spawn::set_descriptors(Outputs outputs) {
  for (int const standard : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    ::posix_spawn_file_actions_addopen(&m_actions, standard, "/dev/null", O_RDWR, 0);
  }
  if (outputs.out >= 0) {
    ::posix_spawn_file_actions_adddup2(&m_actions, outputs.out, STDOUT_FILENO);
  }
  if (outputs.err >= 0) {
    ::posix_spawn_file_actions_adddup2(&m_actions, outputs.err, STDERR_FILENO);
  }
  // Libraries of ours may have opened files without O_CLOEXEC.
  ::posix_spawn_file_actions_addclosefrom_np(&m_actions, STDERR_FILENO + 1);
}

void Spawn::set_attributes(Apart apart) {
  sigset_t signals{};
  ::sigemptyset(&signals);
  ::posix_spawnattr_setsigmask(&m_attributes, &signals);
  // We ignore SIGPIPE; a program that inherits that writes into closed pipes for ever.
  ::sigfillset(&signals);
  ::posix_spawnattr_setsigdefault(&m_attributes, &signals);
  int const flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF |
                    (apart == Apart::group ? POSIX_SPAWN_SETPGROUP : POSIX_SPAWN_SETSID);
  ::posix_spawnattr_setflags(&m_attributes, static_cast<short>(flags));
}

int Spawn::start(pid_t& pid) {
  return ::posix_spawn(&pid, m_argv.front(), &m_actions, &m_attributes, m_argv.data(),
                       m_envp.data());
}

} // namespace partnerctl::core

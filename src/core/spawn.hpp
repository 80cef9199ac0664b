#pragma once

#include "partnerctl/core/environment.hpp"

#include <spawn.h>
#include <sys/types.h>

#include <string>
#include <vector>

namespace partnerctl::core {

// What posix_spawn is given, made ahead: the words and variables, the root folder, no descriptor
// but the three standard ones, and signals as a fresh process has them.
class Spawn {
public:
  enum class Apart { group, session };
  // Where its outputs go: descriptors of ours above 2, or -1 for nowhere.
  struct Outputs {
    int out = -1;
    int err = -1;
  };

  Spawn(std::string const& program, std::vector<std::string> const& arguments,
        Environment const& environment, Apart apart, Outputs outputs);
  ~Spawn();
  Spawn(Spawn const&) = delete;
  Spawn& operator=(Spawn const&) = delete;

  // 0 or an errno, also of exec itself; takes no memory and no lock, so it may follow a fork.
  int start(pid_t& pid);

private:
  void set_descriptors(Outputs outputs);
  void set_attributes(Apart apart);

  std::vector<std::string> m_words;
  std::vector<std::string> m_variables;
  std::vector<char*> m_argv;
  std::vector<char*> m_envp;
  posix_spawn_file_actions_t m_actions{};
  posix_spawnattr_t m_attributes{};
};

} // namespace partnerctl::core

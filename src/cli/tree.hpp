#pragma once

#include "cli/command.hpp"
#include "cli/globals.hpp"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace partnerctl::cli {

// The words that stand before the verbs: "tenant", "sandbox".
struct Noun {
  std::string name{};
  std::string summary{};
};

// The parser of the whole command line, made from the commands. It builds no service.
class Tree {
public:
  explicit Tree(std::vector<Command> commands);
  ~Tree();
  Tree(Tree const&) = delete;
  Tree& operator=(Tree const&) = delete;

  CLI::App& root() { return *m_root; }
  CLI::App const& root() const { return *m_root; }
  Globals& globals() { return m_globals; }
  bool wants_version() const { return m_version; }
  std::vector<Command> const& commands() const { return m_commands; }
  std::vector<Noun> const& nouns() const { return m_nouns; }

  // The deepest (sub)command that a parse has reached: the root itself when none was named.
  CLI::App& reached();
  // The command of a parser node; nullptr for the root and for nouns.
  Command const* command_of(CLI::App const& app) const;
  Run const* run_of(CLI::App const& app) const;
  CLI::App const& app_of(Command const& command) const;

private:
  CLI::App& place(std::string const& path, Command const& command);

  std::vector<Command> m_commands;
  std::vector<Noun> m_nouns;
  Globals m_globals;
  bool m_version = false;
  std::unique_ptr<CLI::App> m_root;
  std::map<CLI::App const*, std::size_t> m_index;
  std::map<CLI::App const*, Run> m_runs;
};

} // namespace partnerctl::cli

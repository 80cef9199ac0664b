#include "cli/tree.hpp"

#include "partnerctl/core/text.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <stdexcept>

namespace partnerctl::cli {

Tree::Tree(std::vector<Command> commands)
    : m_commands(std::move(commands)), m_nouns{{"tenant", "The tenants that can be selected"},
                                               {"auth", "A person's sign-ins, kept for later"},
                                               {"claim",
                                                "Customer claims (CPOR), from draft to decision"},
                                               {"run", "The record of runs"},
                                               {"sandbox",
                                                "The built-in stand-in for Microsoft's services"}},
      m_root(std::make_unique<CLI::App>("", "partnerctl")) {
  // Global options may stand anywhere; subcommands inherit this.
  m_root->fallthrough();
  m_root->set_help_flag("-h,--help", "Show help");
  m_root->add_flag("--version", m_version, "Show the version");
  add_globals(*m_root, m_globals);
  for (std::size_t i = 0; i < m_commands.size(); ++i) {
    auto const& command = m_commands[i];
    auto& app = place(command.path, command);
    m_index[&app] = i;
    m_runs[&app] = command.declare(app);
  }
}

Tree::~Tree() = default;

CLI::App& Tree::place(std::string const& path, Command const& command) {
  auto const words = core::split(path, ' ');
  auto* parent = m_root.get();
  if (words.size() == 2) {
    auto const below = m_root->get_subcommands(
        [&](CLI::App const* app) { return app->get_name() == words.front(); });
    if (!below.empty()) {
      parent = below.front();
    } else {
      auto const noun = std::find_if(m_nouns.begin(), m_nouns.end(),
                                     [&](Noun const& n) { return n.name == words.front(); });
      if (noun == m_nouns.end()) {
        throw std::logic_error("no noun is declared for " + path);
      }
      parent = m_root->add_subcommand(noun->name, noun->summary);
    }
  }
  return *parent->add_subcommand(words.back(), command.summary);
}

CLI::App& Tree::reached() {
  auto* app = m_root.get();
  while (!app->get_subcommands().empty()) {
    app = app->get_subcommands().front();
  }
  return *app;
}

Command const* Tree::command_of(CLI::App const& app) const {
  auto const found = m_index.find(&app);
  return found == m_index.end() ? nullptr : &m_commands[found->second];
}

Run const* Tree::run_of(CLI::App const& app) const {
  auto const found = m_runs.find(&app);
  return found == m_runs.end() ? nullptr : &found->second;
}

CLI::App const& Tree::app_of(Command const& command) const {
  for (auto const& [app, index] : m_index) {
    if (&m_commands[index] == &command) {
      return *app;
    }
  }
  throw std::logic_error("no such command: " + command.path);
}

} // namespace partnerctl::cli

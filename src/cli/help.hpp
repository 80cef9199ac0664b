#pragma once

#include "cli/tree.hpp"

#include <string>

namespace partnerctl::cli {

// The help of a node of the tree: of a command with its options, the global ones and examples; of a
// noun or the root with the commands below it.
std::string help(Tree const& tree, CLI::App const& app);

// docs/commands.md, whole: every command with its options and examples. A test compares the file.
std::string reference(Tree const& tree);

} // namespace partnerctl::cli

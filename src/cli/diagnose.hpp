#pragma once

#include "cli/tree.hpp"
#include "partnerctl/core/error.hpp"

#include <string>
#include <vector>

namespace partnerctl::cli {

// What was wrong with a command line that did not parse, as a usage error: the stray word and what
// it may have meant (a command, also one whose words are in the other order, or an option), or the
// parser's own complaint. `complaint` is the parser's text, used where nothing better is known.
core::Error diagnose(Tree& tree, std::string const& complaint);

} // namespace partnerctl::cli

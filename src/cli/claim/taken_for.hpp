#pragma once

#include "cli/claim/book.hpp"
#include "cli/claim/view.hpp"

#include <string>

namespace partnerctl::cli {

// Whoever copies a claim is to know what the copy is taken for: a renewal, of the earlier claim or
// of one that stands before that, or one beside it.
void say_taken_for(std::string const& earlier, std::string const& id, ledger::ClaimBook const& book,
                   ClaimSettings const& settings, Services& services);

} // namespace partnerctl::cli

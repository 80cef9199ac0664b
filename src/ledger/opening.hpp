#pragma once

#include "ledger/connection.hpp"
#include "partnerctl/ledger/url.hpp"

#include <memory>

namespace partnerctl::ledger {

// A connection to the ledger of that URL, which is made where it is missing and brought up to date.
// Throws a usage error for `none`, and what Ledger::open says.
std::shared_ptr<Connection> open_connection(Url const& url, core::Clock const& clock,
                                            core::Milliseconds patience);

// The same for what only reads, of a ledger that is there. One that cannot be written (a backup, a
// disk that is read-only or full) is read as it is; what would change it is forbidden, or told that
// there is no room.
std::shared_ptr<Connection> open_to_read(Url const& url, core::Clock const& clock,
                                         core::Milliseconds patience);

// Whether there is one to open: false for `none`, too.
bool is_there(Url const& url);

} // namespace partnerctl::ledger

#pragma once

#include <string>

namespace partnerctl::cpor {

// What `claim acknowledge` lets a named person accept unless a text is given. Ours: what the
// portal's acknowledgements say word for word is not published, and this is not called theirs.
std::string const& default_acknowledgement();

} // namespace partnerctl::cpor

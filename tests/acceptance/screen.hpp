#pragma once

#include <string>
#include <vector>

namespace partnerctl::test {

// The rows that a terminal shows after these bytes, in order: line feeds (raw, so they also
// return), returns, and "erase to the end of the row". Throws at any other control sequence but
// colours, which it leaves out.
std::vector<std::string> screen(std::string const& bytes);

} // namespace partnerctl::test

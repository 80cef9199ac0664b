#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace partnerctl::core {

// A foreign text as it may stand in one of our sentences: on one line, printable, without what
// looks like a token, without the full stop at its end, and of at most so many columns.
std::string phrase(std::string_view foreign, std::size_t columns);

// "1 row", "2 rows": for nouns whose plural is an s.
std::string counted(std::size_t count, std::string_view noun);

} // namespace partnerctl::core

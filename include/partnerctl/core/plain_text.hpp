#pragma once

#include <string>
#include <string_view>

namespace partnerctl::core {

// The text of a file that a person made: UTF-8, without the BOM that it may begin with. Throws a
// usage error that names source, and where there is one line and column, for what Excel and Windows
// save by default (a zip archive, an old Office file, UTF-16), for a NUL and for what is not UTF-8.
// wanted: what it should have been, "a list of tenants".
std::string_view plain_text(std::string_view bytes, std::string const& source,
                            std::string_view wanted);

} // namespace partnerctl::core

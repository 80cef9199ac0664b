#pragma once

#include <string>
#include <string_view>

namespace partnerctl::config {

// An endpoint as a person wrote it, as core::Cloud wants it: "https://host[:port]" in lower case,
// without a trailing slash; http only on loopback. Throws a usage error that begins with where.
std::string endpoint(std::string_view text, std::string const& where);

// The address of a page for people: such an endpoint, and whatever path, query and fragment behind
// it. Throws as endpoint does.
std::string web_page(std::string_view text, std::string const& where);

} // namespace partnerctl::config

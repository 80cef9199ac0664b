#pragma once

#include <string>
#include <string_view>

namespace partnerctl::output {

// Whether a page may lead there: https, a host without anything before it, and nothing but visible
// ASCII.
bool is_https_address(std::string_view url);

// The address of a file below the page's own folder, to stand in an attribute: every byte that is
// no plain letter by its number. Empty for a path that is none, or that leads elsewhere.
std::string address_of_file(std::string_view path);

} // namespace partnerctl::output

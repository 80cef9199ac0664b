#pragma once

#include <map>
#include <string>

namespace partnerctl::test {

// Name and content of every file in a zip. Throws where it is none.
std::map<std::string, std::string> unzipped(std::string const& path);

// Writes them as a zip; with a password each is encrypted.
void write_zip(std::string const& path, std::map<std::string, std::string> const& files,
               std::string const& password = {});

} // namespace partnerctl::test

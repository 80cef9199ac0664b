#pragma once

#include "partnerctl/cpor/proof_text.hpp"

#include <cstddef>
#include <optional>
#include <string>

namespace partnerctl::cpor {

// Up to so many bytes from a file's beginning; nullopt where it cannot be read.
std::optional<std::string> first_bytes(std::string const& path, std::size_t count);

// What keeps a path from being looked into at all: nothing there, a folder, a pipe, no bytes, no
// leave to read. nullopt: nothing does.
std::optional<ProofText> obstacle(std::string const& path);

} // namespace partnerctl::cpor

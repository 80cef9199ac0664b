#pragma once

#include <cstddef>
#include <istream>
#include <string>

namespace partnerctl::core {

// What is expected of a file that a user names, for its refusals: "list of tenants".
struct InputKind {
  std::string name{};
  std::size_t most_bytes = std::size_t{64} * 1024 * 1024;
};

// All bytes of a regular file or of a pipe (`<(…)`). Looked at before it is opened, since to open a
// device can do things. Throws a usage error that names the path for a folder, a device, a socket,
// what cannot be read, and what is larger than that (said before it is read).
std::string read_input_file(std::string const& path, InputKind const& kind);

// The same from a stream that messages call `source`.
std::string read_input_stream(std::istream& in, std::string const& source, InputKind const& kind);

} // namespace partnerctl::core

#include "cpor/proof/proof_bytes.hpp"

#include "cpor/proof/proof_formats.hpp"

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <system_error>

namespace partnerctl::cpor {

namespace fs = std::filesystem;
using Outcome = ProofText::Outcome;

std::optional<std::string> first_bytes(std::string const& path, std::size_t count) {
  std::error_code fault;
  auto const size = fs::file_size(path, fault);
  std::ifstream file(path, std::ios::binary);
  if (fault || !file) {
    return std::nullopt;
  }
  std::string bytes(size < count ? static_cast<std::size_t>(size) : count, '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (file.bad()) {
    return std::nullopt;
  }
  bytes.resize(static_cast<std::size_t>(file.gcount()));
  return bytes;
}

std::optional<ProofText> obstacle(std::string const& path) {
  std::error_code fault;
  auto const status = fs::status(path, fault);
  if (status.type() == fs::file_type::not_found) {
    return not_read(Outcome::missing, "there is no such file");
  }
  // A pipe would be waited for without end.
  if (!fault && status.type() != fs::file_type::regular) {
    return not_read(Outcome::unreadable, fs::is_directory(status) ? "it is a folder, not a file"
                                                                  : "it is not a regular file");
  }
  errno = 0;
  if (std::ifstream const file(path, std::ios::binary); fault || !file) {
    auto const reason = fault ? fault : std::error_code(errno, std::generic_category());
    return not_read(Outcome::unreadable, "it cannot be opened: " + reason.message());
  }
  if (fs::file_size(path, fault) == 0) {
    return not_read(Outcome::empty, "it has no bytes");
  }
  return std::nullopt;
}

} // namespace partnerctl::cpor

#include "cli/secret_file.hpp"

#include "cli/services.hpp"
#include "partnerctl/core/text.hpp"

#include <array>
#include <filesystem>
#include <fstream>

namespace partnerctl::cli {
namespace {

constexpr std::streamsize k_most = std::streamsize{64} * 1024;

core::Error unusable(std::string const& path, std::string const& why) {
  return {.kind = core::ErrorKind::usage,
          .message = "--client-secret-file: " +
                     (path == "-" ? "standard input" : "'" + core::printable(path) + "'") + " " +
                     why,
          .hint = "a file whose only line is the secret's value"};
}

} // namespace

core::Secret read_secret(std::string const& path, Services& services) {
  std::error_code fault;
  std::ifstream file;
  if (path != "-") {
    if (std::filesystem::is_directory(path, fault)) {
      throw unusable(path, "is a folder");
    }
    file.open(path, std::ios::binary);
    if (!file) {
      throw unusable(path, "cannot be read");
    }
  }
  std::istream& in = path == "-" ? services.standard_input("--client-secret-file") : file;
  std::string text(static_cast<std::size_t>(k_most) + 1, '\0');
  in.read(text.data(), k_most + 1);
  text.resize(static_cast<std::size_t>(in.gcount()));
  if (in.gcount() > k_most) {
    throw unusable(path, "is no secret: it is over 64 KiB");
  }
  auto const line = core::trim(std::string_view(text).substr(0, text.find('\n')));
  if (line.empty()) {
    throw unusable(path, "is empty");
  }
  return core::Secret(std::string(line));
}

} // namespace partnerctl::cli

#include "auth/federated.hpp"
#include "auth/federated_application.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"

#include <filesystem>
#include <fstream>

namespace partnerctl::auth {
namespace {

// Real ones have one or two KiB.
constexpr std::size_t k_max_size = std::size_t{64} << 10U;

core::Error refuse(core::ErrorKind kind, std::string const& path, char const* what) {
  return {.kind = kind,
          .message = "the federated token file '" + core::printable(path) + "' " + what,
          .hint = "AZURE_FEDERATED_TOKEN_FILE has to name a file that you may read and that holds "
                  "nothing but the token (a JSON Web Token) of the issuer"};
}

// A pipe would be empty the second time, and one without a writer would never end.
std::string read(std::string const& path, core::ErrorKind kind) {
  std::error_code fault;
  auto const status = std::filesystem::status(path, fault);
  if (!std::filesystem::exists(status)) {
    throw refuse(kind, path, "does not exist or cannot be reached");
  }
  if (!std::filesystem::is_regular_file(status)) {
    throw refuse(kind, path, "is no regular file");
  }
  std::ifstream stream(path, std::ios::binary);
  std::string text(k_max_size + 1, '\0');
  stream.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (!stream.is_open() || stream.bad()) {
    throw refuse(kind, path, "cannot be read");
  }
  text.resize(static_cast<std::size_t>(stream.gcount()));
  return text;
}

// kind: usage where the file is first looked at, auth when it has gone bad since.
core::Secret token_in(std::string const& path, core::ErrorKind kind) {
  auto const text = read(path, kind);
  auto const token = core::trim(text);
  if (token.empty()) {
    throw refuse(kind, path, "is empty");
  }
  if (text.size() > k_max_size) {
    throw refuse(kind, path, "is larger than 64 KiB");
  }
  if (!is_token_shaped(token)) {
    throw refuse(kind, path, "holds no JSON Web Token");
  }
  return core::Secret(std::string(token));
}

} // namespace

bool is_workload_identity_configured(Settings const& settings) {
  return settings.client_id.has_value() && settings.federated_token_file.has_value();
}

std::shared_ptr<Credential const> workload_identity(Settings const& settings, Means const& means) {
  if (!settings.federated_token_file) {
    throw core::usage_error("signing in with a workload identity needs the file of its token",
                            "set AZURE_FEDERATED_TOKEN_FILE to its path");
  }
  if (!settings.client_id) {
    throw core::usage_error("signing in with a workload identity needs the application's client ID",
                            "set AZURE_CLIENT_ID, or give --client-id");
  }
  auto const& path = *settings.federated_token_file;
  token_in(path, core::ErrorKind::usage);
  auto token = [path](TokenRequest const& /*request*/) {
    return token_in(path, core::ErrorKind::auth);
  };
  return federated_application({.client_id = *settings.client_id,
                                .method = "workload-identity",
                                .home = settings.home,
                                .token = std::move(token)},
                               means);
}

} // namespace partnerctl::auth

#include "auth/pem.hpp"

#include "partnerctl/core/error.hpp"

#include <openssl/err.h>
#include <openssl/pem.h>

#include <cstring>

namespace partnerctl::auth {
namespace {

struct FreeBio {
  void operator()(BIO* bio) const { BIO_free(bio); }
};
using Bio = std::unique_ptr<BIO, FreeBio>;

struct Passphrase {
  std::string const& text;
  bool asked = false;
};

// OpenSSL would ask on the terminal if it had no callback.
int give_passphrase(char* buffer, int size, int /*writing*/, void* context) {
  auto& passphrase = *static_cast<Passphrase*>(context);
  passphrase.asked = true;
  if (passphrase.text.empty() || passphrase.text.size() > static_cast<std::size_t>(size)) {
    return -1;
  }
  std::memcpy(buffer, passphrase.text.data(), passphrase.text.size());
  return static_cast<int>(passphrase.text.size());
}

Bio memory_of(std::string_view text) {
  return Bio(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
}

core::Error locked(std::string const& path, bool has_password) {
  return {.kind = core::ErrorKind::usage,
          .message = "the private key in '" + path + "' " +
                     (has_password ? "does not open with the password given"
                                   : "is encrypted and no password is given"),
          .hint = "set AZURE_CLIENT_CERTIFICATE_PASSWORD to the key's password"};
}

KeyHandle read_key(std::string_view text, std::string const& path, core::Secret const& password) {
  auto const bio = memory_of(text);
  Passphrase passphrase{.text = password.reveal()};
  KeyHandle key(PEM_read_bio_PrivateKey(bio.get(), nullptr, give_passphrase, &passphrase));
  if (!key && passphrase.asked) {
    throw locked(path, !password.empty());
  }
  return key;
}

bool ended_without_fault() {
  auto const fault = ERR_peek_last_error();
  return ERR_GET_LIB(fault) == ERR_LIB_PEM && ERR_GET_REASON(fault) == PEM_R_NO_START_LINE;
}

} // namespace

KeyBundle read_pem(std::string_view text, std::string const& path, core::Secret const& password) {
  KeyBundle bundle{.key = read_key(text, path, password)};
  auto const bio = memory_of(text);
  ERR_clear_error();
  while (auto* certificate = PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr)) {
    bundle.certificates.emplace_back(certificate);
  }
  bool const whole = ended_without_fault();
  ERR_clear_error();
  if (!whole) {
    throw core::Error{.kind = core::ErrorKind::usage,
                      .message = "certificate " + std::to_string(bundle.certificates.size() + 1) +
                                 " in '" + path + "' cannot be read",
                      .hint = "the file has to be whole PEM blocks, from BEGIN to END"};
  }
  return bundle;
}

} // namespace partnerctl::auth

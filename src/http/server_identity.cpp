#include "http/server_identity.hpp"

#include "partnerctl/core/error.hpp"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <vector>

namespace partnerctl::http {
namespace {

struct Free {
  void operator()(BIO* bio) const { BIO_free(bio); }
  void operator()(X509* certificate) const { X509_free(certificate); }
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
};

using Bio = std::unique_ptr<BIO, Free>;
using Certificate = std::unique_ptr<X509, Free>;
using Key = std::unique_ptr<EVP_PKEY, Free>;

[[noreturn]] void refuse(std::string const& what, std::string const& file) {
  ERR_clear_error();
  throw core::Error{.kind = core::ErrorKind::usage,
                    .message = what + " " + file,
                    .hint = "give PEM files that this user can read"};
}

Bio open_file(std::string const& file) {
  Bio bio(BIO_new_file(file.c_str(), "rb"));
  if (!bio) {
    refuse("Cannot read", file);
  }
  return bio;
}

std::vector<Certificate> read_chain(std::string const& file) {
  auto const bio = open_file(file);
  std::vector<Certificate> chain;
  while (Certificate next{PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr)}) {
    chain.push_back(std::move(next));
  }
  // The end of the file ends the loop with an error in OpenSSL's queue.
  ERR_clear_error();
  if (chain.empty()) {
    refuse("There is no certificate in", file);
  }
  return chain;
}

} // namespace

struct ServerIdentity::Impl {
  std::vector<Certificate> chain{};
  Key key{};
};

ServerIdentity::ServerIdentity(std::string const& certificate_file, std::string const& key_file)
    : m_impl(std::make_unique<Impl>()) {
  m_impl->chain = read_chain(certificate_file);
  m_impl->key.reset(PEM_read_bio_PrivateKey(open_file(key_file).get(), nullptr, nullptr, nullptr));
  if (!m_impl->key) {
    refuse("There is no private key in", key_file);
  }
  if (X509_check_private_key(m_impl->chain.front().get(), m_impl->key.get()) != 1) {
    refuse("The private key does not belong to the certificate in", certificate_file);
  }
}

ServerIdentity::~ServerIdentity() = default;

void ServerIdentity::apply_to(SSL_CTX* context) const {
  SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
  SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_TICKET);
  SSL_CTX_set_num_tickets(context, 0);
  SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
  SSL_CTX_use_certificate(context, m_impl->chain.front().get());
  SSL_CTX_use_PrivateKey(context, m_impl->key.get());
  for (std::size_t i = 1; i < m_impl->chain.size(); ++i) {
    SSL_CTX_add1_chain_cert(context, m_impl->chain[i].get());
  }
}

} // namespace partnerctl::http

#pragma once

#include <openssl/types.h>

#include <memory>
#include <string>

namespace partnerctl::http {

// A server's certificate chain and key, read from files and given to the TLS context of a listener.
class ServerIdentity {
public:
  // Throws a usage error that names the file which cannot be read, or says that they do not match.
  ServerIdentity(std::string const& certificate_file, std::string const& key_file);
  ~ServerIdentity();
  ServerIdentity(ServerIdentity const&) = delete;
  ServerIdentity& operator=(ServerIdentity const&) = delete;

  // TLS 1.2 at least, no renegotiation, no session tickets (cpprestsdk's client makes a context for
  // every connection, and so resumes no session).
  void apply_to(SSL_CTX* context) const;

private:
  struct Impl;
  std::unique_ptr<Impl> m_impl;
};

} // namespace partnerctl::http

#pragma once

#include "auth/certificate_file.hpp"
#include "partnerctl/core/clock.hpp"
#include "partnerctl/core/secret.hpp"

#include <string>

namespace partnerctl::auth {

// What an assertion says besides its times and its random ID.
struct AssertionSubject {
  std::string client_id{};
  // The URL that the assertion is sent to.
  std::string token_endpoint{};
  // Whether the header carries the chain (x5c): for apps that trust a subject and issuer.
  bool send_chain = false;
};

// A JSON Web Token with which an application proves that it has its key (RFC 7523): PS256, valid
// from now for ten minutes, with an ID of its own, so each try needs a new one.
core::Secret client_assertion(ClientCertificate const& certificate, AssertionSubject const& subject,
                              core::TimePoint now);

} // namespace partnerctl::auth

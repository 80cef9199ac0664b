#pragma once

#include "partnerctl/http/tls_probe.hpp"

#include <vector>

struct ssl_st;

namespace partnerctl::http {

// The chain that the peer of a connection showed, its own certificate first.
std::vector<CertificateFacts> shown_chain(ssl_st* connection);

// Whether the system's own certificates suffice to accept it; host and time are not looked at.
bool is_trusted_by_system(ssl_st* connection);

} // namespace partnerctl::http

#pragma once

#include "http/tls_session.hpp"

#include <string>

struct x509_store_ctx_st;

namespace partnerctl::http {

// Says what is wrong with a chain that was refused: expired, another host's, named in the CN only,
// issued by somebody unknown (and by whom: that is how an intercepting proxy shows). `unread` is
// TlsTrust::unread().
TlsFailure tls_reason(x509_store_ctx_st* chain, std::string const& host, std::string const& unread);

} // namespace partnerctl::http

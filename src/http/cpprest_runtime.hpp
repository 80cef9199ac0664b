#pragma once

namespace partnerctl::http {

// Readies cpprestsdk for this process, once: a pool of two threads instead of forty, and no system
// certificates of its own (it would parse the whole bundle for every connection; tls_trust.hpp
// loads them once instead). It writes SSL_CERT_FILE and SSL_CERT_DIR into the process's
// environment, so core::Environment::of_process() has to be taken before it, and child processes
// have to be given that one. Call it before other threads start: getenv in one and setenv in
// another is a race.
void prepare_cpprest();

} // namespace partnerctl::http

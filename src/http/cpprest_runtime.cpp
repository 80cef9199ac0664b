#include "http/cpprest_runtime.hpp"

#include "http/cpprest.hpp"

#include <cstdlib>
#include <mutex>

namespace partnerctl::http {

namespace {

// It exists and holds no certificate, so the library's look into it costs next to nothing.
constexpr char k_no_certificates[] = "/dev/null";
// All they do is move bytes; our own threads wait for them.
constexpr std::size_t k_pool_threads = 1;

} // namespace

void prepare_cpprest() {
  static std::once_flag once;
  std::call_once(once, [] {
    ::setenv("SSL_CERT_FILE", k_no_certificates, 1);
    ::setenv("SSL_CERT_DIR", k_no_certificates, 1);
    crossplat::threadpool::initialize_with_threads(k_pool_threads);
  });
}

} // namespace partnerctl::http

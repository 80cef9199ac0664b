#include "http/pool.hpp"

#define _TURN_OFF_PLATFORM_STRING
// clang-format off: the second needs what the first brings (std::exchange)
#include <cpprest/asyncrt_utils.h>
#include <pplx/threadpool.h>
// clang-format on

#include <mutex>
#include <stdexcept>

namespace partnerctl::http {

void use_small_pool() {
  static std::once_flag once;
  std::call_once(once, [] {
    try {
      crossplat::threadpool::initialize_with_threads(2);
    } catch (std::exception const&) {
      // It runs already, with as many threads as whoever was first wanted: good enough.
      return;
    }
  });
}

} // namespace partnerctl::http

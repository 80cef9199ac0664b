#pragma once

#include <ctime>

namespace partnerctl::test {

// What this process has computed so far: unlike the time of day, what else the machine does is not
// in it, so that a bound against quadratic work holds on a busy one too.
inline double processor_seconds() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

} // namespace partnerctl::test

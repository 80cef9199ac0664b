#include "partnerctl/http/gated.hpp"

#include "partnerctl/http/retry_after.hpp"

#include <algorithm>
#include <utility>

namespace partnerctl::http {

using std::chrono::milliseconds;

Stage gated(core::Gate& gate, core::Clock const& clock) {
  return [&gate, &clock](Request request, Send const& next) {
    auto pass = gate.enter(request.deadline, request.stop);
    // The wait at the gate has taken its part of the time.
    auto const left = std::chrono::ceil<milliseconds>(request.deadline - clock.steady());
    request.timeout = std::clamp(left, milliseconds{1}, request.timeout);
    auto response = next(std::move(request));
    auto const asked = retry_after(response.headers, clock.now());
    if (response.status == 429 || (response.status == 503 && asked)) {
      pass.throttled(asked);
    } else {
      pass.succeeded();
    }
    return response;
  };
}

} // namespace partnerctl::http

#pragma once

#include "partnerctl/core/gate.hpp"
#include "partnerctl/http/pipeline.hpp"

namespace partnerctl::http {

// Sends every request through a gate, which slows down all of them when one is answered with 429,
// or with a 503 that asks for time. Belongs inside a retry: an answer comes back as it came, and
// the next try waits at the gate. Throws the gate's errors.
Stage gated(core::Gate& gate, core::Clock const& clock);

} // namespace partnerctl::http

#pragma once

#include "partnerctl/core/gate.hpp"
#include "partnerctl/http/pipeline.hpp"

namespace partnerctl::http {

// Sends every request through a gate and tells it which were throttled: answered with 429, or with
// a 503 that asks for time. Belongs inside a retry, which waits for as long as its own answer asks:
// the gate holds it only where throttling is the rule. Throws the gate's errors.
Stage gated(core::Gate& gate, core::Clock const& clock);

} // namespace partnerctl::http

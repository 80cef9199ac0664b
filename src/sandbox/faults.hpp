#pragma once

#include "partnerctl/http/message.hpp"
#include "partnerctl/sandbox/sandbox.hpp"

#include <cstdint>

namespace partnerctl::sandbox {

enum class FaultKind { none, throttle, fail, malform, lose };

// What happens to one call. pick chooses among the forms of a kind.
struct Fault {
  FaultKind kind = FaultKind::none;
  std::uint32_t pick = 0;
};

// The same call number and seed always give the same fault. arm_write: only such a call can lose
// its answer.
Fault decide_fault(Faults const& faults, std::uint64_t call, bool arm_write);

// 500, 502, 503 or 504.
int failing_status(Fault const& fault);
// Whether a failing write is carried out nevertheless: half of them are, as with a gateway that
// gives up on a service which goes on.
bool is_carried_out(Fault const& fault);
// The same answer with status 200 and a body that is no JSON, is cut off, is another shape, or
// lacks what matters.
http::Response malformed(http::Response answer, Fault const& fault);

} // namespace partnerctl::sandbox

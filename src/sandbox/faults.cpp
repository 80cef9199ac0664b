#include "sandbox/faults.hpp"

#include <array>

namespace partnerctl::sandbox {
namespace {

// SplitMix64: every bit of the call's number and the seed reaches every bit of the result.
std::uint64_t mixed(std::uint64_t value) {
  value += 0x9E3779B97F4A7C15U;
  value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9U;
  value = (value ^ (value >> 27U)) * 0x94D049BB133111EBU;
  return value ^ (value >> 31U);
}

} // namespace

Fault decide_fault(Faults const& faults, std::uint64_t call, bool arm_write) {
  constexpr std::uint64_t k_percent = 100;
  auto const random = mixed((std::uint64_t{faults.seed} << 32U) ^ call);
  auto const roll = static_cast<int>(random % k_percent);
  Fault fault{.pick = static_cast<std::uint32_t>(random >> 32U)};
  int limit = faults.throttle_percent;
  if (roll < limit) {
    fault.kind = FaultKind::throttle;
  } else if (roll < (limit += faults.fail_percent)) {
    fault.kind = FaultKind::fail;
  } else if (roll < (limit += faults.malform_percent)) {
    fault.kind = FaultKind::malform;
  } else if (arm_write && roll < limit + faults.lose_percent) {
    fault.kind = FaultKind::lose;
  }
  return fault;
}

int failing_status(Fault const& fault) {
  constexpr std::array<int, 4> k_statuses{500, 502, 503, 504};
  return k_statuses[fault.pick % k_statuses.size()];
}

bool is_carried_out(Fault const& fault) {
  return ((fault.pick >> 8U) & 1U) != 0;
}

http::Response malformed(http::Response answer, Fault const& fault) {
  constexpr int k_ok = 200;
  constexpr unsigned k_forms = 4;
  answer.status = k_ok;
  switch (fault.pick % k_forms) {
  case 0:
    answer.body = "<html><body><h1>Service</h1></body></html>";
    answer.headers.set("Content-Type", "text/html");
    break;
  case 1:
    answer.body = R"({"id":"/providers/microsoft.managementpartner/par)";
    break;
  case 2:
    answer.body = R"(["not","the","documented","shape"])";
    break;
  default:
    answer.body = R"({"name":null,"properties":{"partnerId":12,"version":"x"}})";
    break;
  }
  return answer;
}

} // namespace partnerctl::sandbox

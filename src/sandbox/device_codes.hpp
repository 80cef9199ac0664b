#pragma once

#include "partnerctl/core/clock.hpp"
#include "sandbox/answer.hpp"
#include "sandbox/claims_request.hpp"

#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace partnerctl::sandbox {

inline constexpr std::chrono::seconds k_device_code_lifetime{900};

// What a device code was asked for.
struct DeviceRequest {
  std::string client_id{};
  // The tenant's ID.
  std::string tenant{};
  std::string scope{};
  ClaimsRequest claims{};
};

// Device codes (RFC 8628), kept in the process: 15 minutes, redeemed once, polled no faster than
// the interval, which grows by five seconds with each poll that came too soon.
class DeviceCodes {
public:
  DeviceCodes(std::chrono::seconds interval, core::Clock const& clock)
      : m_interval(interval), m_clock(clock) {}

  struct Issued {
    std::string device_code{};
    std::string user_code{};
  };
  Issued issue(DeviceRequest request);
  std::chrono::seconds interval() const { return m_interval; }

  // What waits for a person under this user code (blanks, hyphens and case do not matter); nullopt
  // for one that is unknown, expired or decided.
  std::optional<DeviceRequest> waiting(std::string_view user_code);
  // The person has decided: no refusal is an approval. Nothing happens to what does not wait.
  void decide(std::string_view user_code, std::optional<StsError> refusal);

  // The request once it is approved, which ends the code; else what a poll is told.
  std::variant<DeviceRequest, StsError>
  poll(std::string const& device_code, std::string const& client_id, std::string const& tenant);

private:
  struct Code {
    DeviceRequest request{};
    std::string user_code{};
    core::SteadyPoint until{};
    std::chrono::seconds interval{};
    std::optional<core::SteadyPoint> last_poll{};
    bool decided = false;
    std::optional<StsError> refusal{};
  };
  Code* find_waiting(std::string_view user_code);

  std::chrono::seconds m_interval;
  core::Clock const& m_clock;
  std::mutex m_mutex;
  std::map<std::string, Code> m_codes;
};

} // namespace partnerctl::sandbox

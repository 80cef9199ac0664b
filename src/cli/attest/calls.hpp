#pragma once

#include "partnerctl/core/clock.hpp"
#include "partnerctl/http/pipeline.hpp"

#include <mutex>
#include <string>
#include <vector>

namespace partnerctl::cli {

// One call that was answered or failed: how a piece of evidence was read.
struct Call {
  core::TimePoint at{};
  std::string method{};
  std::string url{};
  // 0: there was no answer.
  int status = 0;
  // The service's x-ms-request-id; empty where it sent none.
  std::string request_id{};
};

// Notes every call that passes through it; what it notes has no token and no body.
class Calls {
public:
  explicit Calls(core::Clock const& clock) : m_clock(clock) {}
  // It must outlive what is returned.
  http::Send noting(http::Send send);
  std::vector<Call> all() const;

private:
  core::Clock const& m_clock;
  mutable std::mutex m_mutex;
  std::vector<Call> m_calls;
};

} // namespace partnerctl::cli

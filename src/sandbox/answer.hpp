#pragma once

#include "partnerctl/core/clock.hpp"
#include "partnerctl/core/json.hpp"
#include "partnerctl/http/message.hpp"

#include <string>

namespace partnerctl::sandbox {

// 200 (or status) with a JSON body.
http::Response json_answer(core::Json const& body, int status = 200);

// An error of ARM and of the providers behind it: {"error":{code,message}}.
http::Response arm_error(int status, std::string const& code, std::string const& message);

// An error of Entra's token endpoint.
struct StsError {
  int status = 400;
  std::string error{}; // OAuth's word, such as invalid_grant
  int code = 0;        // AADSTS number; 0: none is known
  std::string message{};
  std::string suberror{};
  // What a new sign-in must ask for, as it is sent in the parameter `claims`.
  std::string claims{};
};

// "AADSTS65001: … Trace ID: … Correlation ID: … Timestamp: …", as the token endpoint and a redirect
// say it.
std::string sts_description(StsError const& error, core::TimePoint now);

// In the documented shape: error, error_description, error_codes, timestamp, trace_id,
// correlation_id, error_uri, suberror, claims. correlation: the client's own request ID, else
// empty.
http::Response sts_error(StsError const& error, core::TimePoint now,
                         std::string const& correlation);

} // namespace partnerctl::sandbox

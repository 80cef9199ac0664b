#include "sandbox/answer.hpp"

#include "partnerctl/core/ids.hpp"
#include "partnerctl/core/time.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

namespace partnerctl::sandbox {

http::Response json_answer(core::Json const& body, int status) {
  return {.status = status,
          .headers = {{"Content-Type", "application/json; charset=utf-8"}},
          .body = core::write_json(body)};
}

http::Response arm_error(int status, std::string const& code, std::string const& message) {
  return json_answer(core::Json{{"error", {{"code", code}, {"message", message}}}}, status);
}

http::Response sts_error(StsError const& error, core::TimePoint now,
                         std::string const& correlation) {
  std::string const trace = core::Guid::random().text();
  std::string const id = correlation.empty() ? core::Guid::random().text() : correlation;
  std::string timestamp = core::format_rfc3339(now); // Entra writes a blank for the T
  timestamp[timestamp.find('T')] = ' ';
  core::Json body{
      {"error", error.error},
      {"error_description",
       fmt::format("AADSTS{}: {} Trace ID: {} Correlation ID: {} Timestamp: {}", error.code,
                   error.message, trace, id, timestamp)},
      {"error_codes", core::Json::array({error.code})},
      {"timestamp", timestamp},
      {"trace_id", trace},
      {"correlation_id", id},
      {"error_uri", fmt::format("https://login.microsoftonline.com/error?code={}", error.code)}};
  if (!error.suberror.empty()) {
    body["suberror"] = error.suberror;
  }
  return json_answer(body, error.status);
}

} // namespace partnerctl::sandbox

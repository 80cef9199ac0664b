#include "sandbox/answer.hpp"

#include "partnerctl/core/ids.hpp"
#include "partnerctl/core/time.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

namespace partnerctl::sandbox {
namespace {

std::string sts_time(core::TimePoint now) {
  std::string text = core::format_rfc3339(now); // Entra writes a blank for the T
  text[text.find('T')] = ' ';
  return text;
}

std::string described(StsError const& error, std::string const& trace, std::string const& id,
                      std::string const& timestamp) {
  auto const number = error.code == 0 ? std::string() : fmt::format("AADSTS{}: ", error.code);
  return fmt::format("{}{} Trace ID: {} Correlation ID: {} Timestamp: {}", number, error.message,
                     trace, id, timestamp);
}

} // namespace

http::Response json_answer(core::Json const& body, int status) {
  return {.status = status,
          .headers = {{"Content-Type", "application/json; charset=utf-8"}},
          .body = core::write_json(body)};
}

http::Response arm_error(int status, std::string const& code, std::string const& message) {
  return json_answer(core::Json{{"error", {{"code", code}, {"message", message}}}}, status);
}

std::string sts_description(StsError const& error, core::TimePoint now) {
  return described(error, core::Guid::random().text(), core::Guid::random().text(), sts_time(now));
}

http::Response sts_error(StsError const& error, core::TimePoint now,
                         std::string const& correlation) {
  std::string const trace = core::Guid::random().text();
  std::string const id = correlation.empty() ? core::Guid::random().text() : correlation;
  std::string const timestamp = sts_time(now);
  core::Json body{{"error", error.error},
                  {"error_description", described(error, trace, id, timestamp)},
                  {"error_codes", core::Json::array()},
                  {"timestamp", timestamp},
                  {"trace_id", trace},
                  {"correlation_id", id}};
  if (error.code != 0) {
    body["error_codes"].push_back(error.code);
    body["error_uri"] = fmt::format("https://login.microsoftonline.com/error?code={}", error.code);
  }
  if (!error.suberror.empty()) {
    body["suberror"] = error.suberror;
  }
  if (!error.claims.empty()) {
    body["claims"] = error.claims;
  }
  auto answer = json_answer(body, error.status);
  answer.headers.set("Cache-Control", "no-store, no-cache");
  return answer;
}

} // namespace partnerctl::sandbox

#include "cli/doctor/endpoints.hpp"

#include "partnerctl/core/json.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

namespace partnerctl::cli::doctor {
namespace {

constexpr char const* k_name = "endpoint";
constexpr int k_ok = 200;
constexpr int k_bad_request = 400;
constexpr int k_unauthorized = 401;
constexpr int k_server_error = 500;

constexpr char const* k_something_between =
    "something between here and the service answers in its place (a proxy, the sign-in page of a "
    "network): check HTTPS_PROXY, NO_PROXY and --cloud";

bool is_openid_metadata(std::string const& body, std::string const& authority) {
  auto const metadata = core::parse_json(body);
  auto const endpoint = metadata ? core::string_at(*metadata, "token_endpoint") : std::nullopt;
  return endpoint && endpoint->starts_with(authority + "/");
}

// What is wrong with the answer; empty: nothing.
std::string wrong(Visit const& visit, http::Response const& response) {
  if (visit.role == "authority") {
    return response.status == k_ok && is_openid_metadata(response.body, visit.origin)
               ? ""
               : "no OpenID metadata of it";
  }
  if (visit.role == "resource manager") {
    return response.status == k_unauthorized ? "" : "not the 401 of Azure Resource Manager";
  }
  // Which status they have for a stranger is not documented; a page or a redirect is no API's.
  bool const is_stranger = response.status >= k_bad_request && response.status < k_server_error;
  return is_stranger ? "" : "not as an API refuses a stranger";
}

// A time of the sandbox would say nothing but how busy this machine is.
std::string time_text(Answer const& answer, bool is_sandbox) {
  return is_sandbox ? std::string() : fmt::format(" in {} ms", answer.took.count());
}

Check judge(Visit const& visit, Answer const& answer, bool is_sandbox) {
  int const status = answer.response.status;
  auto const detail =
      fmt::format("{} answers {}{}", visit.origin, status, time_text(answer, is_sandbox));
  if (status >= k_server_error) {
    return failed(k_name, visit.role, detail,
                  "the service has a bad moment: run partnerctl doctor again later");
  }
  auto const fault = wrong(visit, answer.response);
  if (fault.empty()) {
    return passed(k_name, visit.role, detail);
  }
  return failed(k_name, visit.role, detail + ", which is " + fault,
                status < k_bad_request ? k_something_between
                                       : "check that --cloud and its endpoints are right");
}

Check check(Visit const& visit, bool is_sandbox) {
  if (visit.origin.empty()) {
    return skipped(k_name, visit.role, "the cloud names none");
  }
  if (visit.answer->error) {
    return failed(k_name, visit.role, *visit.answer->error);
  }
  return judge(visit, *visit.answer->value, is_sandbox);
}

} // namespace

Checks check_endpoints(Survey const& survey) {
  if (!survey.unasked.empty()) {
    return {skipped(k_name, "each endpoint", survey.unasked)};
  }
  Checks checks;
  for (auto const& visit : survey.visits) {
    checks.push_back(check(visit, survey.is_sandbox));
  }
  return checks;
}

} // namespace partnerctl::cli::doctor

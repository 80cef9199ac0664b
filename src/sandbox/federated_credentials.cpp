#include "sandbox/federated_credentials.hpp"

#include "partnerctl/core/json.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/core/time.hpp"
#include "partnerctl/sandbox/sandbox.hpp"
#include "sandbox/sts_errors.hpp"
#include "sandbox/tokens.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <vector>

namespace partnerctl::sandbox {
namespace {

// What a token presents, and a sentence that quotes it: the one thing its sender needs to know.
struct Presented {
  char const* name;
  std::string value;
  int code;
};

StsError no_match(Presented const& presented, std::string_view why) {
  return sts::invalid_client(
      presented.code, fmt::format("No federated credential of the application matches the "
                                  "assertion's {} '{}'.{} Compare issuer, subject and audience.",
                                  presented.name, presented.value, why));
}

std::optional<StsError> compare(Presented presented, std::vector<std::string> const& registered) {
  auto const& value = presented.value;
  if (std::find(registered.begin(), registered.end(), value) != registered.end()) {
    return std::nullopt;
  }
  bool const but_for_case = std::any_of(registered.begin(), registered.end(), [&](auto const& one) {
    return core::equal_ignoring_case(one, value);
  });
  if (but_for_case) {
    constexpr int k_case = 7002138;
    presented.code = k_case;
    return no_match(presented, " It would without regard to case, which counts.");
  }
  return no_match(presented, "");
}

struct Registered {
  std::string issuer{};
  std::string subject{};
};

std::array<Registered, 3> registered_at(std::string const& origin) {
  return {{{.issuer = origin + k_github_path, .subject = k_github_subject},
           {.issuer = origin + k_azure_devops_path, .subject = k_azure_devops_subject},
           {.issuer = origin + k_federated_path, .subject = k_federated_subject}}};
}

std::string time_text(long long seconds) {
  return core::format_rfc3339(core::TimePoint(std::chrono::seconds(seconds)));
}

std::optional<StsError> check_time(core::Json const& payload, core::TimePoint now) {
  constexpr long long k_skew = 300;
  auto const from = core::number_at(payload, "nbf").value_or(0);
  auto const until = core::number_at(payload, "exp").value_or(0);
  if (from <= seconds_of(now) + k_skew && until > seconds_of(now)) {
    return std::nullopt;
  }
  return sts::invalid_client(
      700024, fmt::format("The client assertion is not within its valid time range: it "
                          "is {}, and the assertion is valid from {} to {}.",
                          core::format_rfc3339(now), time_text(from), time_text(until)));
}

} // namespace

bool FederatedCredentials::is_federated(std::string_view assertion) {
  auto const jwt = Jwt::take_apart(assertion);
  return jwt && jwt->header_text("alg") == "RS256" && !jwt->header_text("kid").empty();
}

std::optional<StsError> FederatedCredentials::check(std::string_view assertion,
                                                    std::string const& origin,
                                                    core::TimePoint now) {
  auto const jwt = Jwt::take_apart(assertion);
  if (!jwt) {
    return sts::assertion(AssertionFault::malformed);
  }
  std::vector<std::string> issuers;
  std::vector<std::string> subjects;
  auto const issuer = jwt->claim("iss");
  for (auto const& one : registered_at(origin)) {
    issuers.push_back(one.issuer);
    if (one.issuer == issuer) {
      subjects.push_back(one.subject);
    }
  }
  // Whose keys to look for is known by the issuer alone.
  if (auto error = compare({"issuer", issuer, 700211}, issuers)) {
    return error;
  }
  if (jwt->header_text("kid") != m_key.id()) {
    return sts::assertion(AssertionFault::unknown_key);
  }
  if (!m_key.verifies(*jwt)) {
    return sts::assertion(AssertionFault::bad_signature);
  }
  if (auto error = check_time(*jwt->payload, now)) {
    return error;
  }
  if (auto error = compare({"subject", jwt->claim("sub"), 700213}, subjects)) {
    return error;
  }
  return compare({"audience", jwt->claim("aud"), 700212}, {k_federation_audience});
}

} // namespace partnerctl::sandbox

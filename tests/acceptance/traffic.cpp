#include "acceptance/traffic.hpp"

#include "partnerctl/core/base64.hpp"
#include "partnerctl/core/json.hpp"
#include "partnerctl/core/text.hpp"

#include <nlohmann/json.hpp>

namespace partnerctl::test {
namespace {

// The tenant of a bearer token, by its own claims; empty without one.
std::string tenant_of(http::Headers const& headers) {
  auto const pieces = core::split(headers.get("Authorization").value_or(""), '.');
  auto const claims = pieces.size() == 3 ? core::base64_decode(pieces[1]) : std::nullopt;
  auto const json = claims ? core::parse_json(*claims) : std::nullopt;
  return json ? core::string_at(*json, "tid").value_or("") : std::string();
}

} // namespace

bool is_sign_in(http::Incoming const& request) {
  return request.target.ends_with("/oauth2/v2.0/token");
}

void Traffic::see(http::Incoming const& request, http::Response const& response) {
  auto const now = std::chrono::steady_clock::now();
  auto const tenant = tenant_of(request.headers);
  auto const whose = is_sign_in(request) ? request.target : tenant;
  auto const json = core::parse_json(response.body);
  auto const* link = json ? core::member_at(*json, "properties") : nullptr;
  auto const version = link == nullptr ? std::nullopt : core::number_at(*link, "version");
  auto const wait = response.headers.get("Retry-After");
  std::scoped_lock const lock(m_mutex);
  ++m_calls;
  m_writes += !is_sign_in(request) && request.method != "GET" ? 1 : 0;
  if (version) {
    m_versions[tenant] = static_cast<int>(*version);
  }
  if (auto const found = m_not_before.find(whose);
      found != m_not_before.end() && now < found->second) {
    m_too_early.push_back(request.method + " " + request.target + " for " + whose);
  }
  m_not_before.erase(whose);
  if (wait) {
    m_not_before[whose] = now + std::chrono::seconds(std::stoi(*wait));
  }
}

int Traffic::calls() const {
  std::scoped_lock const lock(m_mutex);
  return m_calls;
}

int Traffic::writes() const {
  std::scoped_lock const lock(m_mutex);
  return m_writes;
}

std::map<std::string, int> Traffic::versions() const {
  std::scoped_lock const lock(m_mutex);
  return m_versions;
}

std::vector<std::string> Traffic::too_early() const {
  std::scoped_lock const lock(m_mutex);
  return m_too_early;
}

void Traffic::clear() {
  std::scoped_lock const lock(m_mutex);
  m_calls = 0;
  m_writes = 0;
  m_versions.clear();
  m_not_before.clear();
  m_too_early.clear();
}

} // namespace partnerctl::test

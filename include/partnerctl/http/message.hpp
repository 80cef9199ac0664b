#pragma once

#include "partnerctl/core/clock.hpp"
#include "partnerctl/core/identity.hpp"
#include "partnerctl/core/ids.hpp"

#include <chrono>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace partnerctl::http {

// Header fields in their order; names are compared without case.
class Headers {
public:
  Headers() = default;
  Headers(std::initializer_list<std::pair<std::string, std::string>> fields) : m_fields(fields) {}

  // The first field of that name.
  std::optional<std::string> get(std::string_view name) const;
  // Replaces every field of that name.
  void set(std::string name, std::string value);
  void add(std::string name, std::string value) {
    m_fields.emplace_back(std::move(name), std::move(value));
  }
  std::vector<std::pair<std::string, std::string>> const& all() const { return m_fields; }

private:
  std::vector<std::pair<std::string, std::string>> m_fields;
};

// Whether a request may be sent a second time when its first try failed.
enum class Resend {
  // Reads and token calls: on 408, 429, 500, 502, 503, 504 and on connection failures.
  safe,
  // Writes: only on 429, or when nothing had been sent. Anything else leaves the write uncertain.
  never,
};

// Whose access token a request needs; the bearer stage gets it.
struct Authority {
  core::TenantRef tenant;
  std::string scope;
  bool operator==(Authority const&) const = default;
};

// One HTTP request as a value. The pipeline may change its copy; the caller's stays as it was.
struct Request {
  std::string method{"GET"};
  std::string url{};
  Headers headers{};
  std::string body{};
  // The token it needs; none: it is sent as it is.
  std::optional<Authority> authority{};
  Resend resend = Resend::safe;
  // For one try, from its first byte to the last of the answer.
  std::chrono::milliseconds timeout{std::chrono::seconds{60}};
  // For all tries and the waits between them (300 s a tenant).
  core::SteadyPoint deadline = core::SteadyPoint::max();
  std::stop_token stop{};
  // The sender can begin its whole work again: a long `Retry-After` is not waited for in place but
  // thrown, with Error::retry_after. Not to be set once a write of that work may have been done.
  bool may_defer = false;
  // Answers with a longer body are an error.
  std::size_t max_body = std::size_t{1} << 20U;
};

// One HTTP answer, of any status. A failure to get one is a core::Error of kind network, protocol
// or cancelled; its maybe_done says whether the request may have reached the service.
struct Response {
  int status = 0;
  Headers headers{};
  std::string body{};
  // Whom the bearer token of the request spoke for; set by the bearer stage.
  std::optional<core::Identity> sent_as{};
};

} // namespace partnerctl::http

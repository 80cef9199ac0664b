#include "auth/arc.hpp"

#include "auth/arc_key.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/http/url.hpp"

namespace partnerctl::auth {
namespace {

// The key is sent there, so it must not leave the machine.
std::string checked(std::string const& endpoint) {
  auto const url = http::Url::parse(endpoint);
  if (!url || url->scheme != "http" || !url->is_loopback()) {
    throw core::usage_error("IDENTITY_ENDPOINT is not the Arc agent's own address: that is plain "
                            "http on this machine",
                            "leave it as the Arc agent sets it: "
                            "http://127.0.0.1:40342/metadata/identity/oauth2/token");
  }
  return url->text();
}

http::Response exchange(http::Request message, Means const& means) {
  message.headers.add("Metadata", "true");
  return means.retry ? means.retry(std::move(message), means.send) : means.send(std::move(message));
}

// The path in `Basic realm=<path>`, with or without quotation marks.
std::string key_path(http::Response const& response) {
  auto const field = response.headers.get("WWW-Authenticate").value_or("");
  constexpr std::string_view k_begin = "Basic realm=";
  auto path = core::trim(field);
  if (!core::equal_ignoring_case(path.substr(0, k_begin.size()), k_begin)) {
    throw core::Error{.kind = core::ErrorKind::protocol,
                      .message = "Azure Arc did not name its key file in the answer",
                      .hint = "check that the Arc agent (azcmagent) of this machine is what "
                              "answers at IDENTITY_ENDPOINT",
                      .status = response.status};
  }
  path = core::trim(path.substr(k_begin.size()));
  if (path.size() >= 2 && path.front() == '"' && path.back() == '"') {
    path = path.substr(1, path.size() - 2);
  }
  return std::string(path);
}

} // namespace

IdentityService arc(std::string const& endpoint, Means const& means, std::string const& keys) {
  auto const url = checked(endpoint);
  return [url, means, keys](TokenRequest const& asked) {
    IdentityServiceCall call{.name = "Azure Arc"};
    auto message = identity_message(url, "2020-06-01", call, asked);
    auto const challenge = exchange(message, means);
    if (challenge.status != 401) {
      // A token that was given for nothing is taken as well: it is this machine's agent.
      return identity_answer(challenge, call, means.clock->now());
    }
    auto const key = read_arc_key(key_path(challenge), keys);
    call.secrets.push_back(key);
    message.headers.add("Authorization", "Basic " + key.reveal());
    return identity_answer(exchange(std::move(message), means), call, means.clock->now());
  };
}

} // namespace partnerctl::auth

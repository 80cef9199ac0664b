#include "http/proxy.hpp"

#include "http/no_proxy.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/origin.hpp"
#include "partnerctl/core/text.hpp"

#include <string_view>

namespace partnerctl::http {
namespace {

// Azure's instance metadata service: an answer that came through a proxy would be someone else's
// identity.
constexpr std::string_view k_instance_metadata = "169.254.169.254";

struct Variable {
  std::string name;
  std::string value;
};

std::optional<Variable> variable(core::Environment const& environment, std::string_view name) {
  for (auto const& spelling : {core::to_lower(name), core::to_upper(name)}) {
    if (auto value = environment.get(spelling)) {
      return Variable{.name = spelling, .value = std::move(*value)};
    }
  }
  return std::nullopt;
}

core::Error refused(std::string const& name, std::string const& why) {
  return {.kind = core::ErrorKind::usage,
          .message = name + " " + why,
          .hint = "set it to http://HOST:PORT or http://USER:PASSWORD@HOST:PORT, with special "
                  "characters of the password percent-encoded, or unset it"};
}

// "user:password", percent-encoded.
void read_credentials(Variable const& from, std::string_view text, Proxy& proxy) {
  auto const colon = text.find(':');
  auto const user = percent_decode(text.substr(0, colon));
  auto password = percent_decode(colon == std::string_view::npos ? "" : text.substr(colon + 1));
  if (!user || !password) {
    throw refused(from.name, "holds a broken percent-escape in its user name or password");
  }
  proxy.user = *user;
  proxy.password = core::Secret(std::move(*password));
}

Proxy parse_proxy(Variable const& from) {
  constexpr std::string_view k_scheme = "http://";
  std::string_view rest = core::trim(from.value);
  if (core::equal_ignoring_case(rest.substr(0, k_scheme.size()), k_scheme)) {
    rest.remove_prefix(k_scheme.size());
  } else if (rest.find("://") != std::string_view::npos) {
    throw refused(from.name, "is not the http:// address of a proxy");
  }
  Proxy proxy;
  // The last one: a password may hold an "@" that nobody encoded.
  if (auto const at = rest.rfind('@'); at != std::string_view::npos) {
    read_credentials(from, rest.substr(0, at), proxy);
    rest.remove_prefix(at + 1);
  }
  if (!rest.empty() && rest.back() == '/') {
    rest.remove_suffix(1);
  }
  auto const origin = core::WebOrigin::parse(std::string(k_scheme) + std::string(rest));
  if (!origin) {
    throw refused(from.name, "is not the http:// address of a proxy");
  }
  proxy.url = origin->text();
  return proxy;
}

} // namespace

std::optional<Proxy> proxy_of(core::Environment const& environment) {
  auto const from = variable(environment, "HTTPS_PROXY");
  return from ? std::optional(parse_proxy(*from)) : std::nullopt;
}

std::optional<Proxy> proxy_for(Url const& url, core::Environment const& environment) {
  if (url.scheme != "https" || url.is_loopback() || url.host == k_instance_metadata) {
    return std::nullopt;
  }
  auto const exempt = variable(environment, "NO_PROXY");
  if (exempt && is_exempt(url, exempt->value)) {
    return std::nullopt;
  }
  return proxy_of(environment);
}

} // namespace partnerctl::http

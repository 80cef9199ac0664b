#include "partnerctl/core/origin.hpp"

#include "partnerctl/core/text.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace partnerctl::core {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_name_character(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || c == '-' || c == '_';
}

bool is_number(std::string_view label) {
  return std::all_of(label.begin(), label.end(), is_digit) || label.substr(0, 2) == "0x";
}

bool is_ipv4(std::string const& text) {
  in_addr address{};
  return inet_pton(AF_INET, text.c_str(), &address) == 1;
}

// In lower case and without brackets.
bool is_host_name(std::string const& text) {
  if (text.empty() || text.size() > 253) {
    return false;
  }
  auto const labels = split(text, '.');
  auto is_label = [](std::string const& label) {
    return !label.empty() && label.size() <= 63 &&
           std::all_of(label.begin(), label.end(), is_name_character);
  };
  return std::all_of(labels.begin(), labels.end(), is_label) && !is_number(labels.back());
}

// The shortest form of an IPv6 address, so that one address is one text.
std::optional<std::string> shortest_ipv6(std::string const& text) {
  in6_addr address{};
  if (inet_pton(AF_INET6, text.c_str(), &address) != 1) {
    return std::nullopt;
  }
  std::array<char, INET6_ADDRSTRLEN> shortest{};
  inet_ntop(AF_INET6, &address, shortest.data(), shortest.size());
  return std::string(shortest.data());
}

std::optional<int> parse_port(std::string_view text) {
  int port = 0;
  auto const* const end = text.data() + text.size();
  bool const digits = !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
  auto const [rest, fault] = std::from_chars(text.data(), end, port);
  bool const good = digits && fault == std::errc{} && rest == end && port > 0 && port <= 65535;
  return good ? std::optional(port) : std::nullopt;
}

int default_port(std::string_view scheme) {
  return scheme == "https" ? 443 : 80;
}

} // namespace

std::optional<WebOrigin> WebOrigin::parse(std::string_view text) {
  auto const colon = text.find("://");
  if (colon == std::string_view::npos || text.find('\0') != std::string_view::npos) {
    return std::nullopt;
  }
  WebOrigin origin;
  origin.scheme = to_lower(text.substr(0, colon));
  if (origin.scheme != "http" && origin.scheme != "https") {
    return std::nullopt;
  }
  auto rest = text.substr(colon + 3);
  if (!rest.empty() && rest.front() == '[') {
    auto const bracket = rest.find(']');
    if (bracket == std::string_view::npos) {
      return std::nullopt;
    }
    auto const address = shortest_ipv6(std::string(rest.substr(1, bracket - 1)));
    if (!address) {
      return std::nullopt;
    }
    origin.host = *address;
    rest.remove_prefix(bracket + 1);
  } else {
    origin.host = to_lower(rest.substr(0, rest.find(':')));
    rest.remove_prefix(origin.host.size());
    if (!is_host_name(origin.host) && !is_ipv4(origin.host)) {
      return std::nullopt;
    }
  }
  origin.port = default_port(origin.scheme);
  if (!rest.empty()) {
    auto const port = rest.front() == ':' ? parse_port(rest.substr(1)) : std::nullopt;
    if (!port) {
      return std::nullopt;
    }
    origin.port = *port;
  }
  return origin;
}

std::string WebOrigin::text() const {
  bool const is_ipv6 = host.find(':') != std::string::npos;
  auto result = scheme + "://" + (is_ipv6 ? "[" + host + "]" : host);
  if (port != default_port(scheme)) {
    result += ":" + std::to_string(port);
  }
  return result;
}

bool WebOrigin::is_loopback() const {
  return host == "localhost" || host == "::1" || (host.substr(0, 4) == "127." && is_ipv4(host));
}

} // namespace partnerctl::core

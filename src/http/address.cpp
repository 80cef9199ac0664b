#include "http/address.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <optional>

namespace partnerctl::http {

namespace {

std::optional<std::uint32_t> ipv4(std::string const& text) {
  in_addr address{};
  return inet_pton(AF_INET, text.c_str(), &address) == 1
             ? std::optional<std::uint32_t>(ntohl(address.s_addr))
             : std::nullopt;
}

std::optional<in6_addr> ipv6(std::string const& text) {
  in6_addr address{};
  return inet_pton(AF_INET6, text.c_str(), &address) == 1 ? std::optional(address) : std::nullopt;
}

} // namespace

bool is_address(std::string const& host) {
  return ipv4(host) || ipv6(host);
}

bool is_loopback_address(std::string const& address) {
  if (auto const four = ipv4(address)) {
    return *four >> 24U == 127;
  }
  auto const six = ipv6(address);
  return six && IN6_IS_ADDR_LOOPBACK(&*six);
}

bool is_link_local_address(std::string const& address) {
  auto const four = ipv4(address);
  return four && *four >> 16U == 0xA9FE;
}

std::string bracketed(std::string const& host) {
  return host.find(':') == std::string::npos ? host : "[" + host + "]";
}

} // namespace partnerctl::http

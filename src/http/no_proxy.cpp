#include "http/no_proxy.hpp"

#include "partnerctl/core/text.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace partnerctl::http {
namespace {

// 4 or 16 bytes in network order.
using Address = std::vector<std::uint8_t>;

std::optional<Address> parse_address(std::string const& text) {
  Address ipv4(4);
  if (inet_pton(AF_INET, text.c_str(), ipv4.data()) == 1) {
    return ipv4;
  }
  Address ipv6(16);
  if (inet_pton(AF_INET6, text.c_str(), ipv6.data()) == 1) {
    return ipv6;
  }
  return std::nullopt;
}

std::optional<unsigned> parse_number(std::string_view text) {
  unsigned number = 0;
  auto const* const end = text.data() + text.size();
  auto const [rest, fault] = std::from_chars(text.data(), end, number);
  return fault == std::errc{} && rest == end ? std::optional(number) : std::nullopt;
}

bool shares_prefix(Address const& a, Address const& b, unsigned bits) {
  if (a.size() != b.size() || bits > a.size() * 8) {
    return false;
  }
  for (std::size_t i = 0; i < a.size() && bits > 0; ++i) {
    unsigned const counted = std::min(bits, 8U);
    if ((static_cast<unsigned>(a[i] ^ b[i]) >> (8U - counted)) != 0) {
      return false;
    }
    bits -= counted;
  }
  return true;
}

bool is_in_range(std::string const& host, std::string const& entry, std::size_t slash) {
  auto const address = parse_address(host);
  auto const network = parse_address(entry.substr(0, slash));
  auto const bits = parse_number(std::string_view(entry).substr(slash + 1));
  return address && network && bits && shares_prefix(*address, *network, *bits);
}

// Takes ":443" off an entry, and the brackets of an IPv6 address. A bare IPv6 address has no port.
std::optional<unsigned> cut_port(std::string& entry) {
  auto const bracket = entry.rfind(']');
  auto const colon = entry.rfind(':');
  bool const has_port =
      colon != std::string::npos &&
      (bracket == std::string::npos ? entry.find(':') == colon : colon == bracket + 1);
  std::optional<unsigned> port;
  if (has_port) {
    // What is no number is the port of nothing.
    port = parse_number(std::string_view(entry).substr(colon + 1)).value_or(0);
    entry.erase(colon);
  }
  if (entry.size() > 1 && entry.front() == '[' && entry.back() == ']') {
    entry = entry.substr(1, entry.size() - 2);
  }
  return port;
}

bool is_host_or_above(std::string const& host, std::string_view entry) {
  if (entry.substr(0, 1) == "*") {
    entry.remove_prefix(1);
  }
  if (entry.substr(0, 1) == ".") {
    entry.remove_prefix(1);
  }
  if (!entry.empty() && entry.back() == '.') {
    entry.remove_suffix(1);
  }
  if (entry.empty() || host.size() < entry.size() ||
      std::string_view(host).substr(host.size() - entry.size()) != entry) {
    return false;
  }
  return host.size() == entry.size() || host[host.size() - entry.size() - 1] == '.';
}

bool names_host(Url const& url, std::string entry) {
  if (entry == "*") {
    return true;
  }
  if (auto const slash = entry.find('/'); slash != std::string::npos) {
    return is_in_range(url.host, entry, slash);
  }
  auto const port = cut_port(entry);
  if (port && *port != static_cast<unsigned>(url.port)) {
    return false;
  }
  if (auto const address = parse_address(url.host)) {
    return address == parse_address(entry);
  }
  return is_host_or_above(url.host, entry);
}

} // namespace

bool is_exempt(Url const& url, std::string_view list) {
  auto entries = core::to_lower(list);
  std::replace_if(
      entries.begin(), entries.end(), [](char c) { return c == ' ' || c == '\t'; }, ',');
  auto const parts = core::split(entries, ',');
  return std::any_of(parts.begin(), parts.end(),
                     [&](auto const& entry) { return names_host(url, entry); });
}

} // namespace partnerctl::http

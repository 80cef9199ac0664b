#include "output/html_address.hpp"

#include "partnerctl/core/text.hpp"

#include <algorithm>

namespace partnerctl::output {
namespace {

constexpr std::string_view k_plain =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_~";

bool is_visible_ascii(char c) {
  return c > ' ' && c <= '~';
}

// "%3A"
std::string by_number(char c) {
  constexpr std::string_view k_digits = "0123456789ABCDEF";
  auto const byte = static_cast<unsigned char>(c);
  return {'%', k_digits[byte >> 4U], k_digits[byte & 15U]};
}

} // namespace

bool is_https_address(std::string_view url) {
  constexpr std::string_view k_scheme = "https://";
  if (!core::equal_ignoring_case(url.substr(0, k_scheme.size()), k_scheme) ||
      !std::all_of(url.begin(), url.end(), is_visible_ascii)) {
    return false;
  }
  auto const rest = url.substr(k_scheme.size());
  auto const host = rest.substr(0, rest.find_first_of("/\\?#"));
  // "https://partner.microsoft.com@evil.example" is at evil.example.
  return !host.empty() && host.find('@') == std::string_view::npos;
}

std::string address_of_file(std::string_view path) {
  std::string address;
  for (auto const& part : core::split(path, '/')) {
    if (part.empty() || part == "." || part == ".." || part.find('\\') != std::string::npos) {
      return {};
    }
    address += address.empty() ? "" : "/";
    for (char const c : part) {
      address += k_plain.find(c) == std::string_view::npos ? by_number(c) : std::string(1, c);
    }
  }
  return address;
}

} // namespace partnerctl::output

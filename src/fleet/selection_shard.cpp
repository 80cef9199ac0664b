#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/fleet/selection.hpp"

#include <fmt/core.h>

#include <charconv>
#include <cstdint>

namespace partnerctl::fleet {
namespace {

constexpr int k_most_shards = 1000;

// Digits only, and nothing that is 0 or beyond the most; else nullopt.
std::optional<int> parse_number(std::string_view text) {
  int number = 0;
  auto const [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  bool const all = fault == std::errc{} && end == text.data() + text.size();
  return all && number >= 1 && number <= k_most_shards ? std::optional(number) : std::nullopt;
}

std::uint64_t fnv1a(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325U;
  for (char const c : text) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001B3U;
  }
  return hash;
}

std::uint64_t fmix64(std::uint64_t hash) {
  hash ^= hash >> 33U;
  hash *= 0xFF51AFD7ED558CCDU;
  hash ^= hash >> 33U;
  hash *= 0xC4CEB9FE1A85EC53U;
  return hash ^ (hash >> 33U);
}

} // namespace

Shard parse_shard(std::string_view text) {
  auto const slash = text.find('/');
  auto const number = parse_number(text.substr(0, slash));
  auto const count =
      slash == std::string_view::npos ? std::nullopt : parse_number(text.substr(slash + 1));
  if (!number || !count || *number > *count) {
    auto const shown = core::cut_to_width(core::printable(text), 40);
    throw core::usage_error(
        fmt::format("'{}' is no shard", shown),
        fmt::format("write K/N for part K of N, such as 2/8, with K from 1 to N and N up to {}",
                    k_most_shards));
  }
  return {.number = *number, .count = *count};
}

int shard_of(core::TenantRef const& tenant, int count) {
  return static_cast<int>(fmix64(fnv1a(tenant.text())) % static_cast<std::uint64_t>(count)) + 1;
}

} // namespace partnerctl::fleet

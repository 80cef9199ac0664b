#include "partnerctl/arm/scope.hpp"

#include "partnerctl/core/text.hpp"

#include <fmt/core.h>

#include <vector>

namespace partnerctl::arm {
namespace {

using Parts = std::vector<std::string>;

// Without the slashes at either end; empty for the root.
Parts parts_of(std::string_view scope) {
  while (scope.ends_with('/')) {
    scope.remove_suffix(1);
  }
  if (scope.starts_with('/')) {
    scope.remove_prefix(1);
  }
  return scope.empty() ? Parts() : core::split(scope, '/');
}

bool is(Parts const& parts, std::size_t at, std::string_view word) {
  return at < parts.size() && core::equal_ignoring_case(parts[at], word);
}

ScopeLevel level_of(Parts const& parts, std::string_view scope) {
  if (parts.empty()) {
    return scope.empty() ? ScopeLevel::other : ScopeLevel::root;
  }
  if (is(parts, 0, "providers") && is(parts, 1, "Microsoft.Management") &&
      is(parts, 2, "managementGroups") && parts.size() == 4) {
    return ScopeLevel::management_group;
  }
  if (!is(parts, 0, "subscriptions") || parts.size() < 2) {
    return ScopeLevel::other;
  }
  if (parts.size() == 2) {
    return ScopeLevel::subscription;
  }
  if (is(parts, 2, "resourceGroups") && parts.size() == 4) {
    return ScopeLevel::resource_group;
  }
  bool const below =
      is(parts, 2, "providers") || (is(parts, 2, "resourceGroups") && is(parts, 4, "providers"));
  return below ? ScopeLevel::resource : ScopeLevel::other;
}

} // namespace

ScopeLevel level_of(std::string_view scope) {
  return level_of(parts_of(scope), scope);
}

std::string describe_scope(std::string_view scope) {
  auto const parts = parts_of(scope);
  auto const last = parts.empty() ? std::string() : core::printable(parts.back());
  switch (level_of(parts, scope)) {
  case ScopeLevel::root:
    return "the whole tenant";
  case ScopeLevel::management_group:
    return fmt::format("management group {}", last);
  case ScopeLevel::subscription:
    return fmt::format("subscription {}", last);
  case ScopeLevel::resource_group:
    return fmt::format("resource group {}", last);
  case ScopeLevel::resource:
    return fmt::format("resource {}", last);
  case ScopeLevel::other:
    break;
  }
  return core::printable(scope);
}

core::Guid role_in(std::string_view role_definition_id) {
  auto const parts = parts_of(role_definition_id);
  return parts.empty() ? core::Guid() : core::Guid::parse(parts.back()).value_or(core::Guid());
}

} // namespace partnerctl::arm

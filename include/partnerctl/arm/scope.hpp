#pragma once

#include "partnerctl/core/ids.hpp"

#include <string>
#include <string_view>

namespace partnerctl::arm {

// Where a role is held, from the widest to the narrowest. What ARM writes in a way that is none of
// these is `other`.
enum class ScopeLevel { root, management_group, subscription, resource_group, resource, other };

// The level of "/", "/providers/Microsoft.Management/managementGroups/NAME", "/subscriptions/ID",
// "…/resourceGroups/NAME" or "…/providers/…"; words without case, a slash at the end is passed
// over.
ScopeLevel level_of(std::string_view scope);

// What a person calls a scope: "the whole tenant", "management group NAME", "subscription ID",
// "resource group NAME", "resource NAME"; of another, the text itself. Printable.
std::string describe_scope(std::string_view scope);

// The GUID at the end of a role definition's ID, whatever scope stands before it; nil where there
// is none.
core::Guid role_in(std::string_view role_definition_id);

} // namespace partnerctl::arm

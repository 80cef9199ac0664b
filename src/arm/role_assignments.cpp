#include "partnerctl/arm/role_assignments.hpp"

#include "arm/role_fields.hpp"
#include "partnerctl/arm/paging.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/http/url.hpp"

#include <fmt/core.h>

namespace partnerctl::arm {
namespace {

RoleAssignment assignment_of(core::Json const& item) {
  auto const fields = role_fields(item, "role assignment");
  return {.id = fields.id,
          .scope = fields.scope,
          .role = fields.role,
          .principal = fields.principal,
          .principal_type = fields.principal_type,
          .conditional = fields.conditional};
}

// assignedTo() answers the principal's own roles and those of its groups: another person's is no
// answer to what was asked.
void check_principal(RoleAssignment const& assignment, core::Guid const& principal) {
  bool const is_one = core::equal_ignoring_case(assignment.principal_type, "User") ||
                      core::equal_ignoring_case(assignment.principal_type, "ServicePrincipal");
  if (is_one && !assignment.principal.is_nil() && assignment.principal != principal) {
    throw core::Error{.kind = core::ErrorKind::protocol,
                      .message = "Azure Resource Manager was asked for the roles of " +
                                 principal.text() + " and answered one of " +
                                 assignment.principal.text()};
  }
}

} // namespace

bool RoleAssignment::is_of_group() const {
  return core::equal_ignoring_case(principal_type, "Group");
}

std::vector<RoleAssignment> list_role_assignments(http::Send const& send, Context const& context,
                                                  core::Guid const& subscription,
                                                  core::Guid const& principal) {
  std::vector<RoleAssignment> assignments;
  auto const filter = http::percent_encode(fmt::format("assignedTo('{}')", principal.text()));
  for_each_page_item(
      send, context,
      fmt::format("/subscriptions/{}/providers/Microsoft.Authorization/roleAssignments"
                  "?api-version=2022-04-01&%24filter={}",
                  subscription.text(), filter),
      [&](core::Json const& item) {
        assignments.push_back(assignment_of(item));
        check_principal(assignments.back(), principal);
      });
  return assignments;
}

} // namespace partnerctl::arm

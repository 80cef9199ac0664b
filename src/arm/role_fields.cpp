#include "arm/role_fields.hpp"

#include "partnerctl/arm/scope.hpp"
#include "partnerctl/core/error.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

namespace partnerctl::arm {

RoleFields role_fields(core::Json const& item, char const* what) {
  auto const* properties = core::member_at(item, "properties");
  auto const text = [properties](std::string_view key) {
    return properties == nullptr ? "" : core::string_at(*properties, key).value_or("");
  };
  RoleFields fields{.id = core::string_at(item, "id").value_or(""),
                    .properties = properties,
                    .scope = text("scope"),
                    .role = role_in(text("roleDefinitionId")),
                    .principal = core::Guid::parse(text("principalId")).value_or(core::Guid()),
                    .principal_type = text("principalType"),
                    .conditional = !text("condition").empty()};
  if (fields.scope.empty() || fields.role.is_nil()) {
    throw core::Error{.kind = core::ErrorKind::protocol,
                      .message = fmt::format("Azure Resource Manager answered a {} without a scope "
                                             "or a role",
                                             what)};
  }
  return fields;
}

} // namespace partnerctl::arm

#include "partnerctl/arm/role_definitions.hpp"

#include "partnerctl/arm/error.hpp"
#include "partnerctl/core/json.hpp"
#include "partnerctl/core/text.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace partnerctl::arm {
namespace {

constexpr int k_ok = 200;
constexpr int k_not_found = 404;

void add_texts(core::Json const& permission, std::string_view key, std::vector<std::string>& to) {
  auto const* members = core::member_at(permission, key);
  if (members == nullptr || !members->is_array()) {
    return;
  }
  for (auto const& member : *members) {
    if (member.is_string()) {
      to.push_back(member.get<std::string>());
    }
  }
}

std::optional<RoleDefinition> definition_in(std::string_view body) {
  auto const json = core::parse_json(body);
  auto const* properties = json ? core::member_at(*json, "properties") : nullptr;
  auto const id =
      json ? core::Guid::parse(core::string_at(*json, "name").value_or("")) : std::nullopt;
  if (properties == nullptr || !id) {
    return std::nullopt;
  }
  auto const type = core::string_at(*properties, "type").value_or("");
  RoleDefinition definition{.id = *id,
                            .name = core::string_at(*properties, "roleName").value_or(""),
                            // Whatever is not said to be built in is the customer's.
                            .custom = !core::equal_ignoring_case(type, "BuiltInRole")};
  auto const* permissions = core::member_at(*properties, "permissions");
  if (permissions != nullptr && permissions->is_array()) {
    for (auto const& permission : *permissions) {
      add_texts(permission, "actions", definition.actions);
      add_texts(permission, "notActions", definition.not_actions);
      add_texts(permission, "dataActions", definition.data_actions);
    }
  }
  return definition;
}

bool is_reading(std::string const& action) {
  return core::to_lower(action).ends_with("/read");
}

} // namespace

bool RoleDefinition::reads_only() const {
  return std::all_of(actions.begin(), actions.end(), is_reading) &&
         std::all_of(data_actions.begin(), data_actions.end(), is_reading);
}

std::optional<RoleDefinition> read_role_definition(http::Send const& send, Context const& context,
                                                   core::Guid const& subscription,
                                                   core::Guid const& role) {
  auto const response = send(
      request(context, "GET",
              fmt::format("/subscriptions/{}/providers/Microsoft.Authorization/roleDefinitions/{}"
                          "?api-version=2022-04-01",
                          subscription.text(), role.text())));
  if (response.status != k_ok) {
    auto error = error_of(response);
    if (response.status == k_not_found &&
        core::equal_ignoring_case(error.code, "RoleDefinitionDoesNotExist")) {
      return std::nullopt;
    }
    throw std::move(error);
  }
  auto definition = definition_in(response.body);
  if (!definition || definition->id != role) {
    throw core::Error{.kind = core::ErrorKind::protocol,
                      .message = fmt::format("Azure Resource Manager answered something else than "
                                             "the role {}",
                                             role.text()),
                      .status = response.status,
                      .request_id = request_id(response)};
  }
  return definition;
}

} // namespace partnerctl::arm

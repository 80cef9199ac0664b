#include "partnerctl/pal/earning_roles.hpp"

#include "pal/earning_roles_data.hpp"
#include "partnerctl/core/csv.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"

#include <fmt/core.h>

#include <utility>

namespace partnerctl::pal {

EarningRoles::EarningRoles(std::vector<EarningRole> roles, std::string as_of, std::string source)
    : m_roles(std::move(roles)), m_as_of(std::move(as_of)), m_source(std::move(source)) {
  for (std::size_t i = 0; i < m_roles.size(); ++i) {
    auto const& role = m_roles[i];
    bool const new_name = m_by_name.emplace(core::to_lower(role.name), i).second;
    bool const new_id = role.id.is_nil() || m_by_id.emplace(role.id, i).second;
    if (!new_name || !new_id) {
      throw core::Error{
          .message = fmt::format("the role {} is twice in the table of earning roles", role.name)};
    }
  }
}

EarningRoles const& EarningRoles::built_in() {
  static EarningRoles const k_table = [] {
    std::vector<EarningRole> roles;
    roles.reserve(k_earning_roles.size());
    for (auto const& row : k_earning_roles) {
      roles.push_back({.name = std::string(row.name),
                       .id = core::Guid::parse(row.id).value_or(core::Guid()),
                       .earns = row.earns});
    }
    return EarningRoles(std::move(roles), k_earning_roles_as_of, "Microsoft");
  }();
  return k_table;
}

EarningRole const* EarningRoles::find(core::Guid const& id, std::string_view name) const {
  if (auto const by_id = m_by_id.find(id); by_id != m_by_id.end()) {
    return &m_roles[by_id->second];
  }
  auto const by_name = m_by_name.find(core::to_lower(core::trim(name)));
  return by_name == m_by_name.end() ? nullptr : &m_roles[by_name->second];
}

std::string EarningRoles::description() const {
  auto const dated = m_as_of.empty() ? "" : " of " + m_as_of;
  return m_source == "Microsoft" ? fmt::format("Microsoft's table{}", dated)
                                 : fmt::format("the table {}{}", m_source, dated);
}

std::string earning_roles_csv(EarningRoles const& table) {
  std::string text = core::csv_record({"role", "role_id", "earns"});
  for (auto const& role : table.all()) {
    text += core::csv_record({role.name, role.id.text(), role.earns ? "yes" : "no"});
  }
  return text;
}

} // namespace partnerctl::pal

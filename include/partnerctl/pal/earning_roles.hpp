#pragma once

#include "partnerctl/core/ids.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace partnerctl::pal {

// One line of the table: a built-in Azure role, and whether access by it earns credit.
struct EarningRole {
  std::string name{};
  // The role's definition, the same in every tenant; nil where the table has only the name.
  core::Guid id{};
  bool earns = false;
};

// Which built-in roles earn partner earned credit. Microsoft publishes this as a table, which
// changes without notice; so it is dated, and a file can take its place. A role that is not in it
// is unknown, not one that does not earn.
class EarningRoles {
public:
  // as_of: the table's date ("2022-11"), empty where nobody said; source: where it is from, as a
  // person would say it. Throws an internal error for two lines of one role.
  EarningRoles(std::vector<EarningRole> roles, std::string as_of, std::string source);

  // Microsoft's table as it was in November 2022, the newest version that is known here.
  static EarningRoles const& built_in();

  // The line of a role by its ID, else by its name (without case); nullptr for a role that the
  // table does not have. Only for built-in roles: a customer may call a role of their own
  // "Contributor".
  EarningRole const* find(core::Guid const& id, std::string_view name) const;

  std::vector<EarningRole> const& all() const { return m_roles; }
  std::string const& as_of() const { return m_as_of; }
  std::string const& source() const { return m_source; }
  // "Microsoft's table of 2022-11", or the file: for a reason that a person reads.
  std::string description() const;

private:
  std::vector<EarningRole> m_roles;
  std::map<core::Guid, std::size_t> m_by_id;
  std::map<std::string, std::size_t, std::less<>> m_by_name;
  std::string m_as_of;
  std::string m_source;
};

// Reads a table that a person wrote: CSV with the header `role,earns` and optionally `role_id`, in
// any order; earns is yes or no. source: the file's name, for messages. Throws a usage error that
// lists each bad line with its number (the first 20): no CSV, an unknown, missing or repeated
// column, a wrong number of fields, an empty name, an ID that is no GUID, another word than yes or
// no, a role twice, no role at all.
EarningRoles parse_earning_roles(std::string_view text, std::string const& source);

// The table in the form that parse_earning_roles reads: to begin one's own with.
std::string earning_roles_csv(EarningRoles const& table);

} // namespace partnerctl::pal

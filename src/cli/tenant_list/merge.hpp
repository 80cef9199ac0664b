#pragma once

#include "cli/tenant_list/found.hpp"

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace partnerctl::cli {

// One tenant of the list, with all that its sources say.
struct ListedTenant {
  core::TenantRef tenant;
  std::string name{};
  std::string domain{};
  std::string access{};
  std::set<TenantSource> sources{};
  // Under TenantList::columns(); those at the end may be missing.
  std::vector<std::string> others{};
  std::string where{};
  fleet::BoxedError error{};
  // Whose word name and domain are.
  TenantSource named_by{};
  TenantSource domain_by{};
};

// Tenants of several sources as one list, each tenant once by its ID, in the order in which they
// were first found. What the user wrote into a roster goes before what ARM says, and that before
// Partner Center.
class TenantList {
public:
  // The user's own columns of rosters, to be known before the first tenant is added: a column is
  // the same by its name (in any case), the second of one name by the second of that name.
  void add_columns(std::vector<std::pair<std::string, std::string>> const& others);
  // Throws a usage error where two rows of one tenant want another partner ID, profile or client
  // ID: only one could be written.
  void add(FoundTenant found);

  std::vector<ListedTenant> const& tenants() const { return m_tenants; }
  std::vector<std::string> const& columns() const { return m_columns; }
  // Values of the user's that gave way to those of an earlier row of the same tenant, as sentences.
  std::vector<std::string> const& lost() const { return m_lost; }

private:
  std::vector<std::string> values_of(FoundTenant const& found) const;
  void unite(ListedTenant& kept, FoundTenant found);
  void unite_value(ListedTenant& kept, std::size_t column, std::string value,
                   std::string const& where);

  std::vector<ListedTenant> m_tenants;
  std::map<core::TenantRef, std::size_t> m_places;
  std::vector<std::string> m_columns;
  std::map<std::pair<std::string, int>, std::size_t> m_column_places;
  std::vector<std::string> m_lost;
};

} // namespace partnerctl::cli

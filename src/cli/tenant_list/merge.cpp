#include "cli/tenant_list/merge.hpp"

#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace partnerctl::cli {
namespace {

using Others = std::vector<std::pair<std::string, std::string>>;

// Calls use with each column's key (its name and which of that name it is) and its number.
template <class Use>
void for_each_key(Others const& others, Use use) {
  std::map<std::string, int> seen;
  for (std::size_t i = 0; i < others.size(); ++i) {
    auto name = core::to_lower(core::trim(others[i].first));
    auto const which = ++seen[name];
    use(std::pair(std::move(name), which), i);
  }
}

// The user's own word weighs most, and least what Partner Center once was told.
int weight(TenantSource source) {
  switch (source) {
  case TenantSource::file:
    return 2;
  case TenantSource::arm:
    return 1;
  case TenantSource::partner_center:
    break;
  }
  return 0;
}

void prefer(std::string& text, TenantSource& by, std::string other, TenantSource source) {
  if (!other.empty() && (text.empty() || weight(source) > weight(by))) {
    text = std::move(other);
    by = source;
  }
}

bool decides(std::string const& column) {
  return column == "partner_id" || column == "profile" || column == "client_id";
}

std::string united_labels(std::string const& labels, std::string const& more) {
  auto all = core::split(labels, ';');
  for (auto const& label : core::split(more, ';')) {
    auto const same = [&label](std::string const& one) {
      return core::trim(one) == core::trim(label);
    };
    if (!core::trim(label).empty() && std::none_of(all.begin(), all.end(), same)) {
      all.emplace_back(core::trim(label));
    }
  }
  return core::join(all, ";");
}

} // namespace

void TenantList::add_columns(Others const& others) {
  for_each_key(others, [&](auto const& key, std::size_t i) {
    if (m_column_places.try_emplace(key, m_columns.size()).second) {
      m_columns.push_back(others[i].first);
    }
  });
}

std::vector<std::string> TenantList::values_of(FoundTenant const& found) const {
  std::vector<std::string> values;
  for_each_key(found.others, [&](auto const& key, std::size_t i) {
    auto const column = m_column_places.at(key);
    values.resize(std::max(values.size(), column + 1));
    values[column] = found.others[i].second;
  });
  return values;
}

void TenantList::add(FoundTenant found) {
  add_columns(found.others);
  auto const [place, is_new] = m_places.try_emplace(found.tenant, m_tenants.size());
  if (!is_new) {
    unite(m_tenants[place->second], std::move(found));
    return;
  }
  auto values = values_of(found);
  m_tenants.push_back({.tenant = found.tenant,
                       .name = std::move(found.name),
                       .domain = std::move(found.domain),
                       .access = std::move(found.access),
                       .sources = {found.source},
                       .others = std::move(values),
                       .where = std::move(found.where),
                       .error = std::move(found.error),
                       .named_by = found.source,
                       .domain_by = found.source});
}

void TenantList::unite(ListedTenant& kept, FoundTenant found) {
  auto values = values_of(found);
  for (std::size_t column = 0; column < values.size(); ++column) {
    unite_value(kept, column, std::move(values[column]), found.where);
  }
  prefer(kept.name, kept.named_by, std::move(found.name), found.source);
  prefer(kept.domain, kept.domain_by, std::move(found.domain), found.source);
  // Only ARM says it afresh; a roster may remember it.
  if (!found.access.empty() && (kept.access.empty() || found.source == TenantSource::arm)) {
    kept.access = std::move(found.access);
  }
  if (kept.where.empty()) {
    kept.where = std::move(found.where);
  }
  kept.sources.insert(found.source);
}

void TenantList::unite_value(ListedTenant& kept, std::size_t column, std::string value,
                             std::string const& where) {
  kept.others.resize(std::max(kept.others.size(), column + 1));
  auto& mine = kept.others[column];
  if (core::trim(mine).empty()) {
    if (!value.empty()) {
      mine = std::move(value);
    }
    return;
  }
  auto const name = core::to_lower(core::trim(m_columns[column]));
  if (name == "labels") {
    mine = united_labels(mine, value);
    return;
  }
  if (core::trim(value).empty() || core::trim(value) == core::trim(mine)) {
    return;
  }
  auto const both = fmt::format("{} and {} are one tenant, {}, and disagree in {}", kept.where,
                                where, kept.tenant.text(), core::printable(m_columns[column]));
  if (decides(name)) {
    throw core::usage_error(both, "make them one row, or have them say the same");
  }
  m_lost.push_back(both + ": the first is kept");
}

} // namespace partnerctl::cli

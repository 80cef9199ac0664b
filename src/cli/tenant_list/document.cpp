#include "cli/tenant_list/document.hpp"

#include "cli/fleet_report.hpp"
#include "partnerctl/core/text.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>

namespace partnerctl::cli {
namespace {

constexpr char const* k_schema = "partnerctl/tenant-list/1";

std::string sources_text(std::set<TenantSource> const& sources) {
  std::vector<std::string> words;
  for (auto const source : sources) {
    words.emplace_back(source == TenantSource::arm              ? "arm"
                       : source == TenantSource::partner_center ? "partner-center"
                                                                : "file");
  }
  return core::join(words, ", ");
}

std::string id_of(ListedTenant const& tenant) {
  auto const guid = tenant.tenant.guid();
  return guid ? guid->text() : std::string();
}

// An object has each key once, a roster's header not always.
std::vector<std::string> keys_of(std::vector<std::string> const& columns) {
  std::vector<std::string> keys;
  for (auto const& column : columns) {
    auto key = column;
    for (int which = 2; std::find(keys.begin(), keys.end(), key) != keys.end(); ++which) {
      key = fmt::format("{} ({})", column, which);
    }
    keys.push_back(std::move(key));
  }
  return keys;
}

core::Json object_of(ListedTenant const& tenant, std::vector<std::string> const& keys) {
  core::Json own = core::Json::object();
  for (std::size_t i = 0; i < keys.size(); ++i) {
    own[keys[i]] = i < tenant.others.size() ? tenant.others[i] : std::string();
  }
  return {{"tenant", tenant.tenant.text()},
          {"tenantId", text_or_null(id_of(tenant))},
          {"name", text_or_null(tenant.name)},
          {"domain", text_or_null(tenant.domain)},
          {"access", text_or_null(tenant.access)},
          {"source", sources_text(tenant.sources)},
          {"columns", std::move(own)},
          {"error", error_json(tenant.error)}};
}

std::vector<output::Cell> cells_of(ListedTenant const& tenant) {
  std::vector<output::Cell> cells{
      {tenant.tenant.text()},         {tenant.name},  {tenant.domain}, {tenant.access},
      {sources_text(tenant.sources)}, {id_of(tenant)}};
  for (auto const& value : tenant.others) {
    cells.push_back({.text = value, .as_it_is = true});
  }
  return cells;
}

} // namespace

std::vector<output::Column> tenant_list_columns(std::vector<std::string> const& own) {
  std::vector<output::Column> columns{{"tenant"}, {"name"},   {"domain"},
                                      {"access"}, {"source"}, {"tenant_id", false}};
  for (auto const& name : own) {
    columns.push_back({name, false});
  }
  return columns;
}

output::Document tenant_list_document(TenantList const& list, std::string const& cloud) {
  auto const& tenants = list.tenants();
  auto const keys = std::make_shared<std::vector<std::string> const>(keys_of(list.columns()));
  auto const object = [&tenants, keys](std::size_t i) { return object_of(tenants[i], *keys); };
  auto const head = [&tenants, cloud] {
    auto const failed =
        std::count_if(tenants.begin(), tenants.end(),
                      [](ListedTenant const& tenant) { return bool(tenant.error); });
    return core::Json{{"schema", k_schema},
                      {"version", PARTNERCTL_VERSION},
                      {"cloud", cloud},
                      {"run", nullptr},
                      {"summary", {{"total", tenants.size()}, {"failed", failed}}}};
  };
  return {
      .head = head,
      .list = "tenants",
      .size = tenants.size(),
      .object = object,
      .line = [object, cloud](std::size_t i) { return line_json(k_schema, "", cloud, object(i)); },
      .columns = tenant_list_columns(list.columns()),
      .row = [&tenants](std::size_t i) { return cells_of(tenants[i]); }};
}

} // namespace partnerctl::cli

#include "sandbox/world.hpp"

#include "partnerctl/core/json.hpp"
#include "partnerctl/core/time.hpp"
#include "sandbox/conditions.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

namespace partnerctl::sandbox {
namespace {

std::string key_of(Principal const& principal) {
  return principal.tenant + "/" + principal.object;
}

} // namespace

World::World() {
  constexpr char const* k_seeded = "2026-03-02T08:30:00.1234567Z";
  for (auto const& tenant : built_in_tenants()) {
    if (tenant.linked_to.empty()) {
      continue;
    }
    for (auto const kind : {Kind::user, Kind::application}) {
      set({.principal = {.tenant = tenant.id, .object = object_id(tenant.id, kind)},
           .partner_id = tenant.linked_to,
           .version = 1,
           .created = k_seeded,
           .updated = k_seeded,
           .active = true});
    }
  }
}

Link const* World::find(Principal const& principal) const {
  auto const found = m_links.find(key_of(principal));
  return found == m_links.end() ? nullptr : &found->second;
}

void World::set(Link link) {
  auto key = key_of(link.principal);
  m_links.insert_or_assign(std::move(key), std::move(link));
}

std::vector<Link> World::all() const {
  std::vector<Link> links;
  links.reserve(m_links.size());
  for (auto const& [key, link] : m_links) {
    links.push_back(link);
  }
  return links;
}

std::string to_line(Link const& link) {
  return core::write_json(core::Json{{"tenantId", link.principal.tenant},
                                     {"objectId", link.principal.object},
                                     {"partnerId", link.partner_id},
                                     {"version", link.version},
                                     {"createdTime", link.created},
                                     {"updatedTime", link.updated},
                                     {"state", link.active ? "Active" : "Deleted"}});
}

std::optional<Link> from_line(std::string_view line) {
  auto const json = core::parse_json(line);
  if (!json) {
    return std::nullopt;
  }
  auto const tenant = core::string_at(*json, "tenantId");
  auto const object = core::string_at(*json, "objectId");
  auto const partner = core::string_at(*json, "partnerId");
  auto const version = core::number_at(*json, "version");
  if (!tenant || !object || !partner || !version) {
    return std::nullopt;
  }
  return Link{.principal = {.tenant = *tenant, .object = *object},
              .partner_id = *partner,
              .version = static_cast<int>(*version),
              .created = core::string_at(*json, "createdTime").value_or(""),
              .updated = core::string_at(*json, "updatedTime").value_or(""),
              .active = core::string_at(*json, "state") == "Active"};
}

std::string precise_time(core::TimePoint time) {
  using Ticks = std::chrono::duration<long long, std::ratio<1, 10'000'000>>;
  auto const whole = std::chrono::floor<std::chrono::seconds>(time);
  auto const ticks = std::chrono::duration_cast<Ticks>(time - whole).count();
  std::string text = core::format_rfc3339(whole);
  text.pop_back();
  return fmt::format("{}.{:07}Z", text, ticks);
}

} // namespace partnerctl::sandbox

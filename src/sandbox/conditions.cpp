#include "sandbox/conditions.hpp"

#include "partnerctl/sandbox/sandbox.hpp"
#include "sandbox/digest.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>

namespace partnerctl::sandbox {
namespace {

constexpr char const* k_own_partner = "1234567";
constexpr char const* k_other_partner = "7654321";

// Extra tenant 1 is 5a4d0000-0000-4000-8001-000000000001, tenant-00001.example.
constexpr std::string_view k_extra_guid = "5a4d0000-0000-4000-8001-";
constexpr std::string_view k_extra_name = "tenant-";
constexpr std::string_view k_example = ".example";

std::string built_in_id(int number) {
  return fmt::format("5a4d0000-0000-4000-8000-0000000000{:02x}", number);
}

Tenant extra_tenant(int number) {
  return {.id = fmt::format("{}{:012}", k_extra_guid, number),
          .domain = fmt::format("{}{:05}{}", k_extra_name, number, k_example),
          .name = fmt::format("Tenant {:05}", number),
          .country = "US"};
}

std::vector<Tenant> make_tenants() {
  std::vector<Tenant> tenants{
      {.domain = "partner.example", .name = "Contoso Partner", .country = "US"},
      {.domain = "contoso.example", .name = "Contoso", .country = "US"},
      {.domain = "northwind.example", .name = "Northwind Traders", .country = "GB"},
      {.domain = "wideworld.example", .name = "Wide World Importers 東京", .country = "JP"},
      {.domain = "litware.example",
       .name = "Litware, Inc.",
       .country = "US",
       .linked_to = k_own_partner},
      {.domain = "tailspin.example",
       .name = "Tailspin Toys",
       .country = "US",
       .linked_to = k_other_partner},
      {.domain = "proseware.example",
       .name = "Proseware",
       .country = "IE",
       .user = SignIn::consent_missing,
       .application = SignIn::app_not_found},
      {.domain = "woodgrove.example",
       .name = "Woodgrove Bank Zürich",
       .country = "CH",
       .user = SignIn::mfa_required},
      {.domain = "wingtip.example",
       .name = "Wingtip Toys \"West\"",
       .country = "US",
       .throttled = true},
      {.domain = "treyresearch.example", .name = "Trey Research", .country = "DE"},
      {.domain = "adatum.example",
       .name = "A. Datum Corporation",
       .country = "US",
       .category = "ManagedBy",
       .refuses_links = true},
      {.domain = "relecloud.example", .name = "Relecloud", .country = "NL", .refuses_links = true},
      {.domain = "alpineskihouse.example",
       .name = "Alpine Ski House",
       .country = "AT",
       .user = SignIn::not_a_member,
       .application = SignIn::app_not_found,
       .listed = false},
      {.domain = k_step_up_tenant,
       .name = "Step-Up Savings",
       .country = "US",
       .wants_step_up = true,
       .listed = false},
      {.domain = k_revoked_tenant,
       .name = "Revoked Systems",
       .country = "US",
       .revokes = true,
       .listed = false},
  };
  int number = 0;
  for (auto& tenant : tenants) {
    tenant.id = built_in_id(number++);
  }
  return tenants;
}

// The number of an extra tenant's GUID or domain; 0 for any other text.
int extra_number(std::string_view text) {
  if (text.starts_with(k_extra_guid)) {
    text.remove_prefix(k_extra_guid.size());
  } else if (text.starts_with(k_extra_name) && text.ends_with(k_example)) {
    text.remove_prefix(k_extra_name.size());
    text.remove_suffix(k_example.size());
  } else {
    return 0;
  }
  int number = 0;
  auto const [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  return fault == std::errc{} && end == text.data() + text.size() ? number : 0;
}

std::size_t listed_built_ins() {
  auto const& all = built_in_tenants();
  return static_cast<std::size_t>(
      std::count_if(all.begin(), all.end(), [](Tenant const& tenant) { return tenant.listed; }));
}

} // namespace

std::vector<Tenant> const& built_in_tenants() {
  static std::vector<Tenant> const tenants = make_tenants();
  return tenants;
}

std::optional<Tenant> Directory::find(std::string_view guid_or_domain) const {
  for (auto const& tenant : built_in_tenants()) {
    if (guid_or_domain == tenant.id || guid_or_domain == tenant.domain) {
      return tenant;
    }
  }
  int const number = extra_number(guid_or_domain);
  if (number < 1 || number > m_extra) {
    return std::nullopt;
  }
  auto tenant = extra_tenant(number);
  // "tenant-1.example" is not another spelling of "tenant-00001.example".
  bool const same = guid_or_domain == tenant.id || guid_or_domain == tenant.domain;
  return same ? std::optional(std::move(tenant)) : std::nullopt;
}

std::vector<Tenant> Directory::listed(std::size_t offset, std::size_t count) const {
  std::vector<Tenant> page;
  std::size_t const built_in = listed_built_ins();
  std::size_t const end = std::min(offset + count, listed_count());
  for (std::size_t i = offset; i < end; ++i) {
    page.push_back(i < built_in ? built_in_tenants()[i]
                                : extra_tenant(static_cast<int>(i - built_in) + 1));
  }
  return page;
}

std::size_t Directory::listed_count() const {
  return listed_built_ins() + static_cast<std::size_t>(m_extra);
}

std::string object_id(std::string_view tenant_id, Kind kind) {
  return guid_of_name(
      fmt::format("{}/{}", tenant_id, kind == Kind::user ? k_user_name : k_client_id));
}

std::string managed_identity_object_id() {
  return guid_of_name(fmt::format("{}/{}", k_home_tenant, k_managed_identity_client_id));
}

bool is_any_tenant(std::string_view name) {
  return name == "common" || name == "organizations" || name == "consumers";
}

std::optional<std::string> partner_name(std::string_view partner_id) {
  if (partner_id == k_own_partner) {
    return "Contoso Partner Ltd";
  }
  if (partner_id == k_other_partner) {
    return "Adatum Consulting";
  }
  if (partner_id == "5127255") {
    return "Fabrikam Partners";
  }
  return std::nullopt;
}

} // namespace partnerctl::sandbox

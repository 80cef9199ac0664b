#include "sandbox/conditions.hpp"

#include "partnerctl/sandbox/sandbox.hpp"
#include "sandbox/digest.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>

namespace partnerctl::sandbox {
namespace {

constexpr char const* k_own_partner = "1234567";
constexpr char const* k_other_partner = "7654321";

// Extra tenant 1 is 5a4d0000-0000-4000-8001-000000000001, tenant-00001.example.
constexpr std::string_view k_extra_guid = "5a4d0000-0000-4000-8001-";
constexpr std::string_view k_extra_name = "tenant-";
// Extra customer 1 is 5a4d0000-0000-4000-8002-000000000001, customer-00001.example.
constexpr std::string_view k_customer_guid = "5a4d0000-0000-4000-8002-";
constexpr std::string_view k_customer_name = "customer-";
constexpr std::string_view k_enterprise = "EnterpriseAgreement_2014-09-01";
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

Tenant extra_customer(int number) {
  return {.id = fmt::format("{}{:012}", k_customer_guid, number),
          .domain = fmt::format("{}{:05}{}", k_customer_name, number, k_example),
          .name = fmt::format("Customer {:05}", number),
          .country = "US",
          .user = SignIn::not_a_member,
          .application = SignIn::app_not_found,
          .listed = false,
          .access = Access::none};
}

// What the tenants' subscriptions are like.
struct Standing {
  std::string_view domain;
  Access access;
  std::string_view quota;
  int subscriptions = 1;
  bool customer = true;
};

constexpr std::string_view k_pay = "PayAsYouGo_2014-09-01";
constexpr std::array<Standing, 13> k_standings{{
    {"partner.example", Access::contributor, k_pay, 1, false},
    {"northwind.example", Access::by_group, k_enterprise},
    {"wideworld.example", Access::management_group, "CSP_2015-05-01", 3},
    {"litware.example", Access::owner, k_enterprise},
    {"tailspin.example", Access::activated, k_pay},
    {"woodgrove.example", Access::eligible, k_pay},
    {"wingtip.example", Access::custom, "MSDNDevTest_2014-09-01"},
    {"treyresearch.example", Access::reader, k_pay},
    {"adatum.example", Access::none, k_pay, 0, false},
    {"relecloud.example", Access::none, k_pay, 0},
    {"alpineskihouse.example", Access::none, k_pay, 0},
    {k_step_up_tenant, Access::expired, k_pay, 1, false},
    {k_revoked_tenant, Access::unreadable, k_pay, 1, false},
}};

void set_standing(Tenant& tenant) {
  auto const* const found =
      std::find_if(k_standings.begin(), k_standings.end(),
                   [&tenant](Standing const& one) { return one.domain == tenant.domain; });
  if (found != k_standings.end()) {
    tenant.access = found->access;
    tenant.quota = found->quota;
    tenant.subscriptions = found->subscriptions;
    tenant.customer = found->customer;
  }
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
      {.domain = "treyresearch.example",
       .name = "Trey Research",
       .country = "DE",
       .hides_organization = true},
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
      {.domain = "fourthcoffee.example",
       .name = "=HYPERLINK(\"https://evil.example\") <script>alert(1)</script> \x1b[2J",
       .country = "US",
       .listed = false,
       .access = Access::unlisted},
  };
  int number = 0;
  for (auto& tenant : tenants) {
    tenant.id = built_in_id(number++);
    set_standing(tenant);
  }
  return tenants;
}

// The number in a computed tenant's GUID or domain, which begin so; 0 for any other text.
int number_in(std::string_view text, std::string_view guid, std::string_view name) {
  if (text.starts_with(guid)) {
    text.remove_prefix(guid.size());
  } else if (text.starts_with(name) && text.ends_with(k_example)) {
    text.remove_prefix(name.size());
    text.remove_suffix(k_example.size());
  } else {
    return 0;
  }
  int number = 0;
  auto const [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  return fault == std::errc{} && end == text.data() + text.size() ? number : 0;
}

std::vector<Tenant> const& built_in_customers() {
  static std::vector<Tenant> const customers = [] {
    std::vector<Tenant> found;
    std::copy_if(built_in_tenants().begin(), built_in_tenants().end(), std::back_inserter(found),
                 [](Tenant const& tenant) { return tenant.customer; });
    return found;
  }();
  return customers;
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
  int const extra = number_in(guid_or_domain, k_extra_guid, k_extra_name);
  int const customer = number_in(guid_or_domain, k_customer_guid, k_customer_name);
  bool const is_extra = extra >= 1 && extra <= m_extra;
  if (!is_extra && (customer < 1 || customer > m_customers)) {
    return std::nullopt;
  }
  auto tenant = is_extra ? extra_tenant(extra) : extra_customer(customer);
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

std::vector<Tenant> Directory::customers(std::size_t offset, std::size_t count) const {
  std::vector<Tenant> page;
  auto const& built_in = built_in_customers();
  std::size_t const end = std::min(offset + count, customers_count());
  for (std::size_t i = offset; i < end; ++i) {
    page.push_back(i < built_in.size() ? built_in[i]
                                       : extra_customer(static_cast<int>(i - built_in.size()) + 1));
  }
  return page;
}

std::size_t Directory::customers_count() const {
  return built_in_customers().size() + static_cast<std::size_t>(m_customers);
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
  if (partner_id == k_own_partner || partner_id == "1000001") {
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

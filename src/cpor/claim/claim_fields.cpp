#include "cpor/claim/claim_fields.hpp"

#include "cpor/claim/input_words.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/cpor/roles.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <utility>

namespace partnerctl::cpor {
namespace {

constexpr ClaimField own(std::string_view path, std::string_view column, std::string Claim::*text,
                         FieldKind kind = FieldKind::text) {
  return {.path = path, .column = column, .kind = kind, .own = text};
}

constexpr ClaimField flag(std::string_view path, std::string_view column, bool Claim::*flag) {
  return {.path = path, .column = column, .kind = FieldKind::flag, .flag = flag};
}

constexpr ClaimField of(Contact Claim::*person, std::string_view path, std::string_view column,
                        std::string Contact::*text, FieldKind kind = FieldKind::text) {
  return {.path = path, .column = column, .kind = kind, .person = person, .of_person = text};
}

constexpr auto k_customer = &Claim::customer_contact;
constexpr auto k_partner = &Claim::partner_contact;

constexpr std::array k_fields{
    own("solutionArea", "solution_area", &Claim::solution_area, FieldKind::area),
    own("partnerRole", "partner_role", &Claim::partner_role, FieldKind::role),
    own("name", "claim_name", &Claim::name),
    own("partnerId", "partner_id", &Claim::partner_id, FieldKind::partner_id),
    own("partnerName", "partner_name", &Claim::partner_name),
    own("customer.tenantId", "customer_tenant_id", &Claim::customer_tenant_id),
    own("customer.domain", "customer_domain", &Claim::customer_domain),
    own("customer.name", "customer_name", &Claim::customer_name),
    own("customer.country", "customer_country", &Claim::customer_country),
    flag("customer.publicSector", "public_sector", &Claim::public_sector),
    flag("publicSectorDisclosure", "public_sector_disclosure", &Claim::public_sector_disclosure),
    flag("optOutOfIncentive", "opt_out_of_incentive", &Claim::opt_out_of_incentive),
    ClaimField{.path = "workloads", .column = "workload", .kind = FieldKind::workloads},
    of(k_customer, "customer.contact.name", "customer_contact_name", &Contact::name),
    of(k_customer, "customer.contact.title", "customer_contact_title", &Contact::title),
    of(k_customer, "customer.contact.email", "customer_contact_email", &Contact::email),
    of(k_customer, "customer.contact.phone", "customer_contact_phone", &Contact::phone),
    of(k_partner, "partnerContact.name", "partner_contact_name", &Contact::name),
    of(k_partner, "partnerContact.email", "partner_contact_email", &Contact::email),
    of(k_partner, "partnerContact.phone", "partner_contact_phone", &Contact::phone),
    own("revenue.solutionSeller", "solution_seller", &Claim::solution_seller),
    own("revenue.customerName", "revenue_customer_name", &Claim::revenue_customer_name),
    own("revenue.isvSolution", "isv_solution", &Claim::isv_solution),
    own("plannedSubmission", "planned_submission", &Claim::planned_submission),
    own("comments", "comments", &Claim::comments),
};

constexpr std::array k_workload_members{
    WorkloadMember{"name", "workload", &Workload::name},
    WorkloadMember{"subscriptionId", "subscription_id", &Workload::subscription_id},
    WorkloadMember{"subscriptionEnds", "subscription_ends", &Workload::subscription_ends}};

template <class AnyClaim>
auto& text_at(ClaimField const& field, AnyClaim& claim) {
  return field.own != nullptr ? claim.*field.own : claim.*field.person.*field.of_person;
}

// No form can carry them to where they are shown, and no name has them.
std::optional<std::string> fault_of_text(std::string_view value) {
  if (value.find('\0') != std::string_view::npos) {
    return "holds a NUL";
  }
  return core::find_invalid_utf8(value) == std::string_view::npos
             ? std::nullopt
             : std::optional<std::string>("is not UTF-8");
}

std::string normal(FieldKind kind, std::string_view value) {
  if (kind == FieldKind::area) {
    auto const area = area_of(value);
    return std::string(area ? id_of(*area) : core::trim(value));
  }
  if (kind == FieldKind::role) {
    auto const role = role_of(value);
    return std::string(role ? facts_of(*role).id : core::trim(value));
  }
  return std::string(core::trim(value));
}

std::optional<std::string> set_flag(bool& to, std::string_view value) {
  auto const flag = yes_or_no(value);
  to = flag.value_or(to);
  return flag ? std::nullopt
              : std::optional(fmt::format("is {}, neither yes nor no", quoted_input(value)));
}

std::optional<std::string> set_workload_names(std::vector<Workload>& workloads,
                                              std::string_view value) {
  auto const names = core::trim(value).empty() ? std::vector<std::string>() : split_cell(value);
  if (names.size() > k_most_workloads) {
    return fmt::format("has more than {} workloads", k_most_workloads);
  }
  auto earlier = std::exchange(workloads, {});
  for (auto const& name : names) {
    auto const same = std::find_if(earlier.begin(), earlier.end(),
                                   [&](Workload const& known) { return known.name == name; });
    auto workload = Workload{.name = name};
    if (same != earlier.end()) {
      workload = std::move(*same);
      earlier.erase(same);
    }
    if (!says_nothing(workload)) {
      workloads.push_back(std::move(workload));
    }
  }
  return std::nullopt;
}

} // namespace

std::span<ClaimField const> claim_fields() {
  return k_fields;
}

ClaimField const* claim_field_at(std::string_view path) {
  auto const* const found = std::find_if(k_fields.begin(), k_fields.end(),
                                         [&](ClaimField const& each) { return each.path == path; });
  return found == k_fields.end() ? nullptr : found;
}

std::span<WorkloadMember const> workload_members() {
  return k_workload_members;
}

std::vector<std::string> const& kept_members() {
  static std::vector<std::string> const k_members{
      "id",      "revision",  "status", "consent",   "portalNumber", "proofs", "acknowledgements",
      "history", "deadlines", "next",   "createdAt", "updatedAt"};
  return k_members;
}

std::optional<std::string> set_claim_field(ClaimField const& field, Claim& claim,
                                           std::string_view value) {
  if (auto fault = fault_of_text(value)) {
    return fault;
  }
  if (field.kind == FieldKind::flag) {
    return set_flag(claim.*field.flag, value);
  }
  if (field.kind == FieldKind::workloads) {
    return set_workload_names(claim.workloads, value);
  }
  text_at(field, claim) = normal(field.kind, value);
  return std::nullopt;
}

std::string claim_field_text(ClaimField const& field, Claim const& claim) {
  if (field.kind == FieldKind::flag) {
    return claim.*field.flag ? "yes" : "no";
  }
  if (field.kind != FieldKind::workloads) {
    return text_at(field, claim);
  }
  std::vector<std::string> names;
  for (auto const& workload : claim.workloads) {
    names.push_back(workload.name);
  }
  return join_cell(names);
}

bool is_same_field(ClaimField const& field, Claim const& a, Claim const& b) {
  return field.kind == FieldKind::workloads
             ? a.workloads == b.workloads
             : claim_field_text(field, a) == claim_field_text(field, b);
}

std::optional<std::string> set_workload_text(Workload& workload, std::string Workload::*member,
                                             std::string_view value) {
  auto fault = fault_of_text(value);
  if (!fault) {
    workload.*member = core::trim(value);
  }
  return fault;
}

bool says_nothing(Workload const& workload) {
  return workload == Workload{};
}

} // namespace partnerctl::cpor

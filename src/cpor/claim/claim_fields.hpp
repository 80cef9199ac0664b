#pragma once

#include "partnerctl/cpor/claim.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace partnerctl::cpor {

// What becomes of a value on its way into a claim, from whichever form.
enum class FieldKind {
  // Kept to the letter, but for the blanks around it, which nobody sees in a table.
  text,
  // A text that may be a number in JSON.
  partner_id,
  // A text; our ID where it is known.
  area,
  role,
  flag,
  // The one list, of which a text has the names.
  workloads,
};

// A member of a claim, wherever it stands: what reads, writes, compares and lists claims goes by
// this table, so that none of them can forget one.
struct ClaimField {
  // In JSON and for people: "customer.tenantId".
  std::string_view path{};
  // In CSV: "customer_tenant_id".
  std::string_view column{};
  FieldKind kind = FieldKind::text;
  // Where a text is: a member of the claim, or of a person.
  std::string Claim::*own = nullptr;
  Contact Claim::*person = nullptr;
  std::string Contact::*of_person = nullptr;
  bool Claim::*flag = nullptr;
};

// In the order of the portal's wizard.
std::span<ClaimField const> claim_fields();
// nullptr where there is no such path.
ClaimField const* claim_field_at(std::string_view path);

// The same of a workload: "subscriptionId" in JSON, "subscription_id" in CSV.
struct WorkloadMember {
  std::string_view name{};
  std::string_view column{};
  std::string Workload::*text = nullptr;
};
std::span<WorkloadMember const> workload_members();

// Members that an export has and a claim of its own has not: what is known of it, not what it says.
std::vector<std::string> const& kept_members();

// More are no claim, but a wrong file.
inline constexpr std::size_t k_most_workloads = 1000;

// Sets a member to a text; what is wrong with it ("is 'maybe', neither yes nor no"), or nullopt.
// Workloads that are named again keep their subscriptions.
std::optional<std::string> set_claim_field(ClaimField const& field, Claim& claim,
                                           std::string_view value);
// What set_claim_field() makes the same member of: "yes" and "no" for flags.
std::string claim_field_text(ClaimField const& field, Claim const& claim);
bool is_same_field(ClaimField const& field, Claim const& a, Claim const& b);

// The same for a member of a workload: its name, or a word.
std::optional<std::string> set_workload_text(Workload& workload, std::string Workload::*member,
                                             std::string_view value);
// A workload that says nothing at all.
bool says_nothing(Workload const& workload);

} // namespace partnerctl::cpor

#include "config/claims.hpp"

#include "config/endpoint.hpp"
#include "config/holidays.hpp"
#include "partnerctl/core/text.hpp"

#include <algorithm>

namespace partnerctl::config {
namespace {

constexpr int k_longest_term = 366;
constexpr int k_largest_proof = 10'000;

core::Error refused(Field const& field, std::string const& why, std::string const& hint) {
  return core::usage_error(field.where + " " + why, hint);
}

std::optional<int> days(Reader const& table, std::string const& key) {
  return table.integer(key, 0, k_longest_term);
}

template <class Value>
void add_once(std::vector<Value>& values, Value value) {
  if (std::find(values.begin(), values.end(), value) == values.end()) {
    values.push_back(std::move(value));
  }
}

std::vector<core::Guid> own_tenants(Reader const& table) {
  std::vector<core::Guid> tenants;
  for (auto const& field : table.list("own_tenants").value_or(std::vector<Field>{})) {
    auto const tenant = core::Guid::parse(field.value);
    if (!tenant || tenant->is_nil()) {
      throw refused(field, "is no tenant's ID",
                    "a tenant's ID is a GUID: Partner Center and the Azure portal show it");
    }
    add_once(tenants, *tenant);
  }
  return tenants;
}

// As it ends a file's name: "pdf", ".PDF".
std::string ending_of(Field const& field) {
  constexpr std::size_t k_longest = 16;
  auto ending = core::to_lower(core::trim(field.value));
  ending = ending.starts_with('.') ? ending.substr(1) : ending;
  bool const is_plain = std::all_of(ending.begin(), ending.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  });
  if (ending.empty() || ending.size() > k_longest || !is_plain) {
    throw refused(field, "is no ending of a file's name", "write it without the dot: \"pdf\"");
  }
  return ending;
}

std::vector<std::string> proof_types(Reader const& table) {
  auto const fields = table.list("proof_types");
  std::vector<std::string> types;
  for (auto const& field : fields.value_or(std::vector<Field>{})) {
    add_once(types, ending_of(field));
  }
  if (fields && types.empty()) {
    throw table.fault_at("proof_types", "is empty", "name an ending or take the line out");
  }
  return types;
}

std::optional<std::string> portal_url(Reader const& table) {
  auto const field = table.text("portal_url");
  return field ? std::optional(web_page(field->value, field->where)) : std::nullopt;
}

std::optional<std::string> time_zone(Reader const& table) {
  auto const field = table.text("time_zone");
  return field ? std::optional(field->value) : std::nullopt;
}

} // namespace

Claims read_claims(Reader const& table, Folders const& folders) {
  table.allow_only({"submitted_days", "review_days", "partner_action_days", "dispute_answer_days",
                    "consent_days", "dispute_window_days", "renewal_notice_days", "time_zone",
                    "holidays", "workloads", "own_tenants", "proof_types", "proof_warn_mib",
                    "portal_url"});
  return {.submitted_days = days(table, "submitted_days"),
          .review_days = days(table, "review_days"),
          .partner_action_days = days(table, "partner_action_days"),
          .dispute_answer_days = days(table, "dispute_answer_days"),
          .consent_days = days(table, "consent_days"),
          .dispute_window_days = days(table, "dispute_window_days"),
          .renewal_notice_days = days(table, "renewal_notice_days"),
          .time_zone = time_zone(table),
          .holidays = read_holidays(table, folders),
          .workloads = path_of(table.text("workloads"), folders),
          .own_tenants = own_tenants(table),
          .proof_types = proof_types(table),
          .proof_warn_mib = table.integer("proof_warn_mib", 1, k_largest_proof),
          .portal_url = portal_url(table)};
}

} // namespace partnerctl::config

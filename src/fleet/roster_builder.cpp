#include "fleet/roster_builder.hpp"

#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/text.hpp"

#include <fmt/core.h>

namespace partnerctl::fleet {
namespace {

// Far more than any partner has customers; a limit so that a wrong file does not fill the memory.
constexpr std::size_t k_most_entries = 1'000'000;

} // namespace

std::vector<std::string> const& roster_keys() {
  static std::vector<std::string> const k_keys{"tenant",  "name",      "partner_id",
                                               "profile", "client_id", "labels"};
  return k_keys;
}

std::vector<std::string> split_labels(std::string_view text) {
  std::vector<std::string> labels;
  for (auto const& part : core::split(text, ';')) {
    auto const label = core::trim(part);
    if (!label.empty()) {
      labels.emplace_back(label);
    }
  }
  return labels;
}

RosterBuilder::RosterBuilder(std::string source, RosterColumns columns)
    : m_source(std::move(source)), m_columns(columns), m_faults(m_source) {}

std::string RosterBuilder::place(std::size_t line) const {
  return fmt::format("{}:{}", m_source, line);
}

std::string RosterBuilder::place(std::size_t line, std::size_t column) const {
  return fmt::format("{}:{}:{}", m_source, line, column);
}

void RosterBuilder::add(RosterRow row, std::string where,
                        std::function<std::string(std::string_view key)> const& place_of) {
  if (m_entries.size() >= k_most_entries) {
    fault(where, fmt::format("more than {} tenants", k_most_entries));
    return;
  }
  if (row.tenant.empty()) {
    fault(place_of("tenant"), "no tenant is named");
    return;
  }
  auto const tenant = core::attempt([&] { return core::TenantRef::parse(row.tenant); });
  if (tenant.error) {
    fault(place_of("tenant"), tenant.error->message, tenant.error->hint);
  }
  auto const partner_id = core::attempt([&]() -> std::optional<core::PartnerId> {
    return row.partner_id.empty() ? std::nullopt
                                  : std::optional(core::PartnerId::parse(row.partner_id));
  });
  if (partner_id.error) {
    fault(place_of("partner_id"), partner_id.error->message, partner_id.error->hint);
  }
  if (tenant && partner_id) {
    m_entries.push_back({.tenant = *tenant.value,
                         .name = std::move(row.name),
                         .shown = std::move(row.shown),
                         .partner_id = *partner_id.value,
                         .profile = std::move(row.profile),
                         .client_id = std::move(row.client_id),
                         .labels = std::move(row.labels),
                         .where = std::move(where),
                         .skip = std::move(row.skip),
                         .others = std::move(row.others)});
  }
}

void RosterBuilder::fault(std::string const& place, std::string const& message,
                          std::string const& hint) {
  m_faults.add(place, message, hint);
}

bool RosterBuilder::full() const {
  return m_faults.full() || (m_entries.size() >= k_most_entries && m_faults.count() > 0);
}

std::vector<Entry> RosterBuilder::finish() && {
  if (m_faults.count() > 0) {
    throw m_faults.error(!full());
  }
  if (m_entries.empty()) {
    throw core::Error{.kind = core::ErrorKind::usage,
                      .message = m_source + " names no tenant",
                      .hint = "write one tenant a line, or CSV with the header 'tenant'"};
  }
  return std::move(m_entries);
}

} // namespace partnerctl::fleet

#include "cli/claim/settings.hpp"

#include "cli/claim/voice.hpp"
#include "cli/services.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/input_file.hpp"
#include "partnerctl/core/text.hpp"

namespace partnerctl::cli {
namespace {

// Where the docs of October 2023 lead to; it has moved before, so the configuration can say
// another.
constexpr char const* k_portal_url =
    "https://partner.microsoft.com/dashboard/incentives/engagements/ux/workshops/claims";
constexpr std::uint64_t k_mib = std::uint64_t{1} << 20U;

cpor::Clocks clocks_of(config::Claims const& set) {
  cpor::Clocks clocks;
  clocks.submitted_days = set.submitted_days.value_or(clocks.submitted_days);
  clocks.review_days = set.review_days.value_or(clocks.review_days);
  clocks.partner_action_days = set.partner_action_days.value_or(clocks.partner_action_days);
  clocks.dispute_answer_days = set.dispute_answer_days.value_or(clocks.dispute_answer_days);
  clocks.consent_days = set.consent_days.value_or(clocks.consent_days);
  clocks.dispute_window_days = set.dispute_window_days.value_or(clocks.dispute_window_days);
  clocks.renewal_notice_days = set.renewal_notice_days.value_or(clocks.renewal_notice_days);
  clocks.time_zone = set.time_zone.value_or(clocks.time_zone);
  clocks.holidays = {set.holidays.begin(), set.holidays.end()};
  return clocks;
}

cpor::ProofPolicy policy_of(config::Claims const& set) {
  cpor::ProofPolicy policy;
  if (!set.proof_types.empty()) {
    policy.types = set.proof_types;
  }
  if (set.proof_warn_mib) {
    policy.warn_bytes = static_cast<std::uint64_t>(*set.proof_warn_mib) * k_mib;
  }
  return policy;
}

cpor::Catalogue catalogue_of(config::Claims const& set, core::Date today) {
  if (!set.workloads) {
    return cpor::built_in_catalogue();
  }
  auto const text = core::read_input_file(*set.workloads,
                                          {.name = "catalogue of workloads", .most_bytes = k_mib});
  return cpor::parse_catalogue(text, core::printable(*set.workloads), today);
}

} // namespace

core::Date parse_day(std::string const& option, std::string const& text) {
  auto const date = core::parse_date(text);
  if (!date) {
    throw core::usage_error(option + ": '" + core::printable(text) + "' is no day",
                            "a day is written 2026-11-22");
  }
  return *date;
}

ClaimSettings claim_settings(Services& services, std::optional<std::string> const& as_of) {
  auto const& set = services.file().claims;
  ClaimSettings settings{.clocks = clocks_of(set),
                         .policy = policy_of(set),
                         .portal_url = set.portal_url.value_or(k_portal_url)};
  cpor::check_time_zone(settings.clocks.time_zone, services.file().path + ": claims.time_zone");
  for (auto const& tenant : set.own_tenants) {
    settings.own_tenants.insert(tenant.text());
  }
  settings.today =
      as_of ? parse_day("--on", *as_of) : cpor::day_of(services.clock().now(), settings.clocks);
  settings.place = place_options(services);
  settings.catalogue = catalogue_of(set, settings.today);
  return settings;
}

} // namespace partnerctl::cli

#include "cli/status/recorded.hpp"

#include "cli/recorded_ledger.hpp"
#include "cli/status/details.hpp"
#include "cli/status/reading.hpp"
#include "cli/tenant_choice.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/core/time.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

namespace partnerctl::cli {
namespace {

using ledger::KnownLink;

std::string age_text(std::chrono::nanoseconds age) {
  using namespace std::chrono;
  auto const counted = [](long long count, char const* unit) {
    return fmt::format("{} {}{} ago", count, unit, count == 1 ? "" : "s");
  };
  if (age < 1min) {
    return "just now";
  }
  if (age < 1h) {
    return counted(duration_cast<minutes>(age).count(), "minute");
  }
  return age < 48h ? counted(duration_cast<hours>(age).count(), "hour")
                   : counted(duration_cast<hours>(age).count() / 24, "day");
}

fleet::Outcome outcome_of(KnownLink const& link, std::optional<core::PartnerId> const& wanted,
                          core::TimePoint now) {
  auto outcome = link.outcome;
  outcome.wanted = wanted ? wanted->text() : "";
  set_link_state(outcome);
  outcome.read_at = link.recorded;
  set_detail(outcome, "recorded",
             {{"at", core::format_rfc3339(link.recorded)},
              {"age", age_text(now - link.recorded)},
              {"run", link.run},
              {"command", link.command}});
  return outcome;
}

// What was found out of the access may be older than the latest word on the link.
void add_earning(std::vector<KnownLink>& links, std::vector<KnownLink> const& checked) {
  std::map<std::pair<std::string, std::string>, core::Json> earning;
  for (auto const& link : checked) {
    earning[{link.outcome.tenant_id, link.outcome.object_id}] = detail_of(link.outcome, "earning");
  }
  for (auto& link : links) {
    auto const found = earning.find({link.outcome.tenant_id, link.outcome.object_id});
    if (found != earning.end()) {
      set_detail(link.outcome, "earning", found->second);
    }
  }
}

fleet::Outcome nothing_recorded(fleet::Assignment const& assignment) {
  return {.tenant =
              assignment.shown.empty() ? assignment.tenant.text() : std::string(assignment.shown),
          .name = assignment.name,
          .action = "unreadable",
          .wanted = assignment.partner_id ? assignment.partner_id->text() : "",
          .reason = "nothing is recorded of it"};
}

bool is_named(KnownLink const& link, core::TenantRef const& tenant) {
  auto const guid = tenant.guid();
  return guid ? link.outcome.tenant_id == guid->text()
              : core::equal_ignoring_case(link.outcome.tenant.view(), tenant.text());
}

// As choose_tenants selects, without anybody to ask.
std::vector<fleet::Assignment> selected(FleetOptions const& options, WantedPartner const& wanted,
                                        std::vector<core::TenantRef> const& excluded,
                                        Services& services) {
  auto const entries = named_tenants(options, services);
  for (auto const& entry : entries) {
    if (entry.tenant.form() == core::TenantRef::Form::home) {
      throw core::usage_error("--recorded signs nobody in, so 'home' names no tenant",
                              "name it by its domain or GUID");
    }
  }
  auto selection = selection_options(options, wanted);
  selection.exclude = excluded;
  return fleet::select(entries, selection);
}

void check_options(FleetOptions const& options) {
  bool const names_some = !options.tenants.empty() || !options.rosters.empty();
  if (options.all_tenants) {
    throw core::usage_error("--recorded signs nobody in, so --all-tenants cannot be asked for",
                            "leave it out: every recorded tenant is shown");
  }
  if (!names_some && (!options.labels.empty() || options.shard)) {
    throw core::usage_error("--label and --shard choose from a roster",
                            "name one with --tenants FILE");
  }
}

} // namespace

std::vector<fleet::Outcome> recorded_links(FleetOptions const& options, WantedPartner const& wanted,
                                           Services& services) {
  check_options(options);
  auto const ledger = recorded_ledger(services);
  auto const now = services.clock().now();
  auto const& cloud = services.cloud().name;
  auto links = ledger.known_links(cloud, now);
  add_earning(links, ledger.known_links(cloud, now, "earning"));
  std::vector<core::TenantRef> excluded;
  excluded.reserve(options.exclude.size());
  for (auto const& tenant : options.exclude) {
    excluded.push_back(core::TenantRef::parse(tenant));
  }
  std::erase_if(links, [&](KnownLink const& link) {
    return std::any_of(excluded.begin(), excluded.end(),
                       [&](core::TenantRef const& tenant) { return is_named(link, tenant); });
  });
  std::vector<fleet::Outcome> outcomes;
  if (options.tenants.empty() && options.rosters.empty()) {
    auto const& partner = wanted.from_option        ? wanted.from_option
                          : wanted.from_environment ? wanted.from_environment
                                                    : wanted.from_profile;
    for (auto const& link : links) {
      outcomes.push_back(outcome_of(link, partner, now));
    }
    return outcomes;
  }
  for (auto const& assignment : selected(options, wanted, excluded, services)) {
    auto const before = outcomes.size();
    for (auto const& link : links) {
      if (is_named(link, assignment.tenant)) {
        outcomes.push_back(outcome_of(link, assignment.partner_id, now));
      }
    }
    if (outcomes.size() == before) {
      outcomes.push_back(nothing_recorded(assignment));
    }
  }
  return outcomes;
}

} // namespace partnerctl::cli

#include "cli/progress_of_run.hpp"
#include "cli/tenant_list/sources.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/directory/tenant_of_domain.hpp"
#include "partnerctl/fleet/dispatch.hpp"

#include <map>

namespace partnerctl::cli {
namespace {

using core::TenantRef;

// What became of one domain.
struct Resolved {
  std::optional<core::Guid> tenant{};
  fleet::BoxedError error{};
};

core::Error no_such_tenant(TenantRef const& domain) {
  return {.kind = core::ErrorKind::not_found,
          .message = "no tenant has the domain " + domain.text(),
          .hint = "check how it is written, and --cloud; a tenant's GUID is taken as it is",
          .cause = "no tenant has the domain"};
}

core::Error no_home() {
  return {.kind = core::ErrorKind::usage,
          .message = "'home' names a tenant only where somebody signs in",
          .hint = "write the tenant itself, or add --from arm"};
}

// Each domain of the rows once, in their order.
std::vector<fleet::Assignment> domains_in(std::vector<fleet::Entry> const& entries,
                                          TenantRef const* home) {
  std::map<TenantRef, bool> seen;
  std::vector<fleet::Assignment> domains;
  for (auto const& entry : entries) {
    bool const is_home = entry.tenant.form() == TenantRef::Form::home;
    auto const& tenant = is_home && home != nullptr ? *home : entry.tenant;
    if (tenant.form() == TenantRef::Form::domain && seen.try_emplace(tenant, true).second) {
      domains.push_back({.index = domains.size(), .tenant = tenant});
    }
  }
  return domains;
}

std::map<TenantRef, Resolved> resolve(std::vector<fleet::Assignment> const& domains,
                                      Asking const& asking) {
  auto& services = asking.services;
  auto const& send = services.anonymous();
  auto const& cloud = services.cloud();
  auto const stop = asking.interrupt.no_more();
  fleet::Job const job = [&](fleet::Assignment const& domain, fleet::Outcome& outcome,
                             fleet::Beginning const& beginning) {
    auto const found = directory::tenant_of_domain(send,
                                                   {.cloud = &cloud,
                                                    .timeout = asking.timeout,
                                                    .deadline = beginning.deadline,
                                                    .stop = beginning.stop},
                                                   domain.tenant);
    if (!found) {
      throw no_such_tenant(domain.tenant);
    }
    outcome.tenant_id = found->text();
    outcome.action = "resolved";
  };
  ProgressOfRun progress(domains.size(), asking.format, asking.interrupt, services);
  auto const done =
      fleet::dispatch(domains, job, {.parallel = asking.parallel, .no_more = stop, .abandon = stop},
                      progress, services.clock());
  asking.interrupt.check();
  std::map<TenantRef, Resolved> resolved;
  for (auto const& outcome : done.outcomes) {
    resolved[domains[outcome.index].tenant] = {
        .tenant = core::Guid::parse(std::string(outcome.tenant_id)), .error = outcome.error};
  }
  return resolved;
}

FoundTenant found_in(fleet::Entry const& entry) {
  bool const is_domain = entry.tenant.form() == TenantRef::Form::domain;
  return {.source = TenantSource::file,
          .tenant = entry.tenant,
          .name = entry.name,
          .domain = is_domain ? entry.tenant.text() : entry.shown,
          // What another list of ours was told by ARM, and a run heeds.
          .access = entry.skip == fleet::k_delegated ? "lighthouse" : "",
          .others = entry.others,
          .where = entry.where};
}

} // namespace

void add_from_file(TenantList& list, std::vector<fleet::Entry> const& entries,
                   TenantRef const* home, Asking const& asking) {
  auto const domains = domains_in(entries, home);
  auto const resolved =
      domains.empty() ? std::map<TenantRef, Resolved>() : resolve(domains, asking);
  for (auto const& entry : entries) {
    auto found = found_in(entry);
    if (found.tenant.form() == TenantRef::Form::home && home != nullptr) {
      found.tenant = *home;
    }
    if (found.tenant.form() == TenantRef::Form::home) {
      found.error = no_home();
    } else if (found.tenant.form() == TenantRef::Form::domain) {
      auto const& answer = resolved.at(found.tenant);
      found.error = answer.error;
      found.tenant = answer.tenant ? TenantRef::of(*answer.tenant) : found.tenant;
    }
    list.add(std::move(found));
  }
}

} // namespace partnerctl::cli

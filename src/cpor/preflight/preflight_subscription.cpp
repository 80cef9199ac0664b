#include "cpor/preflight/preflight_checks.hpp"
#include "cpor/preflight/subscription_verdict.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/directory/graph.hpp"

#include <fmt/core.h>

#include <utility>

namespace partnerctl::cpor::asking {
namespace {

// One answer is for all of the claim's products, and so is one failure.
struct Asked {
  directory::CompanySubscriptions answer{};
  PreflightCheck outcome{.result = Passing::passed};
};

Asked ask_graph(core::Guid const& customer, PreflightMeans const& means) {
  Asked asked;
  asked.outcome.source =
      fmt::format("Microsoft Graph, directory/subscriptions of {}", customer.text());
  ask(asked.outcome, [&] {
    asked.answer =
        directory::list_subscriptions(means.signed_in, {.cloud = means.cloud,
                                                        .tenant = core::TenantRef::of(customer),
                                                        .timeout = means.timeout,
                                                        .deadline = means.deadline,
                                                        .stop = means.stop});
    asked.outcome.request_id = asked.answer.request_id;
  });
  return asked;
}

// False where it can be said without asking: the check is skipped then.
bool can_be_asked(Workload const& workload, std::optional<core::Guid> const& customer,
                  PreflightMeans const& means, PreflightCheck& check) {
  if (!core::Guid::parse(core::trim(workload.subscription_id))) {
    skip(check, "the claim names no subscription's ID here that could be looked up");
  } else if (!customer) {
    skip(check, "the claim names no tenant's ID whose subscriptions could be read");
  } else if (means.cloud->graph.empty()) {
    skip(check, "this cloud names no Microsoft Graph");
  } else {
    return may_ask(check, means.signed_in, means);
  }
  return false;
}

void judge(Workload const& workload, Asked const& asked, SubscriptionCase const& of,
           PreflightCheck& check) {
  check.source = asked.outcome.source;
  check.request_id = asked.outcome.request_id;
  if (asked.outcome.result == Passing::skipped) {
    skip(check, asked.outcome.says);
    return;
  }
  auto verdict = judge_subscription(workload, asked.answer.subscriptions, of);
  check.ends = verdict.ends;
  settle(check, verdict.result, std::move(verdict.says));
}

} // namespace

void check_subscriptions(Claim const& claim, PreflightMeans const& means,
                         std::span<PreflightCheck> checks) {
  auto const customer = customer_tenant(claim);
  std::optional<Asked> asked;
  for (std::size_t i = 0; i < checks.size(); ++i) {
    auto const& workload = claim.workloads.at(i);
    if (!can_be_asked(workload, customer, means, checks[i])) {
      continue;
    }
    if (!asked) {
      asked = ask_graph(*customer, means);
    }
    judge(workload, *asked,
          {.customer = *customer, .home_tenant = means.home_tenant, .catalogue = means.catalogue},
          checks[i]);
  }
}

} // namespace partnerctl::cpor::asking

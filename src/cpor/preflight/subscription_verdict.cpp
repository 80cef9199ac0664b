#include "cpor/preflight/subscription_verdict.hpp"

#include "cpor/preflight/preflight_checks.hpp"
#include "cpor/preflight/sku_kind.hpp"
#include "cpor/preflight/sku_products.hpp"
#include "partnerctl/core/date.hpp"
#include "partnerctl/core/phrase.hpp"
#include "partnerctl/core/text.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace partnerctl::cpor {
namespace {

using directory::CompanySubscription;
using Sentences = std::vector<std::string>;

constexpr std::size_t k_columns = 60;

std::string product_of(CompanySubscription const& one) {
  auto name = core::phrase(one.sku_part_number, k_columns);
  return name.empty() ? "a product without a name" : name;
}

std::string const& claimable_id(CompanySubscription const& one) {
  return one.commerce_subscription_id.empty() ? one.id : one.commerce_subscription_id;
}

CompanySubscription const* find(std::vector<CompanySubscription> const& all,
                                std::string CompanySubscription::*member, std::string_view id) {
  auto const found = std::find_if(all.begin(), all.end(), [&](CompanySubscription const& one) {
    return core::equal_ignoring_case(one.*member, id);
  });
  return found == all.end() ? nullptr : &*found;
}

// The few of them that could have been meant.
template <class Could>
std::string candidates(std::vector<CompanySubscription> const& all, Could could) {
  constexpr std::size_t k_most = 3;
  Sentences names;
  std::size_t more = 0;
  for (auto const& one : all) {
    if (!could(one)) {
      continue;
    }
    if (names.size() == k_most) {
      ++more;
      continue;
    }
    names.push_back(
        fmt::format("{} ({})", core::phrase(claimable_id(one), k_columns), product_of(one)));
  }
  if (names.empty()) {
    return {};
  }
  return fmt::format("; there {} {}{}", names.size() + more == 1 ? "is" : "are",
                     core::join(names, ", "), more == 0 ? "" : fmt::format(", +{}", more));
}

SubscriptionVerdict not_found(std::vector<CompanySubscription> const& all) {
  auto const among = all.empty() ? std::string("the customer has no commercial subscription yet")
                                 : "it is none of the customer's " +
                                       core::counted(all.size(), "commercial subscription");
  return {.result = Passing::failed,
          .says = fmt::format("{}; one shows up to 7 days after the customer has provisioned it{}",
                              among, candidates(all, [](CompanySubscription const& one) {
                                return kind_of_sku(one.sku_part_number) != SkuKind::other;
                              }))};
}

// Who sold it, where a partner did; empty where it was bought from Microsoft.
std::string sold_by(CompanySubscription const& one, SubscriptionCase const& of) {
  auto const owner = core::Guid::parse(one.owner_tenant_id);
  // All zero is nobody. What is no GUID is somebody all the same.
  if (one.owner_tenant_id.empty() || (owner && owner->is_nil()) || owner == of.customer) {
    return {};
  }
  return core::equal_ignoring_case(one.owner_tenant_id, of.home_tenant)
             ? "your own tenant"
             : "the partner's tenant " + core::phrase(one.owner_tenant_id, k_columns);
}

bool has_status(CompanySubscription const& one, std::string_view status) {
  return core::equal_ignoring_case(one.status, status);
}

bool is_live(CompanySubscription const& one) {
  return has_status(one, "Enabled") || has_status(one, "Warning");
}

std::string by_list() {
  return "by Microsoft's list of product names of " + core::format_date(sku_list_dated());
}

// Where there is a subscription of the product that was meant, it is named.
std::string other_product(CompanySubscription const& one, Workload const& workload,
                          SubscriptionCase const& of, std::vector<CompanySubscription> const& all) {
  auto const match = match_sku(one.sku_part_number, workload.name, *of.catalogue);
  if (match.kind != SkuMatch::Kind::other) {
    return {};
  }
  return fmt::format("{} {} is {}, and the claim names {}: give the subscription of that one{}",
                     by_list(), product_of(one), match.product, asking::quoted(workload.name),
                     candidates(all, [&](CompanySubscription const& other) {
                       return match_sku(other.sku_part_number, workload.name, *of.catalogue).kind ==
                              SkuMatch::Kind::same;
                     }));
}

Sentences faults_of(CompanySubscription const& one, SubscriptionCase const& of) {
  Sentences faults;
  auto const product = product_of(one);
  if (kind_of_sku(one.sku_part_number) == SkuKind::other) {
    faults.push_back(
        fmt::format("it is {}, which is no Dynamics 365 or Power Platform product", product));
  }
  if (auto const seller = sold_by(one, of); !seller.empty()) {
    faults.push_back(fmt::format("{} was bought through CSP (by {}), and a claim counts only what "
                                 "was bought by Volume Licensing or Web-Direct",
                                 product, seller));
  }
  if (!one.status.empty() && !is_live(one)) {
    faults.push_back(fmt::format("{} is {}, neither active nor in its grace period", product,
                                 core::phrase(one.status, k_columns)));
  }
  if (one.is_trial) {
    faults.push_back(fmt::format(
        "{} is a free trial, and a claim counts only what the customer purchased", product));
  }
  return faults;
}

// The day of an RFC 3339 time, or nothing.
std::optional<core::Date> day_of(std::string const& time) {
  constexpr std::size_t k_day = 10;
  return core::parse_date(std::string_view(time).substr(0, k_day));
}

Sentences remarks_on(CompanySubscription const& one, Workload const& workload) {
  Sentences remarks;
  auto const date = day_of(one.next_lifecycle);
  auto const day = date ? core::format_date(*date) : std::string();
  if (!day.empty()) {
    remarks.push_back("unless it is renewed that changes on " + day);
  }
  if (!day.empty() && !workload.subscription_ends.empty() && workload.subscription_ends != day) {
    remarks.push_back("the claim says that it ends on " +
                      asking::quoted(workload.subscription_ends));
  }
  if (!core::equal_ignoring_case(workload.subscription_id, claimable_id(one))) {
    remarks.push_back("the ID is the directory's, and the portal is taken to ask for the "
                      "commerce system's, " +
                      core::phrase(claimable_id(one), k_columns));
  }
  return remarks;
}

std::string said_of_product(CompanySubscription const& one, Workload const& workload,
                            bool is_same) {
  auto const claimed =
      core::trim(workload.name).empty()
          ? std::string("the product that is claimed, which the claim does not name")
          : "the claim's " + asking::quoted(workload.name);
  if (is_same) {
    return fmt::format("{} it is {}", by_list(), claimed);
  }
  bool const is_any = kind_of_sku(one.sku_part_number) == SkuKind::business_application;
  return fmt::format("whether it is {}{} is not known here: compare the two",
                     is_any ? "" : "a Dynamics 365 or Power Platform product at all, and ",
                     claimed);
}

SubscriptionVerdict judge(CompanySubscription const& one, Workload const& workload,
                          SubscriptionCase const& of, std::vector<CompanySubscription> const& all) {
  auto faults = faults_of(one, of);
  if (auto other = other_product(one, workload, of, all); !other.empty()) {
    faults.insert(faults.begin(), std::move(other));
  }
  if (!faults.empty()) {
    return {.result = Passing::failed, .says = core::join(faults, "; ")};
  }
  if (one.status.empty()) {
    return {.result = Passing::skipped,
            .says = "Microsoft Graph does not say whether " + product_of(one) + " is active"};
  }
  bool const is_same =
      match_sku(one.sku_part_number, workload.name, *of.catalogue).kind == SkuMatch::Kind::same;
  auto says = remarks_on(one, workload);
  says.insert(says.begin(),
              fmt::format("{} is {} and not bought through CSP", product_of(one),
                          has_status(one, "Enabled") ? "active" : "in its grace period (Warning)"));
  says.push_back(said_of_product(one, workload, is_same));
  return {.result = is_same ? Passing::passed : Passing::skipped,
          .says = core::join(says, "; "),
          .ends = day_of(one.next_lifecycle)};
}

} // namespace

SubscriptionVerdict judge_subscription(Workload const& workload,
                                       std::vector<CompanySubscription> const& all,
                                       SubscriptionCase const& of) {
  auto trimmed = workload;
  trimmed.subscription_id = core::trim(workload.subscription_id);
  auto const* by_commerce =
      find(all, &CompanySubscription::commerce_subscription_id, trimmed.subscription_id);
  auto const* found = by_commerce != nullptr
                          ? by_commerce
                          : find(all, &CompanySubscription::id, trimmed.subscription_id);
  return found == nullptr ? not_found(all) : judge(*found, trimmed, of, all);
}

} // namespace partnerctl::cpor

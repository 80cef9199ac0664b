#include "partnerctl/cpor/claims_by_tenant.hpp"

#include "cpor/rules/customer_kinship.hpp"
#include "cpor/rules/held.hpp"
#include "partnerctl/core/ids.hpp"

#include <algorithm>
#include <numeric>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>

namespace partnerctl::cpor {
namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// By the ID without case, and without memory of its own: a book is sorted by it.
bool is_before(std::string_view a, std::string_view b) {
  return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(),
                                      [](char x, char y) { return lower(x) < lower(y); });
}

std::string_view tenant_text(OtherClaim const& claim) {
  return claim.kept->claim.customer_tenant_id;
}

using Places = std::vector<std::size_t>;

// The places of the claims, tenant by tenant.
Places by_tenant(std::vector<OtherClaim> const& claims) {
  Places places(claims.size());
  std::iota(places.begin(), places.end(), std::size_t{0});
  std::stable_sort(places.begin(), places.end(), [&](std::size_t a, std::size_t b) {
    return is_before(tenant_text(claims[a]), tenant_text(claims[b]));
  });
  return places;
}

// Which open claims have a subscription. Two of different tenants are enough: for any tenant one of
// them is another's, and however many there are, each group stays small.
class BySubscription {
public:
  explicit BySubscription(std::vector<OtherClaim> const& claims) {
    for (std::size_t i = 0; i < claims.size(); ++i) {
      auto const tenant = tenant_of(claims[i].kept->claim);
      if (tenant && is_open(claims[i].standing.status)) {
        add(claims[i], {.place = i, .tenant = *tenant});
      }
    }
  }

  // The first claim that has it in another tenant.
  std::optional<std::size_t> elsewhere(std::string const& subscription,
                                       core::Guid const& tenant) const {
    auto const found = m_firsts.find(subscription);
    if (found == m_firsts.end()) {
      return std::nullopt;
    }
    auto const& [first, second] = found->second;
    if (first.tenant != tenant) {
      return first.place;
    }
    return second ? std::optional(second->place) : std::nullopt;
  }

private:
  struct Place {
    std::size_t place = 0;
    core::Guid tenant{};
  };
  struct Firsts {
    Place first{};
    std::optional<Place> of_another{};
  };

  void add(OtherClaim const& claim, Place const& at) {
    for (auto const& subscription : subscriptions_of(claim.kept->claim)) {
      auto const [entry, is_new] = m_firsts.try_emplace(subscription, Firsts{.first = at});
      auto& firsts = entry->second;
      if (!is_new && !firsts.of_another && firsts.first.tenant != at.tenant) {
        firsts.of_another = at;
      }
    }
    m_firsts.erase("");
  }

  std::unordered_map<std::string, Firsts> m_firsts{};
};

// Claims of other tenants that have what these have.
std::set<std::size_t> elsewhere(std::span<OtherClaim const> group, BySubscription const& all) {
  std::set<std::size_t> places;
  auto const tenant = tenant_of(group.front().kept->claim);
  if (!tenant) {
    return places;
  }
  for (auto const& claim : group) {
    for (auto const& subscription : subscriptions_of(claim.kept->claim)) {
      if (auto const place = all.elsewhere(subscription, *tenant)) {
        places.insert(*place);
      }
    }
  }
  return places;
}

} // namespace

ClaimsByTenant::ClaimsByTenant(std::vector<OtherClaim> const& claims) {
  BySubscription const by_subscription(claims);
  auto const places = by_tenant(claims);
  for (auto place = places.begin(); place != places.end();) {
    auto const tenant = tenant_text(claims[*place]);
    auto const begin = m_claims.size();
    for (; place != places.end() && !is_before(tenant, tenant_text(claims[*place])); ++place) {
      m_claims.push_back(claims[*place]);
    }
    for (auto const other : elsewhere(std::span(m_claims).subspan(begin), by_subscription)) {
      m_claims.push_back(claims[other]);
    }
    m_groups.push_back({.tenant = tenant, .begin = begin, .size = m_claims.size() - begin});
  }
}

std::span<OtherClaim const> ClaimsByTenant::of(std::string_view tenant_id) const {
  auto const group =
      std::lower_bound(m_groups.begin(), m_groups.end(), tenant_id,
                       [](Group const& a, std::string_view b) { return is_before(a.tenant, b); });
  if (group == m_groups.end() || is_before(tenant_id, group->tenant)) {
    return {};
  }
  return std::span(m_claims).subspan(group->begin, group->size);
}

} // namespace partnerctl::cpor

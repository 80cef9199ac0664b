#include "partnerctl/cpor/successors.hpp"

#include "partnerctl/core/folding.hpp"
#include "partnerctl/core/phrase.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/cpor/roles.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

namespace partnerctl::cpor {
namespace {

constexpr std::string_view k_made_from = "made from claim ";

std::string key_of(Claim const& claim, Workload const& workload) {
  auto const role = role_of(claim.partner_role);
  return core::to_lower(claim.customer_tenant_id) + "\n" +
         (role ? std::string(facts_of(*role).id) : claim.partner_role) + "\n" +
         core::folded(workload.name);
}

// What two claims that are about the same have in common; empty where that cannot be said, for of
// Business Applications a product may be there twice.
std::string same_key_of(Claim const& claim, Workload const& workload) {
  auto const role = role_of(claim.partner_role);
  bool const is_one = role && facts_of(*role).area == SolutionArea::modern_work_and_security;
  auto const subscription = core::to_lower(core::trim(workload.subscription_id));
  return subscription.empty() && !is_one ? std::string()
                                         : key_of(claim, workload) + "\n" + subscription;
}

// "C-10000" comes after "C-9999". What follows is always later: so no two follow each other.
bool is_later(std::string const& id, std::string const& than) {
  return std::pair(id.size(), id) > std::pair(than.size(), than);
}

Event const* making_of(KeptClaim const& claim) {
  auto const found =
      std::find_if(claim.history.begin(), claim.history.end(),
                   [](Event const& event) { return event.kind == EventKind::created; });
  return found == claim.history.end() ? nullptr : &*found;
}

bool was_made_since(KeptClaim const& claim, core::Date since) {
  auto const* making = making_of(claim);
  return making != nullptr && making->on >= since;
}

// What an expired consent means is not documented: it is in doubt until a source shows it again.
bool is_consent_over(Standing const& standing) {
  return standing.consent == Consent::expired && standing.as_of <= standing.consent_since;
}

std::string stands(Standing const& standing) {
  std::string const doubt = !standing.conflicts.empty()             ? "conflict, "
                            : standing.consent == Consent::declined ? "the customer declined, "
                            : is_consent_over(standing) ? "the customer's consent expired, "
                                                        : "";
  return core::phrase(standing.text, 60) + " (" + doubt + std::string(to_string(standing.source)) +
         " " + core::format_date(standing.as_of) + ")";
}

bool is_associated(Standing const& standing) {
  return standing.status == Status::approved && standing.conflicts.empty() &&
         standing.consent != Consent::declined && !is_consent_over(standing);
}

// It is watched by itself: a clock runs for it, or it is associated.
bool is_at_microsoft(Standing const& standing) {
  switch (standing.status) {
  case Status::submitted:
  case Status::under_review:
  case Status::partner_action_required:
  case Status::approved:
  case Status::disputed:
    return true;
  case Status::rejected:
    return !standing.was_disputed;
  default:
    return false;
  }
}

auto rank(Successor const& one, Status status) {
  return std::tuple(one.has_taken_over, one.is_associated, !one.lacks_later_end,
                    status != Status::draft, one.claim.size(), one.claim);
}

// The one of them that has got furthest.
class Furthest {
public:
  void consider(Successor one, Status status) {
    auto ranked = rank(one, status);
    if (!m_best || ranked > m_rank) {
      m_best = std::move(one);
      m_rank = std::move(ranked);
    }
  }
  std::optional<Successor> best() const { return m_best; }

private:
  std::optional<Successor> m_best{};
  decltype(rank({}, {})) m_rank{};
};

} // namespace

std::string made_from_words(std::string const& earlier) {
  return std::string(k_made_from) + earlier;
}

std::string made_from(KeptClaim const& claim) {
  auto const* making = making_of(claim);
  return making != nullptr && making->comment.starts_with(k_made_from)
             ? making->comment.substr(k_made_from.size())
             : std::string();
}

Successors::Successors(std::vector<Known> const& claims, Clocks const& clocks)
    : m_notice_days(clocks.renewal_notice_days) {
  for (auto const& known : claims) {
    auto const& claim = known.kept->claim;
    auto const earlier = made_from(*known.kept);
    for (auto const& workload : claim.workloads) {
      m_same[same_key_of(claim, workload)].push_back({.known = known, .workload = &workload});
      m_made_from[earlier + "\n" + key_of(claim, workload)].push_back(
          {.known = known, .workload = &workload, .was_made_from = true});
    }
  }
  m_same.erase("");
}

// The line goes on through those that failed: a second try is made from the first.
Successors::Heirs Successors::heirs(KeptClaim const& claim, Workload const& workload,
                                    core::Date since) const {
  Heirs found;
  std::vector<KeptClaim const*> line{&claim};
  auto const take = [&](HeirsByKey const& all, std::string const& at, KeptClaim const& than,
                        auto const& counts) {
    auto const heirs = all.find(at);
    if (heirs == all.end()) {
      return;
    }
    for (auto const& heir : heirs->second) {
      if (is_later(heir.known.kept->id, than.id) && counts(*heir.known.kept)) {
        found.push_back(heir);
        line.push_back(heir.known.kept);
      }
    }
  };
  take(m_same, same_key_of(claim.claim, workload), claim, [](KeptClaim const&) { return true; });
  auto const key = key_of(claim.claim, workload);
  std::set<KeptClaim const*> seen;
  for (std::size_t i = 0; i < line.size(); ++i) {
    auto const* const parent = line[i];
    if (seen.insert(parent).second) {
      take(m_made_from, parent->id + "\n" + key, *parent,
           [&](KeptClaim const& heir) { return was_made_since(heir, since); });
    }
  }
  return found;
}

std::optional<Successor> Successors::renewal(KeptClaim const& claim,
                                             Workload const& workload) const {
  auto const ends = core::parse_date(workload.subscription_ends);
  Furthest furthest;
  if (!ends) {
    return std::nullopt;
  }
  for (auto const& heir : heirs(claim, workload, core::plus_days(*ends, -m_notice_days))) {
    auto const& standing = *heir.known.standing;
    auto const later = core::parse_date(heir.workload->subscription_ends);
    bool const ends_later = later && *later > *ends;
    // A copy that nobody made for this says nothing new.
    if (is_open(standing.status) && (ends_later || heir.was_made_from)) {
      bool const associated = is_associated(standing);
      furthest.consider({.claim = heir.known.kept->id,
                         .stands = stands(standing),
                         .is_associated = associated,
                         .has_taken_over = associated && ends_later,
                         .lacks_later_end = !ends_later},
                        standing.status);
    }
  }
  return furthest.best();
}

std::optional<Successor> Successors::replacement(KeptClaim const& claim, core::Date rejected,
                                                 Workload const& workload) const {
  Furthest furthest;
  for (auto const& heir : heirs(claim, workload, rejected)) {
    auto const& standing = *heir.known.standing;
    bool const taken_over = is_at_microsoft(standing);
    if (taken_over || is_open(standing.status)) {
      furthest.consider({.claim = heir.known.kept->id,
                         .stands = stands(standing),
                         .is_associated = is_associated(standing),
                         .has_taken_over = taken_over},
                        standing.status);
    }
  }
  return furthest.best();
}

Succession Successors::of(KeptClaim const& claim, Standing const& standing) const {
  Succession succession;
  for (auto const& workload : claim.claim.workloads) {
    if (standing.status == Status::rejected) {
      succession.replacements.push_back(replacement(claim, standing.since, workload));
    } else {
      succession.renewals.push_back(renewal(claim, workload));
    }
  }
  return succession;
}

} // namespace partnerctl::cpor

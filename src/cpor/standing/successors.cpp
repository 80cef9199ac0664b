#include "partnerctl/cpor/successors.hpp"

#include "cpor/evidence/match_keys.hpp"
#include "cpor/standing/allotment.hpp"
#include "cpor/standing/end_options.hpp"
#include "partnerctl/core/phrase.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/cpor/roles.hpp"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <set>
#include <string_view>
#include <utility>

namespace partnerctl::cpor {
namespace {

constexpr std::string_view k_made_from = "made from claim ";

std::string key_of(Claim const& claim, Workload const& workload) {
  auto const role = role_of(claim.partner_role);
  return core::to_lower(claim.customer_tenant_id) + "\n" +
         (role ? std::string(facts_of(*role).id) : claim.partner_role) + "\n" +
         workload_key(workload.name);
}

std::string subscription_key(Workload const& workload) {
  return core::to_lower(core::trim(workload.subscription_id));
}

// What two claims that are about the same have in common; empty where that cannot be said, for of
// Business Applications a product may be there twice.
std::string same_key_of(Claim const& claim, Workload const& workload) {
  auto const role = role_of(claim.partner_role);
  bool const is_one = role && facts_of(*role).area == SolutionArea::modern_work_and_security;
  auto const subscription = subscription_key(workload);
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

// A subscription that the claim has itself is no other one's.
bool is_own(Claim const& claim, Workload const& workload) {
  auto const id = subscription_key(workload);
  return !id.empty() &&
         std::any_of(claim.workloads.begin(), claim.workloads.end(),
                     [&](Workload const& own) { return subscription_key(own) == id; });
}

// Those that end last come first: what may follow them may follow all before.
std::vector<std::size_t> from_the_last_end(std::vector<Workload> const& workloads) {
  std::vector<std::size_t> order(workloads.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return core::parse_date(workloads[a].subscription_ends) >
           core::parse_date(workloads[b].subscription_ends);
  });
  return order;
}

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

// Who stands in the line behind one that did not fail, and was made when that one was to be
// renewed, stands for the same subscription.
std::string Successors::branch_of(Link const& parent, Heir const& heir) const {
  auto const* const standing = parent.heir.known.standing;
  if (standing == nullptr || !is_open(standing->status)) {
    return heir.known.kept->id;
  }
  auto const ends = core::parse_date(parent.heir.workload->subscription_ends);
  bool const renews =
      !ends || was_made_since(*heir.known.kept, core::plus_days(*ends, -m_notice_days));
  return renews ? parent.branch : heir.known.kept->id;
}

std::vector<Successors::Link> Successors::made_from_link(Link const& parent, KeptClaim const& claim,
                                                         Workload const& workload,
                                                         core::Date since) const {
  std::vector<Link> links;
  auto const& earlier = parent.heir.known.kept->id;
  auto const key = key_of(claim.claim, workload);
  auto const all = m_made_from.find(earlier + "\n" + key);
  std::map<std::string, int> counted;
  for (auto const& heir : all == m_made_from.end() ? Heirs() : all->second) {
    auto const& kept = *heir.known.kept;
    bool const is_same = is_own(claim.claim, *heir.workload);
    bool const is_of_another =
        is_same && subscription_key(*heir.workload) != subscription_key(workload);
    if (is_later(kept.id, earlier) && was_made_since(kept, since) && !is_of_another) {
      links.push_back({heir, branch_of(parent, heir)});
      auto& link = links.back();
      link.heir.place = is_same
                            ? std::string()
                            : link.branch + "\n" + std::to_string(++counted[kept.id]) + "\n" + key;
    }
  }
  return links;
}

// The line goes on through those that failed: a second try is made from the first.
Successors::Heirs Successors::heirs(KeptClaim const& claim, Workload const& workload,
                                    core::Date since) const {
  std::vector<Link> line{{.heir = {.known = {.kept = &claim}}}};
  auto const same = m_same.find(same_key_of(claim.claim, workload));
  for (auto const& heir : same == m_same.end() ? Heirs() : same->second) {
    if (is_later(heir.known.kept->id, claim.id)) {
      line.push_back({heir, heir.known.kept->id});
    }
  }
  std::set<KeptClaim const*> seen;
  for (std::size_t i = 0; i < line.size(); ++i) {
    auto const parent = line[i];
    if (seen.insert(parent.heir.known.kept).second) {
      auto const links = made_from_link(parent, claim, workload, since);
      line.insert(line.end(), links.begin(), links.end());
    }
  }
  Heirs found;
  std::transform(line.begin() + 1, line.end(), std::back_inserter(found),
                 [](Link const& link) { return link.heir; });
  return found;
}

Successors::Candidates Successors::renewals(KeptClaim const& claim,
                                            Workload const& workload) const {
  auto const ends = core::parse_date(workload.subscription_ends);
  Candidates found;
  if (!ends) {
    return found;
  }
  for (auto const& heir : heirs(claim, workload, core::plus_days(*ends, -m_notice_days))) {
    auto const& standing = *heir.known.standing;
    auto const later = core::parse_date(heir.workload->subscription_ends);
    bool const ends_later = later && *later > *ends;
    // A copy that nobody made for this says nothing new.
    if (is_open(standing.status) && (ends_later || heir.was_made_from)) {
      bool const associated = is_associated(standing);
      found.push_back(
          {.successor = {.claim = heir.known.kept->id,
                         .stands = stands(standing),
                         .is_associated = associated,
                         .has_taken_over = associated && ends_later,
                         .lacks_later_end = !ends_later,
                         .end_options = end_options(heir.known.kept->claim, *heir.workload)},
           .status = standing.status,
           .place = heir.place});
    }
  }
  return found;
}

Successors::Candidates Successors::replacements(KeptClaim const& claim, core::Date rejected,
                                                Workload const& workload) const {
  Candidates found;
  for (auto const& heir : heirs(claim, workload, rejected)) {
    auto const& standing = *heir.known.standing;
    bool const taken_over = is_at_microsoft(standing);
    if (taken_over || is_open(standing.status)) {
      found.push_back({.successor = {.claim = heir.known.kept->id,
                                     .stands = stands(standing),
                                     .is_associated = is_associated(standing),
                                     .has_taken_over = taken_over},
                       .status = standing.status,
                       .place = heir.place});
    }
  }
  return found;
}

Succession Successors::of(KeptClaim const& claim, Standing const& standing) const {
  bool const is_rejected = standing.status == Status::rejected;
  std::vector<Candidates> all;
  for (auto const& workload : claim.claim.workloads) {
    all.push_back(is_rejected ? replacements(claim, standing.since, workload)
                              : renewals(claim, workload));
  }
  auto following = allotted(all, from_the_last_end(claim.claim.workloads));
  return is_rejected ? Succession{.replacements = std::move(following)}
                     : Succession{.renewals = std::move(following)};
}

} // namespace partnerctl::cpor

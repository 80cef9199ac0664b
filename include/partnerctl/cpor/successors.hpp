#pragma once

#include "partnerctl/cpor/kept_claim.hpp"
#include "partnerctl/cpor/standing.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace partnerctl::cpor {

// A claim that is to follow an earlier one.
struct Successor {
  std::string claim{};
  // Where it stands, and by whose word: "Submitted (record 2026-11-28)".
  std::string stands{};
  // A source says that it is associated, and nothing that it may not be.
  bool is_associated = false;
  // What was due for the earlier one is due no more.
  bool has_taken_over = false;
  // Of a renewal: it says no end after the one that it renews, so it cannot take over until it is
  // given one, which is done by `claim edit` with these options.
  bool lacks_later_end = false;
  std::string end_options{};
};

// What follows a claim, by workload, parallel to the claim's own; empty where nothing is known.
struct Succession {
  // Of subscriptions that end. One takes over where a source says that it is associated and its
  // subscription ends later: the watch goes on to that day, never to none.
  std::vector<std::optional<Successor>> renewals{};
  // Of a rejected claim. One takes over where a source says that it was submitted, while a clock
  // runs for it or it is associated.
  std::vector<std::optional<Successor>> replacements{};
};

// What the event of its making says of a claim that was made from an earlier one, and that one's ID
// by it; empty for any other claim.
std::string made_from_words(std::string const& earlier);
std::string made_from(KeptClaim const& claim);

struct Candidate;

// Which claims of a book follow which. A later claim of the same customer, role and workload
// follows one where it has the same subscription, or was made from it (or from one that follows it)
// when there was reason to. Another subscription alone says nothing: customers have two of a
// product. So each that was made from it follows one of its subscriptions of that product: of those
// that it may follow the one that ends last, so that the nearest end stays watched. Failed ones
// (rejected, withdrawn, final) follow nothing.
class Successors {
public:
  struct Known {
    KeptClaim const* kept = nullptr;
    Standing const* standing = nullptr;
  };
  // What they point to must outlive this.
  Successors(std::vector<Known> const& claims, Clocks const& clocks);

  // The standing is that claim's own.
  Succession of(KeptClaim const& claim, Standing const& standing) const;

private:
  struct Heir {
    Known known{};
    Workload const* workload = nullptr;
    bool was_made_from = false;
    // Candidate::place
    std::string place{};
  };
  using Heirs = std::vector<Heir>;
  using HeirsByKey = std::map<std::string, Heirs>;

  using Candidates = std::vector<Candidate>;
  // One in the line of those that were made from each other.
  struct Link {
    Heir heir{};
    // The first of those in the line that stand for the same subscription.
    std::string branch{};
  };

  Candidates renewals(KeptClaim const& claim, Workload const& workload) const;
  Candidates replacements(KeptClaim const& claim, core::Date rejected,
                          Workload const& workload) const;
  // since: from when on one that was made from it follows it.
  Heirs heirs(KeptClaim const& claim, Workload const& workload, core::Date since) const;
  // Those that were made from a link since then.
  std::vector<Link> made_from_link(Link const& parent, KeptClaim const& claim,
                                   Workload const& workload, core::Date since) const;
  std::string branch_of(Link const& parent, Heir const& heir) const;

  int m_notice_days = 0;
  // By customer, role, workload and subscription.
  HeirsByKey m_same{};
  // By the claim that they were made from, customer, role and workload.
  HeirsByKey m_made_from{};
};

} // namespace partnerctl::cpor

#pragma once

#include "partnerctl/cpor/kept_claim.hpp"
#include "partnerctl/cpor/standing.hpp"
#include "partnerctl/cpor/successors.hpp"

#include <optional>
#include <string>
#include <vector>

namespace partnerctl::cpor {

enum class DeadlineKind {
  // The partner's: to answer and resubmit, else rejected.
  partner_action,
  // The partner's: to dispute a rejection, once.
  dispute,
  // The partner's: a subscription ends, and with it the association; a new claim is due before, and
  // until one has taken over.
  renewal,
  // The partner's: the customer's acknowledgement in the proof becomes older than 12 months.
  proof_age,
  // The partner's: a pack was handed off, and nothing was recorded since.
  record,
  // Microsoft's: begin the review, end it, answer a dispute. When it has passed: ask support.
  review_begin,
  review_end,
  dispute_answer,
  // The customer's: to decline.
  consent,
};

// "partner-action", "review-begin"…
std::string_view to_string(DeadlineKind kind);

enum class Whose { partner, microsoft, customer };
std::string_view to_string(Whose whose);

struct Deadline {
  std::string claim{};
  DeadlineKind kind = DeadlineKind::partner_action;
  Whose whose = Whose::partner;
  // The last day on which it can be done.
  core::Date due{};
  // What it counts from, and by whose word ("portal export claims.csv of 2026-11-20").
  core::Date since{};
  std::string source{};
  bool overdue = false;
  // What is due, as a sentence without a full stop.
  std::string says{};
  // What to do next: a command line, or a sentence.
  std::string next{};
};

// All that runs for a claim today, the earliest first. What has taken over (successors.hpp) ends
// what only a new claim ends; what is on its way is named, and what is due stays due.
std::vector<Deadline> deadlines_of(KeptClaim const& kept, Standing const& standing,
                                   Clocks const& clocks, core::Date today,
                                   Succession const& succession = {});

// The one that `list` and `status` show: the earliest that is overdue, else the earliest of the
// partner's own, else the earliest.
Deadline const* most_pressing(std::vector<Deadline> const& deadlines);

// What to do with a claim next, whatever is due: "claim check C-0042", "wait", "nothing".
std::string next_step(KeptClaim const& kept, Standing const& standing, Clocks const& clocks,
                      core::Date today, Succession const& succession = {});

} // namespace partnerctl::cpor

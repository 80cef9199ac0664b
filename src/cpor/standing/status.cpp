#include "partnerctl/cpor/status.hpp"

#include "cpor/standing/status_moves.hpp"

#include <algorithm>
#include <array>
#include <bitset>
#include <utility>

namespace partnerctl::cpor {
namespace {

struct Names {
  Status status;
  std::string_view ours;
  std::string_view portal;
};
// In the order of the enumeration.
constexpr std::array<Names, 11> k_names{
    {{Status::draft, "draft", "Draft"},
     {Status::handed_off, "handed-off", "Handed off"},
     {Status::submitted, "submitted", "Submitted"},
     {Status::under_review, "under-review", "Under review"},
     {Status::partner_action_required, "partner-action-required", "Partner action required"},
     {Status::approved, "approved", "Approved"},
     {Status::rejected, "rejected", "Rejected"},
     {Status::disputed, "disputed", "Disputed"},
     {Status::rejected_final, "rejected-final", "Rejected final"},
     {Status::other, "other", "Other"},
     {Status::unknown, "unknown", "Unknown"}}};

constexpr std::array<std::pair<Consent, std::string_view>, 7> k_consents{
    {{Consent::unknown, "unknown"},
     {Consent::notified, "notified"},
     {Consent::window_open, "window-open"},
     {Consent::presumed, "presumed"},
     {Consent::expired, "expired"},
     {Consent::received, "received"},
     {Consent::declined, "declined"}}};

enum class By { partner, microsoft };
struct Move {
  Status from;
  Status to;
  By by;
};
// Partner Center, "manage customer associations" (October 2023). That a customer declines, and that
// nobody answers in time, is seen as Microsoft's move.
constexpr std::array<Move, 19> k_moves{
    {{Status::draft, Status::handed_off, By::partner},
     {Status::draft, Status::submitted, By::partner},
     {Status::handed_off, Status::draft, By::partner},
     {Status::handed_off, Status::submitted, By::partner},
     {Status::submitted, Status::under_review, By::microsoft},
     {Status::submitted, Status::partner_action_required, By::microsoft},
     {Status::submitted, Status::approved, By::microsoft},
     {Status::submitted, Status::rejected, By::microsoft},
     {Status::under_review, Status::partner_action_required, By::microsoft},
     {Status::under_review, Status::approved, By::microsoft},
     {Status::under_review, Status::rejected, By::microsoft},
     {Status::partner_action_required, Status::submitted, By::partner},
     {Status::partner_action_required, Status::rejected, By::microsoft},
     {Status::approved, Status::rejected, By::microsoft},
     {Status::approved, Status::rejected_final, By::partner},
     {Status::rejected, Status::disputed, By::partner},
     {Status::disputed, Status::approved, By::microsoft},
     {Status::disputed, Status::partner_action_required, By::microsoft},
     {Status::disputed, Status::rejected_final, By::microsoft}}};

std::size_t index_of(Status status) {
  return static_cast<std::size_t>(status);
}

Names const& names_of(Status status) {
  return k_names.at(index_of(status));
}

bool has_move(Status from, Status to) {
  return std::any_of(k_moves.begin(), k_moves.end(),
                     [&](Move const& move) { return move.from == from && move.to == to; });
}

// Microsoft's moves go round in no circle, so this ends.
bool microsoft_leads(Status from, Status to) {
  return std::any_of(k_moves.begin(), k_moves.end(), [&](Move const& move) {
    return move.from == from && move.by == By::microsoft &&
           (move.to == to || microsoft_leads(move.to, to));
  });
}

using Reach = std::bitset<k_names.size()>;
using Reaches = std::array<Reach, k_names.size()>;

Reach reach_of(Status from, bool may_dispute) {
  Reach reach;
  reach.set(index_of(from));
  for (bool grows = true; std::exchange(grows, false);) {
    for (auto const& move : k_moves) {
      bool const is_allowed = may_dispute || move.to != Status::disputed;
      if (is_allowed && reach.test(index_of(move.from)) && !reach.test(index_of(move.to))) {
        reach.set(index_of(move.to));
        grows = true;
      }
    }
  }
  return reach;
}

Reaches reaches(bool may_dispute) {
  Reaches all;
  for (auto const& names : k_names) {
    all.at(index_of(names.status)) = reach_of(names.status, may_dispute);
  }
  return all;
}

} // namespace

std::string_view to_string(Status status) {
  return names_of(status).ours;
}

std::string_view portal_name_of(Status status) {
  return names_of(status).portal;
}

std::string_view to_string(Consent consent) {
  return k_consents.at(static_cast<std::size_t>(consent)).second;
}

bool is_foreign(Status status) {
  return status == Status::other || status == Status::unknown;
}

Leap leap(Status from, Status to) {
  if (from == to || is_foreign(from) || is_foreign(to) || has_move(from, to)) {
    return Leap::direct;
  }
  // Who submits again was asked to. Of the partner's acts it is the only one that Microsoft's
  // unseen move gives no clock: that to dispute counts from the day of the rejection.
  bool const is_again =
      to == Status::submitted && microsoft_leads(from, Status::partner_action_required);
  return is_again || microsoft_leads(from, to) ? Leap::unobserved : Leap::impossible;
}

bool leads_to(Status from, Status to, bool may_dispute) {
  static Reaches const k_with_dispute = reaches(true);
  static Reaches const k_without = reaches(false);
  return (may_dispute ? k_with_dispute : k_without).at(index_of(from)).test(index_of(to));
}

bool can_follow(Status from, Status to) {
  return leap(from, to) != Leap::impossible;
}

std::vector<Status> followers(Status from) {
  std::vector<Status> found;
  for (auto const& names : k_names) {
    if (names.status != from && !is_foreign(names.status) && can_follow(from, names.status)) {
      found.push_back(names.status);
    }
  }
  return found;
}

bool is_editable(Status status) {
  return status == Status::draft || status == Status::handed_off ||
         status == Status::partner_action_required;
}

bool is_final(Status status) {
  return status == Status::rejected_final;
}

bool is_open(Status status) {
  return status != Status::rejected && status != Status::rejected_final && status != Status::other;
}

} // namespace partnerctl::cpor

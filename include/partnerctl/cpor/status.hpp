#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace partnerctl::cpor {

// Where a claim stands at Microsoft, as far as a source says. The first two are ours: draft (it is
// only here, or a draft in the portal), handed_off (a pack was written for it to be entered).
enum class Status {
  draft,
  handed_off,
  submitted,
  under_review,
  partner_action_required,
  approved,
  rejected,
  disputed,
  rejected_final,
  // A status of the same page that belongs to other claims ("Canceled", "Not submitted expired"…).
  other,
  // A text that nothing is known of; it is kept as it is.
  unknown,
};

// Our spelling: "partner-action-required".
std::string_view to_string(Status status);
// The portal's: "Partner action required".
std::string_view portal_name_of(Status status);

// What the portal's words mean, whatever case, dashes and blanks ("Editing" of 2021 is draft,
// "Dispute" and "Disputed" are disputed, "Rejected final" and "Rejected - final", "Disassociated").
// Never fails: unknown is an answer.
Status status_of(std::string_view text);

// What the customer's answer is, apart from the portal's status: Microsoft writes to the customer,
// who may decline; who does not answer is taken to agree. Only a source makes it `received`,
// `declined` or `expired`, which is the portal's word and says neither of the two; `presumed` says
// no more than that the window passed.
enum class Consent { unknown, notified, window_open, presumed, expired, received, declined };
std::string_view to_string(Consent consent);
// What a status or consent text says of it: "Customer consent declined"; nullopt: nothing.
std::optional<Consent> consent_of(std::string_view text);

// The moves that there are. A move by Microsoft alone may go unobserved, so a status that only such
// moves lead to can follow at once (submitted, then approved), and so can a resubmission where it
// went unseen that Microsoft asked for it; the partner's own acts (submit, resubmit, dispute,
// disassociate) cannot be left out, for the clocks start from them. To and from
// other and unknown everything can; what follows them in a history has to come of what stood before
// them (standing_of).
bool can_follow(Status from, Status to);
// All that can follow, in the order of the enumeration; for messages. Without what always can: the
// status itself, other and unknown.
std::vector<Status> followers(Status from);

// Whether the claim's fields may be changed: before it is submitted, and where the portal asks the
// partner for something.
bool is_editable(Status status);
// Nothing more is to come: rejected_final.
bool is_final(Status status);
// It holds its workloads against other claims: everything but rejected, rejected_final and other.
bool is_open(Status status);

} // namespace partnerctl::cpor

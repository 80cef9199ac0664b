#include "cpor/history_setup.hpp"
#include "partnerctl/cpor/status.hpp"

#include <array>
#include <set>

using namespace partnerctl;
using cpor::Status;

namespace {

constexpr std::array<Status, 11> k_all{Status::draft,
                                       Status::handed_off,
                                       Status::submitted,
                                       Status::under_review,
                                       Status::partner_action_required,
                                       Status::approved,
                                       Status::rejected,
                                       Status::disputed,
                                       Status::rejected_final,
                                       Status::other,
                                       Status::unknown};

// From above to the right, in the order of the enumeration. m: a move of the table; u: by moves of
// Microsoft's of which some were not seen; =: the same; x: to or from what nothing is known of; the
// rest cannot follow.
constexpr std::array<std::string_view, 11> k_table{
    //  d  h  s  u  p  a  r  D  f  o  ?
    "=  m  m  .  .  .  .  .  .  x  x",  // draft
    "m  =  m  .  .  .  .  .  .  x  x",  // handed off
    ".  .  =  m  m  m  m  .  .  x  x",  // submitted
    ".  .  u  =  m  m  m  .  .  x  x",  // under review
    ".  .  m  .  =  .  m  .  .  x  x",  // partner action required
    ".  .  .  .  .  =  m  .  m  x  x",  // approved
    ".  .  .  .  .  .  =  m  .  x  x",  // rejected
    ".  .  u  .  m  m  u  =  m  x  x",  // disputed
    ".  .  .  .  .  .  .  .  =  x  x",  // rejected final
    "x  x  x  x  x  x  x  x  x  =  x",  // other
    "x  x  x  x  x  x  x  x  x  x  ="}; // unknown

char expected(std::size_t from, std::size_t to) {
  return k_table.at(from)[3 * to];
}

} // namespace

TEST_CASE("every pair of statuses can follow or not, as the table says") {
  for (std::size_t from = 0; from < k_all.size(); ++from) {
    for (std::size_t to = 0; to < k_all.size(); ++to) {
      CAPTURE(k_all.at(from), k_all.at(to));
      CHECK(cpor::can_follow(k_all.at(from), k_all.at(to)) == (expected(from, to) != '.'));
    }
  }
}

TEST_CASE("the followers are the known statuses that can follow, in order, without the same") {
  for (std::size_t from = 0; from < k_all.size(); ++from) {
    CAPTURE(k_all.at(from));
    std::vector<Status> wanted;
    for (std::size_t to = 0; to < 9; ++to) {
      if (to != from && expected(from, to) != '.') {
        wanted.push_back(k_all.at(to));
      }
    }
    CHECK(cpor::followers(k_all.at(from)) == wanted);
  }
  CHECK(cpor::followers(Status::rejected_final).empty());
}

TEST_CASE("what the partner does itself is never left out") {
  // Each of these would hide a submission, a dispute or a disassociation.
  CHECK_FALSE(cpor::can_follow(Status::draft, Status::approved));
  CHECK_FALSE(cpor::can_follow(Status::handed_off, Status::under_review));
  CHECK_FALSE(cpor::can_follow(Status::partner_action_required, Status::under_review));
  CHECK_FALSE(cpor::can_follow(Status::partner_action_required, Status::approved));
  CHECK_FALSE(cpor::can_follow(Status::submitted, Status::disputed));
  CHECK_FALSE(cpor::can_follow(Status::rejected, Status::rejected_final));
  CHECK_FALSE(cpor::can_follow(Status::submitted, Status::rejected_final));
}

TEST_CASE("a status has our spelling and the portal's, each its own") {
  std::set<std::string_view> ours;
  std::set<std::string_view> portal;
  for (auto const status : k_all) {
    ours.insert(cpor::to_string(status));
    portal.insert(cpor::portal_name_of(status));
  }
  CHECK(ours.size() == k_all.size());
  CHECK(portal.size() == k_all.size());
  CHECK(cpor::to_string(Status::partner_action_required) == "partner-action-required");
  CHECK(cpor::to_string(Status::handed_off) == "handed-off");
  CHECK(cpor::portal_name_of(Status::under_review) == "Under review");
  CHECK(cpor::to_string(cpor::Consent::window_open) == "window-open");
  CHECK(cpor::to_string(cpor::Consent::declined) == "declined");
}

TEST_CASE("a claim can be changed before it is submitted and where the partner is asked") {
  std::set<Status> const editable{Status::draft, Status::handed_off,
                                  Status::partner_action_required};
  std::set<Status> const closed{Status::rejected, Status::rejected_final, Status::other};
  for (auto const status : k_all) {
    CAPTURE(status);
    CHECK(cpor::is_editable(status) == editable.contains(status));
    CHECK(cpor::is_open(status) != closed.contains(status));
    CHECK(cpor::is_final(status) == (status == Status::rejected_final));
  }
}

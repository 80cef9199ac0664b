#include "cpor/standing/undated.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace partnerctl::cpor {
namespace {

// As the import writes them at the end of a comment.
constexpr std::array<std::string_view, 2> k_words{
    "no source says the day: that on which the file was written stands for it",
    "no source says the day: that of the import stands for it"};
constexpr std::string_view k_between = "; ";

// Where it stands, and a status that comes before that as well as after it. That Microsoft asks
// (again) is not among them: who overlooks that loses the claim, and who looks once more does not.
constexpr std::array<std::pair<Status, Status>, 5> k_either{
    {{Status::under_review, Status::submitted},
     {Status::partner_action_required, Status::submitted},
     {Status::partner_action_required, Status::under_review},
     {Status::disputed, Status::submitted},
     {Status::disputed, Status::rejected}}};

std::string_view words_in(Event const& event) {
  bool const is_file =
      event.source == Source::portal_export || event.source == Source::usage_report;
  auto const found = std::find_if(k_words.begin(), k_words.end(), [&](std::string_view words) {
    return is_file && event.comment.ends_with(words);
  });
  return found == k_words.end() ? std::string_view() : *found;
}

// That nobody recorded a submission says nothing against what the portal shows.
bool awaits_submission(Status status) {
  return status == Status::draft || status == Status::handed_off ||
         status == Status::partner_action_required;
}

} // namespace

bool is_undated(Event const& event) {
  return !words_in(event).empty();
}

std::string comment_of(Event const& event) {
  auto const words = words_in(event);
  std::string_view comment = event.comment;
  comment.remove_suffix(words.size());
  if (!words.empty() && comment.ends_with(k_between)) {
    comment.remove_suffix(k_between.size());
  }
  return std::string(comment);
}

bool makes_way(Stand const& stand, Word const& word) {
  if (!is_undated(*word.event) || stand.is_at_latest || is_foreign(word.status)) {
    return false;
  }
  if (std::find(k_either.begin(), k_either.end(), std::pair(stand.known, word.status)) !=
      k_either.end()) {
    return true;
  }
  bool const lacks_submission =
      awaits_submission(stand.known) && leap(Status::submitted, word.status) != Leap::impossible;
  return !lacks_submission && leap_to(place_of(stand), word) == Leap::impossible;
}

bool may_be_of_before(Stand const& stand, Word const& word) {
  return leads_to(word.status, stand.known, true);
}

} // namespace partnerctl::cpor

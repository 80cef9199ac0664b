#include "partnerctl/cpor/deadlines.hpp"

#include "cpor/standing/deadline_parts.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <tuple>

namespace partnerctl::cpor {
namespace {

// In the order of the enumerations.
constexpr std::array<std::string_view, 9> k_kinds{
    "partner-action", "dispute",    "renewal",        "proof-age", "record",
    "review-begin",   "review-end", "dispute-answer", "consent"};
constexpr std::array<std::string_view, 3> k_whose{"partner", "microsoft", "customer"};

// What is overdue first, whoever it waits for: then somebody has to be asked.
auto rank(Deadline const& deadline) {
  bool const is_overdue = deadline.overdue;
  return std::tuple(!is_overdue, !is_overdue && deadline.whose != Whose::partner, deadline.due);
}

void append(std::vector<Deadline>& all, std::vector<Deadline> more) {
  std::move(more.begin(), more.end(), std::back_inserter(all));
}

} // namespace

std::string_view to_string(DeadlineKind kind) {
  return k_kinds.at(static_cast<std::size_t>(kind));
}

std::string_view to_string(Whose whose) {
  return k_whose.at(static_cast<std::size_t>(whose));
}

std::vector<Deadline> deadlines_of(KeptClaim const& kept, Standing const& standing,
                                   Clocks const& clocks, core::Date today,
                                   Succession const& succession) {
  Case const of{kept, standing, clocks, today, succession};
  std::vector<Deadline> all;
  if (auto deadline = deadline_of_status(of)) {
    all.push_back(*std::move(deadline));
  }
  append(all, renewals(of));
  append(all, proof_ages(of));
  for (auto& deadline : all) {
    deadline.claim = kept.id;
    deadline.overdue = today > deadline.due;
  }
  std::stable_sort(all.begin(), all.end(), [](Deadline const& a, Deadline const& b) {
    return std::tie(a.due, a.whose, a.kind) < std::tie(b.due, b.whose, b.kind);
  });
  return all;
}

Deadline const* most_pressing(std::vector<Deadline> const& deadlines) {
  auto const earliest =
      std::min_element(deadlines.begin(), deadlines.end(),
                       [](Deadline const& a, Deadline const& b) { return rank(a) < rank(b); });
  return earliest == deadlines.end() ? nullptr : &*earliest;
}

} // namespace partnerctl::cpor

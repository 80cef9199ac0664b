#pragma once

#include "cpor/claim/claim_list.hpp"
#include "partnerctl/cpor/claim.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace partnerctl::cpor {

// What a line of CSV says of its claim, without workloads.
struct ClaimLine {
  std::size_t number = 0;
  Claim claim{};
  // The kept claim that an export says it is.
  std::string id{};
  bool has_more_than_workloads = false;
  // Nothing in it has been found wrong.
  bool is_good = true;
};

// Finds out which lines are of one claim, wherever they stand: a sheet may be sorted by workload.
class ClaimLines {
public:
  // Faults go there: of lines that may be one claim or two, and of lines of one that disagree.
  explicit ClaimLines(ClaimList& list) : m_list(list) {}

  struct Found {
    // Counted from 0 in the order in which the claims begin; a new one has the next number.
    std::size_t claim = 0;
    bool is_new = false;
    // It goes on with a claim that another one's lines have followed.
    bool is_apart = false;
  };
  Found claim_of(ClaimLine const& line);

private:
  // Its number, or that of the next new one.
  std::size_t find(std::string const& id, std::string const& rest) const;
  void begin(ClaimLine const& line, std::string const& id, std::string const& rest);
  void check_agreement(ClaimLine const& line, ClaimLine const& first);
  void check_ids(ClaimLine const& line, std::string const& id, std::string const& rest);

  ClaimList& m_list;
  // The line with which each claim begins.
  std::vector<ClaimLine> m_begun;
  std::map<std::string, std::size_t> m_by_id;
  // By all else that tells claims apart, those with an ID and those without.
  std::map<std::string, std::size_t> m_with_id;
  std::map<std::string, std::size_t> m_without_id;
  // The claim of the line before.
  std::size_t m_current = 0;
};

} // namespace partnerctl::cpor

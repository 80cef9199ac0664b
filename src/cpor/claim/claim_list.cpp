#include "cpor/claim/claim_list.hpp"

#include <fmt/core.h>

namespace partnerctl::cpor {
namespace {

// More than any partner will ever have; a limit so that a wrong file does not fill the memory.
constexpr std::size_t k_most_claims = 50'000;

} // namespace

std::string ClaimList::place(std::size_t line) const {
  return fmt::format("{}:{}", m_source, line);
}

std::string ClaimList::place(std::size_t line, std::size_t column) const {
  return fmt::format("{}:{}:{}", m_source, line, column);
}

void ClaimList::add(ReadClaim claim) {
  if (m_claims.size() < k_most_claims) {
    m_claims.push_back(std::move(claim));
  } else if (!m_too_many) {
    m_too_many = true;
    m_faults.add(claim.where, fmt::format("more than {} claims", k_most_claims));
  }
}

bool ClaimList::full() const {
  return m_too_many || m_faults.full();
}

std::vector<ReadClaim> ClaimList::finish() && {
  if (m_faults.count() > 0) {
    throw m_faults.error(!full());
  }
  if (m_claims.empty()) {
    throw core::usage_error(m_source + " has no claim",
                            "write JSON, or CSV with the header that 'partnerctl claim new "
                            "--csv-header' writes");
  }
  return std::move(m_claims);
}

} // namespace partnerctl::cpor

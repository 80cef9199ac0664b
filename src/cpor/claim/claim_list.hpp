#pragma once

#include "partnerctl/core/faults.hpp"
#include "partnerctl/cpor/claim_file.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace partnerctl::cpor {

// Collects what the reading of a text brings: claims, and faults with their places.
class ClaimList {
public:
  // source is what messages call the text.
  explicit ClaimList(std::string source) : m_source(std::move(source)), m_faults(m_source) {}

  std::string const& source() const { return m_source; }
  // "claims.csv:7" and "claims.csv:7:3".
  std::string place(std::size_t line) const;
  std::string place(std::size_t line, std::size_t column) const;

  core::Faults& faults() { return m_faults; }
  void add(ReadClaim claim);
  // In the order in which they were added; only one that is there.
  ReadClaim& at(std::size_t number) { return m_claims.at(number); }

  // True when reading on would help nobody: too many claims, or too many faults.
  bool full() const;

  // The claims, or the one usage error that lists the faults; one as well where there is no claim.
  std::vector<ReadClaim> finish() &&;

private:
  std::string m_source;
  core::Faults m_faults;
  std::vector<ReadClaim> m_claims;
  bool m_too_many = false;
};

// The forms that claims may have; the text is a plain one.

// One JSON value, or one a line where the first line is complete by itself.
void read_json_claims(std::string_view text, ClaimList& list);
// CSV with a header.
void read_csv_claims(std::string_view text, ClaimList& list);

} // namespace partnerctl::cpor

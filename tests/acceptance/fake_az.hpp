#pragma once

#include "acceptance/stand.hpp"

#include <string>

namespace partnerctl::test {

// `az` on the PATH of a stand, signed in as the sandbox's application, with the tokens that a
// service principal would get. A tenant without one is refused in Entra's words.
class FakeAz {
public:
  explicit FakeAz(Stand& stand);
  void has_token_for(std::string const& tenant) const;
  // The arguments of each run, a line each.
  std::string runs() const;

private:
  Stand& m_stand;
  TemporaryFolder m_folder;
};

} // namespace partnerctl::test

#pragma once

#include "acceptance/stand.hpp"

#include <string>

namespace partnerctl::test {

// A program as $BROWSER of a stand that opens nothing, and keeps the address that it was given.
class HandedAddress {
public:
  explicit HandedAddress(Stand& stand);
  // Waits for it; throws when it does not come within half a minute.
  std::string wait() const;

private:
  TemporaryFolder m_folder;
};

} // namespace partnerctl::test

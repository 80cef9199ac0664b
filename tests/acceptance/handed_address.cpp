#include "acceptance/handed_address.hpp"

#include "partnerctl/core/text.hpp"

#include <sys/stat.h>

#include <fstream>
#include <stdexcept>

namespace partnerctl::test {

// The file appears whole, or not at all.
HandedAddress::HandedAddress(Stand& stand) {
  auto const& here = m_folder.path();
  auto const path =
      m_folder.write("browser", "#!/bin/sh\nprintf '%s\\n' \"$1\" >'" + here + "/new' && mv '" +
                                    here + "/new' '" + here + "/address'\n");
  ::chmod(path.c_str(), 0700);
  stand.environment()["BROWSER"] = path;
}

std::string HandedAddress::wait() const {
  std::string address;
  bool const came = comes_true([&] {
    std::ifstream file(m_folder.path() + "/address");
    return static_cast<bool>(std::getline(file, address));
  });
  if (!came) {
    throw std::runtime_error("no address was handed to the browser");
  }
  return address;
}

} // namespace partnerctl::test

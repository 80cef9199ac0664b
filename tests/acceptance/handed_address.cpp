#include "acceptance/handed_address.hpp"

#include "partnerctl/core/text.hpp"

#include <sys/stat.h>

#include <fstream>
#include <stdexcept>
#include <thread>

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
  for (int i = 0; i < 3000; ++i) {
    std::ifstream file(m_folder.path() + "/address");
    if (std::string address; std::getline(file, address)) {
      return address;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  throw std::runtime_error("no address was handed to the browser");
}

} // namespace partnerctl::test

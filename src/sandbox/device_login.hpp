#pragma once

#include "partnerctl/http/listener.hpp"
#include "sandbox/conditions.hpp"
#include "sandbox/device_codes.hpp"

#include <string>
#include <variant>

namespace partnerctl::sandbox {

// Both ends of a device code: the program that gets one, and the person who enters it.
class DeviceLogin {
public:
  DeviceLogin(Directory const& directory, DeviceCodes& codes, core::Clock const& clock)
      : m_directory(directory), m_codes(codes), m_clock(clock) {}

  // POST /{tenant}/oauth2/v2.0/devicecode; origin: our own.
  http::Response device_code(http::Incoming const& request, std::string const& tenant,
                             std::string const& origin);
  // GET and POST /devicelogin: the page, and its form (user_code, action approve or decline).
  http::Response page(http::Incoming const& request);

private:
  std::variant<DeviceRequest, StsError> read(std::string const& body, std::string const& tenant);
  http::Response decide(std::string const& user_code, std::string const& action);

  Directory const& m_directory;
  DeviceCodes& m_codes;
  core::Clock const& m_clock;
};

} // namespace partnerctl::sandbox

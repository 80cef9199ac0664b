#include "acceptance/arm_double.hpp"

#include "partnerctl/core/base64.hpp"
#include "partnerctl/core/text.hpp"

#include <nlohmann/json.hpp>

#include <fstream>
#include <sstream>

namespace partnerctl::test {
namespace {

void configure(Stand const& stand, std::string const& authority, std::string const& arm,
               std::string const& ca) {
  std::stringstream own;
  own << std::ifstream(stand.ca_file()).rdbuf();
  auto const both = stand.folder().write("both.pem", ca + own.str());
  stand.folder().write("config.toml", "[cloud.lab]\nauthority = \"" + authority +
                                          "\"\nresource_manager = \"" + arm + "\"\nca_file = \"" +
                                          both + "\"\n");
}

} // namespace

void replace_arm(Stand const& stand, std::string const& url, std::string const& ca) {
  configure(stand, stand.url(), url, ca);
}

void replace_sign_in(Stand const& stand, std::string const& url, std::string const& ca) {
  configure(stand, url, stand.url(), ca);
}

core::Json claims_in(std::string const& request) {
  std::string const before = "bearer ";
  auto const at = core::to_lower(request).find(before);
  if (at == std::string::npos) {
    return nullptr;
  }
  auto const begin = at + before.size();
  auto const pieces = core::split(request.substr(begin, request.find("\r\n", begin) - begin), '.');
  return core::parse_json(core::base64_decode(pieces.at(1)).value_or("")).value_or(nullptr);
}

std::string linked_answer(std::string const& request) {
  auto const claims = claims_in(request);
  core::Json const link{{"name", "1234567"},
                        {"properties",
                         {{"partnerId", "1234567"},
                          {"partnerName", "Contoso Partner Ltd"},
                          {"tenantId", claims.at("tid")},
                          {"objectId", claims.at("oid")},
                          {"state", "Active"}}}};
  return raw_answer(200, core::write_json(link), "Content-Type: application/json\r\n");
}

} // namespace partnerctl::test

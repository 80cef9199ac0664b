#include "acceptance/fake_az.hpp"

#include "partnerctl/core/json.hpp"
#include "partnerctl/http/url.hpp"

#include <nlohmann/json.hpp>

#include <sys/stat.h>

#include <ctime>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace partnerctl::test {

FakeAz::FakeAz(Stand& stand) : m_stand(stand) {
  auto const& here = m_folder.path();
  auto const path = m_folder.write(
      "az", "#!/bin/bash\necho \"$*\" >>'" + here +
                "/runs'\ncase \"$*\" in\n'account show '*) cat '" + here +
                "/account' ;;\n'account get-access-token --tenant '*)\n  cat '" + here +
                "/token-'\"$4\" 2>/dev/null ||\n    { echo \"ERROR: AADSTS50020: The account is "
                "not in '$4'.\" >&2; exit 1; } ;;\n*) exit 2 ;;\nesac\n");
  ::chmod(path.c_str(), 0700);
  core::Json const user{{"name", sandbox::k_client_id}, {"type", "servicePrincipal"}};
  m_folder.write("account", core::write_json({{"environmentName", "AzureCloud"},
                                              {"tenantId", sandbox::k_home_tenant},
                                              {"user", user}}));
  m_stand.forget_secret();
  m_stand.environment()["PATH"] = here + ":/usr/bin:/bin";
}

void FakeAz::has_token_for(std::string const& tenant) const {
  auto const answer = m_stand.call("POST", "/" + tenant + "/oauth2/v2.0/token",
                                   http::form_encode({{"grant_type", "client_credentials"},
                                                      {"client_id", sandbox::k_client_id},
                                                      {"client_secret", sandbox::k_client_secret},
                                                      {"scope", m_stand.url() + "/.default"}}));
  if (answer.status != 200) {
    throw std::runtime_error("no token for az: " + answer.body);
  }
  m_folder.write(
      "token-" + tenant,
      core::write_json({{"accessToken", core::Json::parse(answer.body).at("access_token")},
                        {"expires_on", std::time(nullptr) + 3000},
                        {"tokenType", "Bearer"}}));
}

std::string FakeAz::runs() const {
  std::ostringstream text;
  text << std::ifstream(m_folder.path() + "/runs").rdbuf();
  return text.str();
}

} // namespace partnerctl::test

#include "auth/answers.hpp"

#include "partnerctl/core/base64.hpp"
#include "support/fixtures.hpp"

#include <stdexcept>

namespace partnerctl::test {

std::string token_with(core::Json const& claims) {
  return core::base64url(R"({"alg":"none","typ":"JWT"})") + "." +
         core::base64url(core::write_json(claims)) + ".c2lnbmF0dXJl";
}

core::Json application_claims(std::string const& tenant) {
  return {{"tid", tenant}, {"oid", k_object}, {"appid", k_client}, {"idtyp", "app"}};
}

std::string answer_with(std::string const& token) {
  return core::write_json(core::Json{{"token_type", "Bearer"},
                                     {"expires_in", 3600},
                                     {"ext_expires_in", 3600},
                                     {"access_token", token}});
}

std::optional<http::Response> recorded_answer(std::string const& name) {
  auto const text = recorded("sts/" + name);
  if (!text) {
    return std::nullopt;
  }
  auto const recording = core::parse_json(*text);
  if (!recording) {
    throw std::runtime_error("a recording that is no JSON: " + name);
  }
  http::Response response{.status = recording->at("http_status").get<int>(),
                          .body = core::write_json(recording->at("body"))};
  for (auto const& [header, value] : recording->at("response_headers").items()) {
    response.headers.add(header, value.get<std::string>());
  }
  return response;
}

} // namespace partnerctl::test

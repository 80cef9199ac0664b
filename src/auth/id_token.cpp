#include "auth/id_token.hpp"

#include "auth/pkce.hpp"
#include "partnerctl/core/base64.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/json.hpp"
#include "partnerctl/core/text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace partnerctl::auth {
namespace {

core::Error unusable(std::string const& why) {
  return {.kind = core::ErrorKind::protocol,
          .message = "the sign-in service's ID token " + why,
          .hint = "check that the cloud's authority is right and that no proxy answers for it"};
}

core::Json claims_of(std::string const& token) {
  auto const parts = core::split(token, '.');
  auto const text = parts.size() == 3 ? core::base64_decode(parts[1]) : std::nullopt;
  auto claims = text ? core::parse_json(*text) : std::nullopt;
  if (!claims || !claims->is_object()) {
    throw unusable("is no JSON Web Token");
  }
  return *std::move(claims);
}

bool is_for(core::Json const& claims, std::string const& client_id) {
  auto const* audience = core::member_at(claims, "aud");
  auto is_client = [&client_id](core::Json const& each) {
    return each.is_string() &&
           core::equal_ignoring_case(each.get_ref<std::string const&>(), client_id);
  };
  return audience != nullptr &&
         (audience->is_array() ? std::any_of(audience->begin(), audience->end(), is_client)
                               : is_client(*audience));
}

} // namespace

IdToken read_id_token(core::Secret const& token, std::string const& client_id,
                      std::string const& nonce) {
  auto const claims = claims_of(token.reveal());
  if (!is_for(claims, client_id)) {
    throw unusable("is for another application than " + client_id);
  }
  if (!nonce.empty() && !same_secret(core::string_at(claims, "nonce").value_or(""), nonce)) {
    throw unusable("does not belong to this sign-in: its nonce is another one's");
  }
  for (auto const* name : {"preferred_username", "upn", "email"}) {
    auto const value = core::string_at(claims, name);
    if (value && !value->empty()) {
      return {.user_name = core::printable(*value)};
    }
  }
  return {};
}

} // namespace partnerctl::auth

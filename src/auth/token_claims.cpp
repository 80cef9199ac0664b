#include "auth/token_claims.hpp"

#include "partnerctl/core/base64.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/json.hpp"
#include "partnerctl/core/text.hpp"

#include <nlohmann/json.hpp>

#include <array>

namespace partnerctl::auth {
namespace {

using Type = core::Identity::Type;

std::string first_of(core::Json const& claims, std::initializer_list<char const*> names) {
  for (auto const* name : names) {
    auto const value = core::string_at(claims, name);
    if (value && !value->empty()) {
      return *value;
    }
  }
  return {};
}

core::Guid guid_of(core::Json const& claims, char const* name) {
  auto const guid = core::Guid::parse(core::string_at(claims, name).value_or(""));
  if (!guid || guid->is_nil()) {
    throw core::Error{.kind = core::ErrorKind::protocol,
                      .message = std::string("the access token has no '") + name +
                                 "' claim, so a link made with it could not be verified",
                      .hint = "check that the cloud's authority is a Microsoft Entra ID"};
  }
  return *guid;
}

// `idtyp` is optional; without it, only a person's token has a name or delegated scopes.
Type type_of(core::Json const& claims, std::string const& user) {
  auto const declared = core::string_at(claims, "idtyp");
  if (declared) {
    return *declared == "app" ? Type::application : Type::user;
  }
  return user.empty() && !core::string_at(claims, "scp") ? Type::application : Type::user;
}

} // namespace

std::optional<core::Json> token_claims(std::string_view token) {
  auto const first = token.find('.');
  auto const second = first == std::string_view::npos ? first : token.find('.', first + 1);
  if (second == std::string_view::npos) {
    return std::nullopt;
  }
  auto const text = core::base64_decode(token.substr(first + 1, second - first - 1));
  auto claims = text ? core::parse_json(*text) : std::nullopt;
  return claims && claims->is_object() ? claims : std::nullopt;
}

core::Identity token_identity(std::string_view token) {
  auto const claims = token_claims(token);
  if (!claims) {
    throw core::Error{.kind = core::ErrorKind::protocol,
                      .message = "the access token is no JSON Web Token, so it does not say whom "
                                 "it speaks for",
                      .hint = "check that the cloud's authority is a Microsoft Entra ID"};
  }
  auto const user = first_of(*claims, {"upn", "unique_name", "preferred_username", "email"});
  core::Identity identity{.type = type_of(*claims, user),
                          .client_id = core::printable(first_of(*claims, {"appid", "azp"})),
                          .tenant = guid_of(*claims, "tid"),
                          .object = guid_of(*claims, "oid")};
  identity.name = identity.type == Type::application ? identity.client_id : core::printable(user);
  return identity;
}

std::optional<long long> expiry_claim(std::string_view token) {
  auto const claims = token_claims(token);
  return claims ? core::number_at(*claims, "exp") : std::nullopt;
}

} // namespace partnerctl::auth

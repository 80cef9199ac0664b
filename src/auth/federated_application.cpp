#include "auth/federated_application.hpp"

#include "auth/application.hpp"
#include "auth/token_claims.hpp"
#include "partnerctl/core/base64.hpp"
#include "partnerctl/core/json.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/core/time.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace partnerctl::auth {
namespace {

constexpr std::size_t k_widest_claim = 300;

std::string in_quotes(std::string_view text) {
  return "'" + core::cut_to_width(core::printable(text), k_widest_claim) + "'";
}

// A text, or (as `aud` may be) a list of texts.
std::string claim(core::Json const& claims, std::string_view name) {
  auto const* value = core::member_at(claims, name);
  if (value != nullptr && value->is_array() && !value->empty()) {
    std::vector<std::string> parts;
    for (auto const& each : *value) {
      parts.push_back(
          in_quotes(each.is_string() ? each.get<std::string>() : core::write_json(each)));
    }
    return core::join(parts, ", ");
  }
  auto const text = core::string_at(claims, name);
  return text ? in_quotes(*text) : "none";
}

std::string over(core::Json const& claims, core::TimePoint now) {
  auto const expiry = core::number_at(claims, "exp");
  long long const today = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
  if (!expiry || *expiry > today || *expiry < 0) {
    return {};
  }
  return "; by this machine's clock it expired at " +
         core::format_rfc3339(core::TimePoint(std::chrono::seconds(*expiry)));
}

// They are no secret, and the one thing that a mismatch is found by.
std::string evidence_of(http::Form const& sent, core::TimePoint now) {
  auto const assertion = std::find_if(sent.begin(), sent.end(), [](auto const& field) {
    return field.first == "client_assertion";
  });
  auto const claims = assertion == sent.end() ? std::nullopt : token_claims(assertion->second);
  if (!claims) {
    return {};
  }
  return "the token presented has iss " + claim(*claims, "iss") + ", sub " + claim(*claims, "sub") +
         " and aud " + claim(*claims, "aud") +
         "; a federated credential has to have the same three, letter case included" +
         over(*claims, now);
}

bool is_object(std::string_view base64url) {
  auto const text = core::base64_decode(base64url);
  auto const json = text ? core::parse_json(*text) : std::nullopt;
  return json && json->is_object();
}

} // namespace

std::shared_ptr<Credential const> federated_application(FederatedApplication application,
                                                        Means const& means) {
  auto proof = [token = std::move(application.token)](std::string const& /*url*/,
                                                      TokenRequest const& asked) {
    return http::Form{
        {"client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"},
        {"client_assertion", token(asked).reveal()}};
  };
  auto evidence = [clock = means.clock](http::Form const& sent) {
    return evidence_of(sent, clock->now());
  };
  return auth::application({.client_id = std::move(application.client_id),
                            .method = std::move(application.method),
                            .home = std::move(application.home),
                            .proof = std::move(proof),
                            .evidence = std::move(evidence)},
                           TokenEndpoint(means));
}

bool is_token_shaped(std::string_view text) {
  auto const parts = core::split(text, '.');
  return parts.size() == 3 && is_object(parts[0]) && is_object(parts[1]) && !parts[2].empty() &&
         core::base64_decode(parts[2]).has_value();
}

} // namespace partnerctl::auth

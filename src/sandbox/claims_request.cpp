#include "sandbox/claims_request.hpp"

#include "partnerctl/core/json.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace partnerctl::sandbox {
namespace {

bool wants(core::Json const& token, std::string_view claim, std::string_view value) {
  auto const* asked = core::member_at(token, claim);
  if (asked == nullptr) {
    return false;
  }
  if (core::string_at(*asked, "value") == value) {
    return true;
  }
  auto const* values = core::member_at(*asked, "values");
  return values != nullptr && values->is_array() &&
         std::any_of(values->begin(), values->end(), [value](core::Json const& one) {
           return one.is_string() && one.get_ref<std::string const&>() == value;
         });
}

} // namespace

std::optional<ClaimsRequest> ClaimsRequest::parse(std::string_view text) {
  if (text.empty()) {
    return ClaimsRequest{};
  }
  auto const json = core::parse_json(text);
  if (!json || !json->is_object()) {
    return std::nullopt;
  }
  auto const* token = core::member_at(*json, "access_token");
  if (token == nullptr) {
    return ClaimsRequest{};
  }
  auto const* since = core::member_at(*token, "nbf");
  return ClaimsRequest{.step_up = wants(*token, "acrs", "p1"),
                       .not_before =
                           since == nullptr ? 0 : core::number_at(*since, "value").value_or(0),
                       .knows_challenges = wants(*token, "xms_cc", "cp1")};
}

} // namespace partnerctl::sandbox

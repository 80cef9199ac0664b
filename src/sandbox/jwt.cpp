#include "sandbox/jwt.hpp"

#include "partnerctl/core/base64.hpp"

#include <nlohmann/json.hpp>

namespace partnerctl::sandbox {
namespace {

std::optional<core::Json> decode(std::string_view part) {
  auto const text = core::base64_decode(part);
  auto json = text ? core::parse_json(*text) : std::nullopt;
  return json && json->is_object() ? json : std::nullopt;
}

} // namespace

std::optional<Jwt> Jwt::take_apart(std::string_view text) {
  auto const first = text.find('.');
  auto const last = text.rfind('.');
  if (first == std::string_view::npos || first == last) {
    return std::nullopt;
  }
  auto header = decode(text.substr(0, first));
  auto payload = decode(text.substr(first + 1, last - first - 1));
  auto signature = core::base64_decode(text.substr(last + 1));
  if (!header || !payload || !signature) {
    return std::nullopt;
  }
  return Jwt{.header = std::make_shared<core::Json const>(std::move(*header)),
             .payload = std::make_shared<core::Json const>(std::move(*payload)),
             .signed_text = text.substr(0, last),
             .signature = std::move(*signature)};
}

std::string Jwt::header_text(std::string_view name) const {
  return core::string_at(*header, name).value_or("");
}

std::string Jwt::claim(std::string_view name) const {
  return core::string_at(*payload, name).value_or("");
}

std::string unsigned_jwt(core::Json const& header, core::Json const& payload) {
  return core::base64url(core::write_json(header)) + "." +
         core::base64url(core::write_json(payload));
}

} // namespace partnerctl::sandbox

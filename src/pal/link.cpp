#include "partnerctl/pal/link.hpp"

#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/json.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/core/time.hpp"

#include <nlohmann/json.hpp>

namespace partnerctl::pal {
namespace {

std::optional<core::PartnerId> partner_id_at(core::Json const& properties) {
  auto const* member = core::member_at(properties, "partnerId");
  bool const usable = member != nullptr && (member->is_string() || member->is_number_unsigned());
  if (!usable) {
    return std::nullopt;
  }
  auto const text = member->is_string() ? member->get<std::string>() : core::write_json(*member);
  return core::attempt([&text] { return core::PartnerId::parse(text); }).value;
}

std::optional<core::Guid> guid_at(core::Json const& properties, std::string_view key) {
  return core::Guid::parse(core::string_at(properties, key).value_or(""));
}

std::optional<core::TimePoint> time_at(core::Json const& properties, std::string_view key) {
  return core::parse_rfc3339(core::string_at(properties, key).value_or(""));
}

} // namespace

bool Link::is_active() const {
  return !core::equal_ignoring_case(state, "Deleted");
}

std::optional<Link> parse_link(std::string_view body) {
  auto const json = core::parse_json(body);
  auto const* properties = json ? core::member_at(*json, "properties") : nullptr;
  if (properties == nullptr) {
    return std::nullopt;
  }
  auto const partner_id = partner_id_at(*properties);
  auto const tenant = guid_at(*properties, "tenantId");
  auto const object = guid_at(*properties, "objectId");
  if (!partner_id || !tenant || !object) {
    return std::nullopt;
  }
  return Link{.partner_id = *partner_id,
              .partner_name = core::string_at(*properties, "partnerName").value_or(""),
              .tenant = *tenant,
              .object = *object,
              .state = core::string_at(*properties, "state").value_or(""),
              .created = time_at(*properties, "createdTime"),
              .updated = time_at(*properties, "updatedTime"),
              .version = core::number_at(*properties, "version")};
}

} // namespace partnerctl::pal

#include "partnerctl/partner_center/profile.hpp"

#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/json.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/partner_center/error.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <charconv>
#include <cstdint>
#include <limits>

namespace partnerctl::partner_center {
namespace {

constexpr int k_ok = 200;
constexpr int k_not_found = 404;
constexpr std::string_view k_no_such_partner = "3000";
constexpr char const* k_path = "/v1/profiles/mpn";

// The newer documentation calls it partnerId, the answers mpnId; a text or a number.
std::optional<core::PartnerId> id_in(core::Json const& body) {
  for (auto const* key : {"mpnId", "partnerId"}) {
    auto const* member = core::member_at(body, key);
    if (member == nullptr || !(member->is_string() || member->is_number_unsigned())) {
      continue;
    }
    auto const text = member->is_string() ? member->get<std::string>() : core::write_json(*member);
    if (auto id = core::attempt([&text] { return core::PartnerId::parse(text); })) {
      return id.value;
    }
  }
  return std::nullopt;
}

PartnerProfile profile_in(http::Response const& response) {
  auto const body = core::parse_json(response.body);
  auto const id = body ? id_in(*body) : std::nullopt;
  if (!id) {
    throw core::Error{.kind = core::ErrorKind::protocol,
                      .message = "Partner Center answered a partner profile without a partner ID",
                      .status = response.status,
                      .request_id = request_id(response)};
  }
  return {.id = *id,
          .name = core::string_at(*body, "partnerName").value_or(""),
          .profile_type = core::string_at(*body, "profileType").value_or("")};
}

// The ID before or after one.
std::optional<core::PartnerId> neighbour(core::PartnerId const& id, bool after) {
  auto const& text = id.text();
  std::uint64_t number = 0;
  auto const [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  auto const last = after ? std::numeric_limits<std::uint64_t>::max() : 1;
  if (fault != std::errc{} || end != text.data() + text.size() || number == last || number == 0) {
    return std::nullopt;
  }
  return core::PartnerId::parse(std::to_string(after ? number + 1 : number - 1));
}

bool has_name(http::Send const& send, Context const& context,
              std::optional<core::PartnerId> const& id, std::string const& name) {
  auto const found = id ? find_partner(send, context, *id) : std::nullopt;
  return found && core::equal_ignoring_case(found->name, name);
}

} // namespace

std::optional<PartnerProfile> find_partner(http::Send const& send, Context const& context,
                                           core::PartnerId const& id) {
  auto const response = send(request(context, fmt::format("{}?mpnId={}", k_path, id.text())));
  if (response.status != k_ok) {
    auto error = error_of(response);
    if (response.status == k_not_found && error.code == k_no_such_partner) {
      return std::nullopt;
    }
    throw std::move(error);
  }
  auto profile = profile_in(response);
  if (profile.id != id) {
    throw core::Error{.kind = core::ErrorKind::protocol,
                      .message = fmt::format("Partner Center was asked for the partner ID {} and "
                                             "answered {}",
                                             id.text(), profile.id.text()),
                      .status = response.status,
                      .request_id = request_id(response)};
  }
  return profile;
}

PartnerProfile own_partner(http::Send const& send, Context const& context) {
  auto const response = send(request(context, k_path));
  if (response.status != k_ok) {
    throw error_of(response);
  }
  return profile_in(response);
}

std::optional<core::PartnerId> possible_location(http::Send const& send, Context const& context,
                                                 PartnerProfile const& profile) {
  auto const next = neighbour(profile.id, true);
  if (!next || profile.name.empty() || !has_name(send, context, next, profile.name)) {
    return std::nullopt;
  }
  // One of several locations: the global ID stands before all of them.
  bool const follows = has_name(send, context, neighbour(profile.id, false), profile.name);
  return follows ? std::nullopt : next;
}

} // namespace partnerctl::partner_center

#include "cpor/claim/claim_json.hpp"

#include "cpor/claim/claim_fields.hpp"
#include "partnerctl/cpor/claim_file.hpp"

#include <nlohmann/json.hpp>

#include <array>

namespace partnerctl::cpor {
namespace {

using core::Json;

// The members at the top in the order in which people read them.
constexpr std::array<std::string_view, 14> k_order{"schema",
                                                   "name",
                                                   "solutionArea",
                                                   "partnerRole",
                                                   "partnerId",
                                                   "partnerName",
                                                   "optOutOfIncentive",
                                                   "customer",
                                                   "publicSectorDisclosure",
                                                   "partnerContact",
                                                   "workloads",
                                                   "revenue",
                                                   "plannedSubmission",
                                                   "comments"};

// The place of a path like "customer.contact.name", made where it is not yet.
Json& member_made(Json& json, std::string_view path) {
  auto const dot = path.find('.');
  auto& member = json[std::string(path.substr(0, dot))];
  return dot == std::string_view::npos ? member : member_made(member, path.substr(dot + 1));
}

Json workloads_json(std::vector<Workload> const& workloads) {
  Json list = Json::array();
  for (auto const& workload : workloads) {
    list.emplace_back();
    for (auto const& member : workload_members()) {
      list.back()[std::string(member.name)] = workload.*member.text;
    }
  }
  return list;
}

Json field_json(ClaimField const& field, Claim const& claim) {
  if (field.kind == FieldKind::workloads) {
    return workloads_json(claim.workloads);
  }
  return field.kind == FieldKind::flag ? Json(claim.*field.flag)
                                       : Json(claim_field_text(field, claim));
}

} // namespace

core::Json to_json(Claim const& claim) {
  Json json;
  for (auto const name : k_order) {
    json[std::string(name)] = nullptr;
  }
  json["schema"] = k_claim_schema;
  for (auto const& field : claim_fields()) {
    member_made(json, field.path) = field_json(field, claim);
  }
  return json;
}

} // namespace partnerctl::cpor

#include "partnerctl/cpor/claim.hpp"

#include "cpor/claim/claim_fields.hpp"
#include "partnerctl/core/digest.hpp"

#include <fmt/core.h>

namespace partnerctl::cpor {
namespace {

// With its length, so that no text can be taken for two. What is empty is left out: a member that a
// later version adds changes no digest before it has a value, and an acknowledgement that was given
// stands.
void append(std::string& all, std::string_view name, std::string_view text) {
  if (!text.empty()) {
    all += fmt::format("{}={}:{}\n", name, text.size(), text);
  }
}

} // namespace

std::string digest_of(Claim const& claim) {
  std::string all;
  for (auto const& field : claim_fields()) {
    bool const is_unset_flag = field.kind == FieldKind::flag && !(claim.*field.flag);
    if (field.kind != FieldKind::workloads && !is_unset_flag) {
      append(all, field.path, claim_field_text(field, claim));
    }
  }
  for (auto const& workload : claim.workloads) {
    all += "workload\n";
    for (auto const& member : workload_members()) {
      append(all, member.name, workload.*member.text);
    }
  }
  return core::hexadecimal(core::sha256(all));
}

} // namespace partnerctl::cpor

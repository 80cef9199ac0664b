#include "cpor/claim/claim_lines.hpp"

#include "cpor/claim/claim_fields.hpp"
#include "partnerctl/core/text.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace partnerctl::cpor {
namespace {

bool has_identity(Claim const& claim) {
  return !claim.name.empty() || !claim.customer_tenant_id.empty() || !claim.partner_role.empty() ||
         !claim.partner_id.empty();
}

// What tells one claim from another beside its ID. Where nothing does, all that it says.
std::string rest_of(Claim const& claim) {
  if (!has_identity(claim)) {
    return digest_of(claim);
  }
  std::string rest;
  for (auto const& part : {claim.name, core::to_lower(claim.customer_tenant_id), claim.partner_role,
                           claim.partner_id}) {
    rest += std::to_string(part.size()) + ":" + part;
  }
  return rest;
}

std::size_t number_in(std::map<std::string, std::size_t> const& map, std::string const& key,
                      std::size_t otherwise) {
  auto const found = map.find(key);
  return found == map.end() ? otherwise : found->second;
}

} // namespace

ClaimLines::Found ClaimLines::claim_of(ClaimLine const& line) {
  auto const id = core::to_lower(core::trim(line.id));
  auto const rest = rest_of(line.claim);
  bool const goes_on = !line.has_more_than_workloads && !m_begun.empty();
  auto const number = goes_on ? m_current : find(id, rest);
  Found found{.claim = number, .is_new = number == m_begun.size()};
  if (found.is_new) {
    check_ids(line, id, rest);
    begin(line, id, rest);
  } else if (!goes_on) {
    check_agreement(line, m_begun[number]);
  }
  found.is_apart = !found.is_new && number != m_current;
  m_current = number;
  return found;
}

std::size_t ClaimLines::find(std::string const& id, std::string const& rest) const {
  return id.empty() ? number_in(m_without_id, rest, m_begun.size())
                    : number_in(m_by_id, id, m_begun.size());
}

void ClaimLines::begin(ClaimLine const& line, std::string const& id, std::string const& rest) {
  (id.empty() ? m_without_id : m_with_id).emplace(rest, m_begun.size());
  if (!id.empty()) {
    m_by_id.emplace(id, m_begun.size());
  }
  m_begun.push_back(line);
}

// Whether a line that lacks the ID of one like it is of that claim, nobody can tell but who wrote
// it.
void ClaimLines::check_ids(ClaimLine const& line, std::string const& id, std::string const& rest) {
  auto const none = m_begun.size();
  auto const like = number_in(id.empty() ? m_with_id : m_without_id, rest, none);
  if (like != none) {
    m_list.faults().add(m_list.place(line.number),
                        fmt::format("may be of the claim of line {}, of which {} has an id",
                                    m_begun[like].number,
                                    id.empty() ? "only that line" : "only this line"),
                        "give lines of one claim the same id; another claim has another name");
  }
}

// What has a name may not disagree with itself.
void ClaimLines::check_agreement(ClaimLine const& line, ClaimLine const& first) {
  auto const differing = changed_fields(first.claim, line.claim);
  if (differing.empty() || !line.is_good || !first.is_good) {
    return;
  }
  std::vector<std::string> columns(differing.size());
  std::transform(differing.begin(), differing.end(), columns.begin(),
                 [](std::string const& path) { return std::string(claim_field_at(path)->column); });
  m_list.faults().add(
      m_list.place(line.number),
      fmt::format("is of the same claim as line {} ({} the same), but not in {}", first.number,
                  line.id.empty()
                      ? "claim_name, customer_tenant_id, partner_role and partner_id are"
                      : "its id is",
                  core::join(columns, ", ")),
      "lines of one claim differ in its workloads alone; another claim has another name");
}

} // namespace partnerctl::cpor

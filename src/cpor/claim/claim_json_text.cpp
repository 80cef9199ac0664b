#include "cpor/claim/claim_input.hpp"
#include "cpor/claim/claim_list.hpp"
#include "cpor/claim/json_document.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/json.hpp"
#include "partnerctl/core/text.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace partnerctl::cpor {
namespace {

// alone: what a claim is called that is the whole text.
void read_document(std::string_view text, std::size_t first_line, std::string const& alone,
                   ClaimList& list) {
  JsonDocument document(text, first_line, list);
  document.parse();
  for (std::size_t i = 0; i < document.count() && !list.full(); ++i) {
    ReadClaim read{.where = document.is_list() ? fmt::format("{}, claim {}", alone, i + 1) : alone};
    auto const faults = list.faults().count();
    if (!document.read(i, read.claim, read.left_out) && list.faults().count() == faults) {
      document.refuse_empty(i);
    }
    list.add(std::move(read));
  }
}

bool is_by_line(std::string_view text) {
  auto const begin = std::min(text.find_first_not_of(" \t\r\n"), text.size());
  auto const end = text.find('\n', begin);
  bool const has_more = end != std::string_view::npos && !core::trim(text.substr(end)).empty();
  return has_more && text[begin] == '{' && core::parse_json(text.substr(begin, end - begin));
}

} // namespace

void read_json_claims(std::string_view text, ClaimList& list) {
  if (!is_by_line(text)) {
    read_document(text, 1, list.source(), list);
    return;
  }
  for (std::size_t number = 1; !text.empty() && !list.full(); ++number) {
    auto const line_end = text.find('\n');
    auto const line = text.substr(0, line_end);
    if (!core::trim(line).empty()) {
      read_document(line, number, list.place(number), list);
    }
    text.remove_prefix(line_end == std::string_view::npos ? text.size() : line_end + 1);
  }
}

Claim changed_by(Claim claim, std::string_view json, std::string const& source,
                 std::vector<std::string>& left_out) {
  ClaimList list(source);
  auto const text = claim_input(json, source, "a change to a claim");
  JsonDocument change(text, 1, list);
  change.parse();
  if (list.faults().count() == 0 && change.count() != 1) {
    throw core::usage_error(fmt::format("{} has {} claims; a change is an object with the members "
                                        "that it changes",
                                        source, change.count()));
  }
  if (change.count() == 1) {
    change.read(0, claim, left_out);
  }
  if (list.faults().count() > 0) {
    throw list.faults().error();
  }
  return claim;
}

} // namespace partnerctl::cpor

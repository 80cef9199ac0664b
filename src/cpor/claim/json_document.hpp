#pragma once

#include "cpor/claim/claim_list.hpp"
#include "cpor/claim/json_scan.hpp"
#include "partnerctl/core/json.hpp"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace partnerctl::cpor {

// A JSON text with one claim or a list of them: what stands where in it.
class JsonDocument {
public:
  // Both must outlive it. first_line is what the text's first line is called.
  JsonDocument(std::string_view text, std::size_t first_line, ClaimList& list);

  // Parses it; what is wrong with it as a whole goes to the list, and then there are no claims.
  void parse();

  std::size_t count() const { return m_claims.size(); }
  // Whether the claims are in a list, be it a list of one.
  bool is_list() const { return m_is_list; }
  // Takes the members of a claim over; what is wrong with them goes to the list. False where it has
  // none.
  bool read(std::size_t number, Claim& claim, std::vector<std::string>& left_out);
  // Says so.
  void refuse_empty(std::size_t number);

private:
  struct Element {
    core::Json const* value = nullptr;
    JsonPlace place{};
  };

  bool scan();
  void find_claims();
  void fault_at(JsonPlace const& place, std::string const& message);
  // Where a member of a claim stands.
  JsonPlace place_of(JsonPlace const& claim, std::string const& path) const;

  std::string_view m_text;
  JsonPlace m_begin;
  ClaimList& m_list;
  core::Json m_value;
  bool m_is_list = false;
  std::vector<Element> m_claims;
  // Of the elements of the list that there is at the top, or in `claims`.
  std::vector<JsonPlace> m_places;
};

} // namespace partnerctl::cpor

#include "cpor/claim/json_document.hpp"

#include "cpor/claim/claim_fields.hpp"
#include "cpor/claim/claim_json.hpp"
#include "cpor/claim/input_words.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace partnerctl::cpor {
namespace {

using core::Json;

// The parser takes the square of their number in time.
constexpr std::size_t k_most_members = 1000;

// The element is one of the list itself: "[3]", "claims[3]".
bool is_claim(std::string_view path) {
  path.remove_prefix(path.starts_with("claims") ? std::string_view("claims").size() : 0);
  return path.starts_with('[') && path.find(']') == path.size() - 1;
}

// "customer.tenantId" of "claims[3].customer.tenantId".
std::string_view within_claim(std::string_view path) {
  auto const end = path.starts_with("claims[") || path.starts_with('[') ? path.find("].")
                                                                        : std::string_view::npos;
  return end == std::string_view::npos ? path : path.substr(end + 2);
}

std::string too_many_members() {
  return fmt::format("an object of more than {} members is no claim", k_most_members);
}

} // namespace

JsonDocument::JsonDocument(std::string_view text, std::size_t first_line, ClaimList& list)
    : m_text(text), m_begin{.line = first_line}, m_list(list) {}

void JsonDocument::fault_at(JsonPlace const& place, std::string const& message) {
  m_list.faults().add(m_list.place(place.line, place.column), message);
}

// False where it is not to be parsed.
bool JsonDocument::scan() {
  bool is_good = true;
  visit_json(m_text, m_begin, [&](JsonMember const& member) {
    if (member.is_element) {
      if (is_claim(member.path)) {
        m_places.push_back(member.place);
      }
      return true;
    }
    is_good = member.number < k_most_members;
    if (!is_good) {
      fault_at(member.place, too_many_members());
    } else if (member.is_repeated) {
      fault_at(member.place, fmt::format("{} stands here for the second time",
                                         quoted_input(within_claim(member.path))));
    }
    return is_good;
  });
  return is_good;
}

void JsonDocument::parse() {
  if (!scan()) {
    return;
  }
  core::JsonFault fault;
  auto value = core::parse_json(m_text, fault);
  if (!value) {
    fault_at({.line = m_begin.line + fault.line - 1, .column = fault.column}, fault.message);
  } else {
    m_value = std::move(*value);
    find_claims();
  }
}

void JsonDocument::find_claims() {
  auto const* list = m_value.is_array() ? &m_value : core::member_at(m_value, "claims");
  if (list == nullptr) {
    m_claims.push_back({.value = &m_value, .place = m_begin});
    return;
  }
  if (!list->is_array()) {
    fault_at(m_begin, fmt::format("claims is {}, not a list", kind_of_json(*list)));
    return;
  }
  m_is_list = true;
  for (auto const& [name, ignored] : m_value.items()) {
    if (m_value.is_object() && claim_field_at(name) != nullptr) {
      fault_at(m_begin, fmt::format("'{}' stands beside 'claims': of which claim is it?", name));
    }
  }
  for (std::size_t i = 0; i < list->size() && i < m_places.size(); ++i) {
    m_claims.push_back({.value = &(*list)[i], .place = m_places[i]});
  }
}

JsonPlace JsonDocument::place_of(JsonPlace const& claim, std::string const& path) const {
  JsonPlace place = claim;
  visit_json(m_text, claim, [&](JsonMember const& member) {
    bool const is_it = member.path == path;
    place = is_it ? member.place : place;
    return !is_it;
  });
  return place;
}

bool JsonDocument::read(std::size_t number, Claim& claim, std::vector<std::string>& left_out) {
  auto const& [value, begin] = m_claims[number];
  if (!value->is_object()) {
    fault_at(begin,
             fmt::format("is {}, not an object with the members of a claim", kind_of_json(*value)));
    return true;
  }
  auto const fault = [&, &place = begin](std::string const& path, std::string const& message) {
    m_list.faults().add(
        [&] {
          auto const at = place_of(place, path);
          return m_list.place(at.line, at.column);
        },
        message);
  };
  return read_claim_members(*value, claim, left_out, fault);
}

void JsonDocument::refuse_empty(std::size_t number) {
  fault_at(m_claims[number].place, "is an object without any member of a claim");
}

} // namespace partnerctl::cpor

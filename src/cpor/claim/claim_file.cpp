#include "partnerctl/cpor/claim_file.hpp"

#include "cpor/claim/claim_fields.hpp"
#include "cpor/claim/claim_input.hpp"
#include "cpor/claim/claim_list.hpp"
#include "cpor/claim/input_words.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace partnerctl::cpor {
namespace {

// By its path, or as its column is called, whatever case.
ClaimField const& field_named(std::string_view name) {
  auto const fields = claim_fields();
  auto const wanted = folded_name(name);
  auto const found = std::find_if(fields.begin(), fields.end(), [&](ClaimField const& field) {
    return wanted == folded_name(field.path) || wanted == folded_name(field.column);
  });
  if (found == fields.end()) {
    auto const nearest = nearest_name(name, field_paths());
    throw core::usage_error(quoted_input(name) + " is no field of a claim",
                            nearest.empty() ? "the fields are " + core::join(field_paths(), ", ")
                                            : fmt::format("is '{}' meant?", nearest));
  }
  return *found;
}

} // namespace

std::vector<ReadClaim> read_claims(std::string_view bytes, std::string const& source) {
  auto const text = claim_input(bytes, source, "claims");
  ClaimList list(source);
  auto const begin = core::trim(text).substr(0, 1);
  if (begin == "{" || begin == "[") {
    read_json_claims(text, list);
  } else {
    read_csv_claims(text, list);
  }
  return std::move(list).finish();
}

Claim changed_by(Claim claim, std::string_view json, std::string const& source) {
  std::vector<std::string> left_out;
  return changed_by(std::move(claim), json, source, left_out);
}

void set_field(Claim& claim, std::string_view field, std::string_view value) {
  auto const& named = field_named(field);
  if (auto const wrong = set_claim_field(named, claim, value)) {
    throw core::usage_error(fmt::format("{} {}", named.path, *wrong));
  }
}

std::string get_field(Claim const& claim, std::string_view field) {
  return claim_field_text(field_named(field), claim);
}

std::vector<std::string> const& field_paths() {
  static auto const k_paths = [] {
    std::vector<std::string> paths;
    for (auto const& field : claim_fields()) {
      paths.emplace_back(field.path);
    }
    return paths;
  }();
  return k_paths;
}

std::vector<std::string> changed_fields(Claim const& before, Claim const& after) {
  std::vector<std::string> changed;
  for (auto const& field : claim_fields()) {
    if (!is_same_field(field, before, after)) {
      changed.emplace_back(field.path);
    }
  }
  return changed;
}

} // namespace partnerctl::cpor

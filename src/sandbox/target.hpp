#pragma once

#include "partnerctl/http/url.hpp"

#include <string>
#include <string_view>

namespace partnerctl::sandbox {

// The first value of a form's field; empty when it is not there.
std::string field_of(http::Form const& form, std::string_view name);

// A request's target, taken apart: the path without its query, the query's fields.
struct Target {
  std::string path{};
  http::Form query{};

  explicit Target(std::string_view target);
  // Names without case; empty when it is not there.
  std::string get(std::string_view name) const;
};

} // namespace partnerctl::sandbox

#include "partnerctl/http/page.hpp"

#include "partnerctl/core/text.hpp"

namespace partnerctl::http {

bool is_page(Response const& response) {
  auto const type = core::to_lower(response.headers.get("Content-Type").value_or(""));
  return type.find("html") != std::string::npos || core::trim(response.body).substr(0, 1) == "<";
}

} // namespace partnerctl::http

#include "config/endpoint.hpp"

#include "partnerctl/core/error.hpp"
#include "partnerctl/core/origin.hpp"
#include "partnerctl/core/text.hpp"

namespace partnerctl::config {
namespace {

// The text isn't quoted: people put passwords into URLs.
core::Error refused(std::string const& where, std::string const& why) {
  return {.kind = core::ErrorKind::usage,
          .message = where + " " + why,
          .hint = "write https://HOST or https://HOST:PORT and nothing after it"};
}

} // namespace

std::string endpoint(std::string_view text, std::string const& where) {
  auto trimmed = text;
  if (!trimmed.empty() && trimmed.back() == '/') {
    trimmed.remove_suffix(1);
  }
  auto const origin = core::WebOrigin::parse(trimmed);
  if (!origin) {
    throw refused(where, "is not the address of a service");
  }
  if (origin->scheme != "https" && !origin->is_loopback()) {
    throw refused(where, "is plain http, which is for loopback only");
  }
  return origin->text();
}

} // namespace partnerctl::config

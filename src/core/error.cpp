#include "partnerctl/core/error.hpp"

#include <utility>

namespace partnerctl::core {

std::string_view to_string(ErrorKind kind) {
  switch (kind) {
  case ErrorKind::usage:
    return "usage";
  case ErrorKind::auth:
    return "auth";
  case ErrorKind::forbidden:
    return "forbidden";
  case ErrorKind::not_found:
    return "not-found";
  case ErrorKind::conflict:
    return "conflict";
  case ErrorKind::throttled:
    return "throttled";
  case ErrorKind::service:
    return "service";
  case ErrorKind::network:
    return "network";
  case ErrorKind::protocol:
    return "protocol";
  case ErrorKind::cancelled:
    return "cancelled";
  case ErrorKind::internal:
    break;
  }
  return "internal";
}

Error usage_error(std::string message, std::string hint) {
  return {.kind = ErrorKind::usage, .message = std::move(message), .hint = std::move(hint)};
}

} // namespace partnerctl::core

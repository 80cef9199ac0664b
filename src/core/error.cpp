#include "partnerctl/core/error.hpp"

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

} // namespace partnerctl::core

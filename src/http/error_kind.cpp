#include "partnerctl/http/error_kind.hpp"

namespace partnerctl::http {

core::ErrorKind error_kind_of(int status) {
  switch (status) {
  case 401:
    return core::ErrorKind::auth;
  case 403:
    return core::ErrorKind::forbidden;
  case 404:
    return core::ErrorKind::not_found;
  case 409:
    return core::ErrorKind::conflict;
  case 429:
    return core::ErrorKind::throttled;
  default:
    return status < 400 ? core::ErrorKind::protocol : core::ErrorKind::service;
  }
}

} // namespace partnerctl::http

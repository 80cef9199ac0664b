#pragma once

#include "partnerctl/core/error.hpp"

namespace partnerctl::http {

// The kind of error that an answer of that status is, where the service does not say more: 401,
// 403, 404, 409 and 429 by their names, other refusals and failures `service`, and what is no
// failure but was not due `protocol`.
core::ErrorKind error_kind_of(int status);

} // namespace partnerctl::http

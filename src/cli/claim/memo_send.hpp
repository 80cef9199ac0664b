#pragma once

#include "partnerctl/http/pipeline.hpp"

namespace partnerctl::cli {

// A Send that asks each thing once: the answer, or the error, of a GET of the same address with the
// same authority is given again. For checks over many claims of the same few customers.
http::Send memo_send(http::Send send);

} // namespace partnerctl::cli

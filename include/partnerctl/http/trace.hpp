#pragma once

#include "partnerctl/http/pipeline.hpp"

#include <functional>
#include <string>

namespace partnerctl::http {

// Gives sink one block of text for each request and each answer or failure of it. Only what is on
// an allow-list is shown (method, origin, path, known query names, known header names, status,
// sizes, times; of bodies only the JSON members error, error_codes, suberror, code, trace_id and
// correlation_id); all else reads REDACTED. sink is called from any thread, whole blocks at a time.
Stage trace(std::function<void(std::string const&)> sink);

} // namespace partnerctl::http

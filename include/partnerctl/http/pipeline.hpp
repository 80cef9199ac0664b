#pragma once

#include "partnerctl/http/message.hpp"

#include <functional>
#include <vector>

namespace partnerctl::http {

// The wire as a value: product code takes a Send and knows neither tokens nor sockets. Safe to call
// from several threads at once.
using Send = std::function<Response(Request)>;

// Something that happens to every request on its way: it calls the next Send, several times or not
// at all.
using Stage = std::function<Response(Request, Send const&)>;

// stages[0] is outermost: pipeline({retry, bearer, trace}, transport).
Send pipeline(std::vector<Stage> stages, Send last);

} // namespace partnerctl::http

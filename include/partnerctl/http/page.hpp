#pragma once

#include "partnerctl/http/message.hpp"

namespace partnerctl::http {

// Whether the answer is an HTML page, by its Content-Type or by how its body begins: no service
// that is asked here answers with one, but proxies and sign-in portals do.
bool is_page(Response const& response);

} // namespace partnerctl::http

#pragma once

#include "partnerctl/http/message.hpp"

#include <cstddef>
#include <string>

namespace partnerctl::http {

// What cpprest takes from an answer's head without asking whether it can be. Throws a protocol
// error with maybe_done for an interim (1xx) or impossible status, a Content-Length that is no
// number, a transfer coding it does not know, a body where none may be, and one announced to be
// longer than max_body. `origin` is for the message. Every such connection has to be closed: what
// is left in it would be read as the answer to the next request, another tenant's perhaps.
void check_head(Response const& head, std::size_t max_body, std::string const& origin);

// The same for the bytes of a body that were read so far.
void check_size(std::size_t read, std::size_t max_body, std::string const& origin);

} // namespace partnerctl::http

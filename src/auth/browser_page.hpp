#pragma once

#include "auth/browser_answer.hpp"
#include "partnerctl/http/message.hpp"

#include <string>

namespace partnerctl::auth {

// What the browser shows at the end of a sign-in: a small page of HTML that loads and runs nothing,
// that no cache keeps, and in which foreign text is only text.

// 200: the answer has arrived, be it a code or a refusal.
http::Response answered_page(BrowserAnswer const& answer);
// Any other status, for a request that is not the answer; text is ours.
http::Response refused_page(int status, std::string const& text);

} // namespace partnerctl::auth

#pragma once

#include "partnerctl/http/message.hpp"
#include "partnerctl/http/url.hpp"

#include <string>
#include <string_view>

namespace partnerctl::sandbox {

// The pages that people see in a browser: plain HTML with a title, one heading, labelled controls,
// and no script but the one that sends a form on. Every text is escaped here.

// "<" and the like as character references, also for attributes.
std::string escape_html(std::string_view text);

// What happened, in a sentence or two.
http::Response notice_page(int status, std::string const& title, std::string const& text);

// Sign in, or cancel: both are sent back to `target`, our own path and query. note: what is said
// above the buttons, or empty.
http::Response sign_in_page(std::string const& tenant_name, std::string const& client_id,
                            std::string const& target, std::string const& note);

// Sends the fields to the application by POST, at once or by its Continue button.
http::Response hand_over_page(std::string const& redirect_uri, http::Form const& fields);

// A form for a device code. note: what was wrong with the last one, or empty.
http::Response device_page(int status, std::string const& user_code, std::string const& note);

} // namespace partnerctl::sandbox

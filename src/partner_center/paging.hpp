#pragma once

#include "partnerctl/core/json.hpp"
#include "partnerctl/partner_center/call.hpp"

#include <functional>
#include <string>

namespace partnerctl::partner_center {

// GETs path_and_query and the page of every `links.next` after it, with the headers that the link
// asks for, and gives each element of `items` to use. A link's URI is absolute or a path, which may
// leave the "/v1" out. Of its headers only Microsoft's own (MS-…) are sent: a link may not change
// who we are or where we ask. Throws error_of for an answer that is no success; protocol for a body
// without `items`, for a link to another origin, with another method than GET, or to a page seen
// before, and after 10,000 pages.
void for_each_page_item(http::Send const& send, Context const& context,
                        std::string const& path_and_query,
                        std::function<void(core::Json const&)> const& use);

} // namespace partnerctl::partner_center

#pragma once

#include "partnerctl/arm/call.hpp"
#include "partnerctl/core/json.hpp"

#include <functional>
#include <string>

namespace partnerctl::arm {

// GETs path_and_query and every `nextLink` after it, and gives each element of `value` to use.
// Throws arm::error_of for an answer that is no success; protocol for a body without `value`, for a
// nextLink to another origin or to a page seen before, and after 10,000 pages.
void for_each_page_item(http::Send const& send, Context const& context, std::string path_and_query,
                        std::function<void(core::Json const&)> const& use);

} // namespace partnerctl::arm

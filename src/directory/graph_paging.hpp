#pragma once

#include "partnerctl/core/json.hpp"
#include "partnerctl/directory/graph.hpp"

#include <functional>
#include <string>

namespace partnerctl::directory {

// GETs path_and_query and every `@odata.nextLink` after it, and gives each element of `value` to
// use, with the answer that it stands in. Returns the request ID of the last answer. Throws
// graph_error for an answer that is no success; protocol for a body without `value`, for a next
// link to another origin or to a page seen before, and after 10,000 pages.
std::string
for_each_graph_item(http::Send const& send, GraphContext const& context, std::string path_and_query,
                    std::function<void(core::Json const&, http::Response const&)> const& use);

} // namespace partnerctl::directory

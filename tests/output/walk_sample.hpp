#pragma once

#include "partnerctl/output/walk_page.hpp"

#include <string>

namespace partnerctl::test {

// A walk as `claim handoff` might make it.
output::WalkPage walk_page();

// The same with this text in every place that takes one.
output::WalkPage walk_page_of(std::string const& text);

std::string written(output::WalkPage const& page);

} // namespace partnerctl::test

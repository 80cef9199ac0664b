#pragma once

#include "partnerctl/core/error.hpp"

namespace partnerctl::pal {

// Gives an error answer of Microsoft.ManagementPartner its hint, and its kind where the text says
// more than the status: the refusal of delegated administration, an ID that is no location's.
// is_link_write: the answer is to a PUT or a PATCH, whose path names the partner.
void explain(core::Error& error, bool is_link_write);

} // namespace partnerctl::pal

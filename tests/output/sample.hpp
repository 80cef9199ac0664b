#pragma once

#include "partnerctl/output/document.hpp"

namespace partnerctl::test {

// What link-pal answers for eight tenants, one for each of its outcomes, whose names are as long,
// as foreign and as hostile as a name in somebody else's tenant can be.
output::Document link_pal_document();

// Its columns, without any row.
std::vector<output::Column> link_pal_columns();

} // namespace partnerctl::test

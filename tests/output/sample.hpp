#pragma once

#include "partnerctl/output/document.hpp"
#include "partnerctl/output/render.hpp"

namespace partnerctl::test {

// What link-pal answers for eight tenants, one for each of its outcomes, whose names are as long,
// as foreign and as hostile as a name in somebody else's tenant can be.
output::Document link_pal_document();

// Its columns, without any row.
std::vector<output::Column> link_pal_columns();

// A document of these rows, which has no JSON.
output::Document document_of(std::vector<output::Column> columns,
                             std::vector<std::vector<output::Cell>> rows);

// What is written of it.
std::string rendered(output::Document const& document, output::RenderOptions const& options);

} // namespace partnerctl::test

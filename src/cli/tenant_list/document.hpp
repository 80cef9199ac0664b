#pragma once

#include "cli/tenant_list/merge.hpp"
#include "partnerctl/output/document.hpp"

#include <string>

namespace partnerctl::cli {

// The columns of a list of tenants: ours, then the user's own of these names, which are in csv and
// tsv only.
std::vector<output::Column> tenant_list_columns(std::vector<std::string> const& own);

// The whole answer, partnerctl/tenant-list/1. The list is to outlive it.
output::Document tenant_list_document(TenantList const& list, std::string const& cloud);

} // namespace partnerctl::cli

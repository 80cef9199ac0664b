#pragma once

#include "partnerctl/output/report_page.hpp"
#include "partnerctl/output/sheet_page.hpp"

#include <string>

namespace partnerctl::test {

// A report and a sheet as status and attest might make them.
output::ReportPage report_page();
output::SheetPage sheet_page();

// The same with this text in every place that takes one.
output::ReportPage report_page_of(std::string const& text);
output::SheetPage sheet_page_of(std::string const& text);

std::string written(output::ReportPage const& page);
std::string written(output::SheetPage const& page);

} // namespace partnerctl::test

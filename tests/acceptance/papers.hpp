#pragma once

#include <string>

namespace partnerctl::test {

// The same lines of plain ASCII as other programs keep them.
std::string html_paper(std::string const& text);
std::string pdf_paper(std::string const& text);

} // namespace partnerctl::test

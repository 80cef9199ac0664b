#pragma once

#include "cpor/proof/words.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace partnerctl::cpor {

// What a company's name is looked for by: its words without the legal form ("Contoso Ltd.",
// "Contoso Limited" and "CONTOSO" are "contoso"). A name of a single letter keeps its form.
std::string company_needle(std::string_view name);

// Whether the text has the company by its name. Within the other's name it does not count: Contoso
// is not there where only Contoso Consulting is.
bool has_company(Words const& words, std::string_view name, std::string_view other);

} // namespace partnerctl::cpor

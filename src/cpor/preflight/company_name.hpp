#pragma once

#include <string_view>

namespace partnerctl::cpor {

// Whether two names are of the same company, as people write them: without case, punctuation and
// the words of its legal form, and the one may go on where the other ends ("Contoso" and "CONTOSO
// Partner Ltd."). Letters that are not ASCII are passed over where others are left.
bool is_same_company(std::string_view a, std::string_view b);

} // namespace partnerctl::cpor

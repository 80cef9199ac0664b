#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace partnerctl::cpor {

// Letters and digits alone, lower case, "and" for "&": people write blanks, dashes and dots in a
// name as they like. What is not ASCII stays as it is.
std::string folded_name(std::string_view text);

// What people write for yes and no ("yes", "y", "1", "x"; "no", "n", "0", and nothing), and
// spreadsheets for a ticked cell ("TRUE", "WAHR", "VRAI"…); nullopt for anything else.
std::optional<bool> yes_or_no(std::string_view text);

// The texts in one cell that ';' divides, without blanks around them, empty ones too. A ';' behind
// a backslash belongs to the text, and so does a backslash behind another.
std::vector<std::string> split_cell(std::string_view cell);
// A cell from which split_cell() makes the same texts again.
std::string join_cell(std::vector<std::string> const& texts);

// The name that a mistyped one may mean: the nearest when folded, else one that ends like it
// ("tenantId" of "customer.tenantId"). Empty where none is near.
std::string nearest_name(std::string_view word, std::vector<std::string> const& names);

// A foreign text in a message: "'Teams'", on one line, harmless and shortened.
std::string quoted_input(std::string_view text);

} // namespace partnerctl::cpor

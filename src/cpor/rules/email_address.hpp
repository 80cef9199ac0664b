#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace partnerctl::cpor {

// Why a text is no address that mail can go to, as the end of a sentence ("has no @"); nullopt
// where nothing speaks against it. The syntax of RFC 5321 and, for other scripts, RFC 6531, without
// what no directory of a customer's gives out: quoted local parts, comments, addresses of hosts by
// number.
std::optional<std::string> email_fault(std::string_view text);

// What stands behind its @, lower case; empty where the text is no address.
std::string email_domain(std::string_view text);

// Whether anybody can have an address there: gmail.com, outlook.com…
bool is_public_mail(std::string_view domain);

} // namespace partnerctl::cpor

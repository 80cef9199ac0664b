#include "cpor/rules/email_address.hpp"

#include <algorithm>
#include <array>

namespace partnerctl::cpor {
namespace {

// Those that people use most: no list is complete, and one that is missing is only not warned of.
constexpr std::array k_domains = std::to_array<std::string_view>(
    {"126.com",     "163.com",        "aol.com",        "bluewin.ch",    "fastmail.com",
     "freenet.de",  "gmail.com",      "gmx.at",         "gmx.ch",        "gmx.com",
     "gmx.de",      "gmx.net",        "googlemail.com", "hotmail.co.uk", "hotmail.com",
     "hotmail.de",  "hotmail.es",     "hotmail.fr",     "hotmail.it",    "icloud.com",
     "laposte.net", "libero.it",      "live.co.uk",     "live.com",      "live.de",
     "live.fr",     "live.nl",        "mac.com",        "mail.com",      "mail.ru",
     "me.com",      "msn.com",        "naver.com",      "orange.fr",     "outlook.com",
     "outlook.de",  "outlook.fr",     "pm.me",          "proton.me",     "protonmail.com",
     "qq.com",      "rocketmail.com", "t-online.de",    "tutanota.com",  "wanadoo.fr",
     "web.de",      "wp.pl",          "yahoo.co.jp",    "yahoo.co.uk",   "yahoo.com",
     "yahoo.de",    "yahoo.es",       "yahoo.fr",       "yahoo.it",      "yandex.com",
     "yandex.ru",   "ymail.com",      "zoho.com"});

} // namespace

bool is_public_mail(std::string_view domain) {
  return std::find(k_domains.begin(), k_domains.end(), domain) != k_domains.end();
}

} // namespace partnerctl::cpor

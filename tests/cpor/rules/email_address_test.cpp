#include "cpor/rules/email_address.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace partnerctl::cpor;

TEST_CASE("usual and unusual addresses that mail can go to are taken") {
  for (std::string const address :
       {"ann@contoso.com", "a@b.co", "Ann.O'Neil+claims@mail.contoso.co.uk",
        "!#$%&'*+-/=?^_`{|}~@contoso.com", "ann@xn--bcher-kva.example",
        "ann@b\xC3\xBC"
        "cher.example",
        "\xD0\xB0\xD0\xBD\xD0\xBD\xD0\xB0@\xD0\xBF\xD0\xBE\xD1\x87\xD1\x82\xD0\xB0.\xD1\x80\xD1"
        "\x84",
        "\xE5\xB1\xB1\xE7\x94\xB0@contoso.jp", "1@2.example", "ann@3com.example",
        "ann_b@contoso.com", "ann@contoso.museum"}) {
    INFO(address);
    CHECK_FALSE(email_fault(address));
  }
}

TEST_CASE("what is no address says why") {
  auto const why = [](std::string const& text) { return email_fault(text).value_or("taken"); };
  CHECK(why("") == "has no @");
  CHECK(why("ann") == "has no @");
  CHECK(why("ann@b@contoso.com") == "has more than one @");
  CHECK(why("a@b.com,c@d.com") == "has more than one @");
  CHECK(why("@contoso.com") == "has nothing before the @");
  CHECK(why("ann@") == "has no domain after the @");
  CHECK(why("ann@contoso") == "has no domain after the @");
  CHECK(why("ann@contoso.com.") == "has no valid domain after the @");
  CHECK(why("ann@.contoso.com") == "has no valid domain after the @");
  CHECK(why("ann@contoso..com") == "has no valid domain after the @");
  CHECK(why("ann@-contoso.com") == "has no valid domain after the @");
  CHECK(why("ann@contoso-.com") == "has no valid domain after the @");
  CHECK(why("ann@con_toso.com") == "has no valid domain after the @");
  CHECK(why("ann@192.0.2.1") == "has no valid domain after the @");
  CHECK(why("ann@[192.0.2.1]") == "has no valid domain after the @");
  CHECK(why(".ann@contoso.com") == "has a full stop too many before the @");
  CHECK(why("ann.@contoso.com") == "has a full stop too many before the @");
  CHECK(why("a..n@contoso.com") == "has a full stop too many before the @");
  CHECK(why("ann,bob@contoso.com") == "has a character before the @ that cannot stand there");
  CHECK(why("ann(home)@contoso.com") == "has a character before the @ that cannot stand there");
  CHECK(why("mailto:ann@contoso.com") == "has a character before the @ that cannot stand there");
  CHECK(why("Ann<ann@contoso.com>") == "has more than the bare address");
  CHECK(why("\"ann\"@contoso.com") == "has more than the bare address");
}

TEST_CASE("blanks that nobody sees are found in an address") {
  for (std::string const blank : {" ", "\t", "\n", "\r", "\xC2\xA0", "\xE2\x80\x8B", "\xEF\xBB\xBF",
                                  "\xE3\x80\x80", "\xE2\x80\xAF", "\xC2\xAD"}) {
    for (auto const& text : {blank + "ann@contoso.com", "ann@contoso.com" + blank,
                             "ann@con" + blank + "toso.com", "an" + blank + "n@contoso.com"}) {
      CHECK(email_fault(text) == "has a blank in it, maybe one that cannot be seen");
    }
  }
}

TEST_CASE("bytes that are no text, and characters that turn a line, are in no address") {
  CHECK(email_fault("ann\xFF@contoso.com") == "is not UTF-8");
  CHECK(email_fault("ann@contoso\xC3.com") == "is not UTF-8");
  CHECK(email_fault(std::string("ann\0@contoso.com", 16)));
  CHECK(email_fault("ann\x1B[31m@contoso.com"));
  CHECK(email_fault("ann\xE2\x80\xAE@contoso.com") == "has a character that cannot be shown");
  CHECK(email_fault("ann\xC2\x9B@contoso.com") == "has a character that cannot be shown");
}

TEST_CASE("an address is as long as RFC 5321 allows, and no longer") {
  std::string const domain = "@contoso.com";
  CHECK_FALSE(email_fault(std::string(64, 'a') + domain));
  CHECK(email_fault(std::string(65, 'a') + domain) == "has more than 64 characters before the @");

  CHECK_FALSE(email_fault("a@" + std::string(63, 'b') + ".com"));
  CHECK(email_fault("a@" + std::string(64, 'b') + ".com"));

  std::string const label = std::string(62, 'b') + ".";
  auto const of_length = [&](std::size_t length) {
    std::string const rest = "@" + label + label + label + "com";
    return std::string(length - rest.size(), 'a') + rest;
  };
  CHECK_FALSE(email_fault(of_length(254)));
  CHECK(email_fault(of_length(255)) == "has more than 254 characters");
  CHECK(email_fault(std::string(1'000'000, '@')) == "has more than 254 characters");
}

TEST_CASE("the domain of an address is lower case, and empty where there is none") {
  CHECK(email_domain("Ann@CONTOSO.Com") == "contoso.com");
  CHECK(email_domain("ann@contoso") == "");
  CHECK(email_domain("") == "");
}

TEST_CASE("public mail is told from a company's") {
  CHECK(is_public_mail("gmail.com"));
  CHECK(is_public_mail("outlook.com"));
  CHECK_FALSE(is_public_mail("gmail.contoso.com"));
  CHECK_FALSE(is_public_mail("notgmail.com"));
  CHECK_FALSE(is_public_mail(""));
}

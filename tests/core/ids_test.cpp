#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/ids.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

using namespace partnerctl::core;

namespace {

std::string const k_guid = "72f988bf-86f1-41af-91ab-2d7cd011db47";

Error refusal_of_tenant(std::string const& text) {
  auto const result = attempt([&] { return TenantRef::parse(text); });
  REQUIRE(result.error);
  CHECK(result.error->kind == ErrorKind::usage);
  CHECK_FALSE(result.error->hint.empty());
  return *result.error;
}

} // namespace

TEST_CASE("a GUID is read in either case and kept in lower case") {
  CHECK(Guid::parse("72F988BF-86F1-41AF-91AB-2D7CD011DB47").value().text() == k_guid);
  CHECK(Guid::parse(k_guid) == Guid::parse("72F988bf-86f1-41af-91ab-2d7cd011db47"));
}

TEST_CASE("what is no GUID is refused") {
  auto const* text =
      GENERATE("", "72f988bf86f141af91ab2d7cd011db47", "{72f988bf-86f1-41af-91ab-2d7cd011db47}",
               "72f988bf-86f1-41af-91ab-2d7cd011db4", "72f988bf-86f1-41af-91ab-2d7cd011db477",
               "72f988bg-86f1-41af-91ab-2d7cd011db47", "72f988bf-86f1-41af-91ab+2d7cd011db47");
  CAPTURE(text);
  CHECK_FALSE(Guid::parse(text));
}

TEST_CASE("a default-made GUID and the all-zero one are nil") {
  CHECK(Guid().is_nil());
  CHECK(Guid::parse("00000000-0000-0000-0000-000000000000").value().is_nil());
  CHECK_FALSE(Guid::parse(k_guid).value().is_nil());
}

TEST_CASE("a default-made GUID has no text and is not the all-zero one") {
  CHECK(Guid().text().empty());
  CHECK(Guid() != Guid::parse("00000000-0000-0000-0000-000000000000").value());
}

TEST_CASE("random GUIDs are of version 4 and differ") {
  std::set<Guid> seen;
  for (int i = 0; i < 100; ++i) {
    auto const guid = Guid::random();
    CHECK(Guid::parse(guid.text()) == guid);
    CHECK(guid.text()[14] == '4');
    CHECK(std::string("89ab").find(guid.text()[19]) != std::string::npos);
    seen.insert(guid);
  }
  CHECK(seen.size() == 100);
}

TEST_CASE("a partner ID is digits that are not all zero") {
  CHECK(PartnerId::parse("1234567").text() == "1234567");
  CHECK(PartnerId::parse("12345678901234567890").text().size() == 20);
  auto const* text = GENERATE("", "0", "000", "12a", " 1", "-1", "1.0", "123456789012345678901",
                              "\xD9\xA1", "1E6");
  CAPTURE(text);
  auto const result = attempt([&] { return PartnerId::parse(text); });
  REQUIRE(result.error);
  CHECK(result.error->kind == ErrorKind::usage);
  CHECK(result.error->message.find(std::string("'") + text + "'") == 0);
}

TEST_CASE("a tenant is a GUID, a domain or home, without regard to case") {
  CHECK(TenantRef::parse("72F988BF-86F1-41AF-91AB-2D7CD011DB47").form() == TenantRef::Form::guid);
  CHECK(TenantRef::parse(k_guid).guid() == Guid::parse(k_guid));
  CHECK(TenantRef::parse("Contoso.OnMicrosoft.com").text() == "contoso.onmicrosoft.com");
  CHECK(TenantRef::parse("contoso.com").form() == TenantRef::Form::domain);
  CHECK_FALSE(TenantRef::parse("contoso.com").guid());
  CHECK(TenantRef::parse("xn--mnchen-3ya.de").form() == TenantRef::Form::domain);
  CHECK(TenantRef::parse("3m.com").form() == TenantRef::Form::domain);
  CHECK(TenantRef::parse("HOME").form() == TenantRef::Form::home);
  CHECK(TenantRef::of(Guid::parse(k_guid).value()) == TenantRef::parse(k_guid));
}

TEST_CASE("what stands for many tenants or none is refused as a tenant") {
  CHECK(refusal_of_tenant("common").message == "'common' stands for many tenants, not for one");
  refusal_of_tenant("Organizations");
  refusal_of_tenant("consumers");
  refusal_of_tenant("00000000-0000-0000-0000-000000000000");
}

TEST_CASE("what is no host name of two labels is refused as a tenant") {
  auto const text =
      GENERATE(as<std::string>{}, "", "contoso", "contoso.", ".com", "a..com", "-a.com", "a-.com",
               "a_b.com", "a b.com", "https://contoso.com", "contoso.com/x", "10.0.0.1",
               "m\u00FCnchen.de", "user@a.com", "a.com:443", std::string(64, 'a') + ".com",
               std::string(300, 'a') + ".com", "../a.com", "a.com\n");
  CAPTURE(text);
  refusal_of_tenant(text);
}

TEST_CASE("a refusal quotes what may be shown, and not all of a long text") {
  CHECK(refusal_of_tenant("a\x1B[31m").message == "'a\uFFFD[31m' is not a tenant");
  CHECK(refusal_of_tenant(std::string(1'000'000, 'x')).message.size() < 200);
}

#include "config/written.hpp"
#include "partnerctl/config/settings.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;
using test::environment;
using test::Written;

namespace {

auto const* const k_lab = "[cloud.lab]\n"
                          "authority = \"https://localhost:8443/\"\n"
                          "resource_manager = \"https://ARM.lab.example\"\n";

} // namespace

TEST_CASE("every key of a profile is read") {
  Written const written("[profile.default]\n"
                        "partner_id = \"1234567\"\n"
                        "partner_name = \"Contoso Partner Ltd\"\n"
                        "client_id = \"11111111-2222-3333-4444-555555555555\"\n"
                        "tenants = \"customers.csv\"\n"
                        "cloud = \"usgov\"\n"
                        "auth = \"certificate\"\n"
                        "account = \"me@partner.example\"\n"
                        "certificate = \"~/keys/app.pem\"\n"
                        "token_store = \"file\"\n"
                        "[profile.empty]\n");
  auto const file = written.read();
  CHECK(file.path == written.path);
  REQUIRE(file.profiles.size() == 2);
  auto const& profile = file.profiles.at("default");
  CHECK(profile.name == "default");
  CHECK(profile.partner_id->text() == "1234567");
  CHECK(profile.partner_name == "Contoso Partner Ltd");
  CHECK(profile.client_id == "11111111-2222-3333-4444-555555555555");
  CHECK(profile.tenants == written.folder.path() + "/customers.csv");
  CHECK(profile.cloud == "usgov");
  CHECK(profile.auth == "certificate");
  CHECK(profile.account == "me@partner.example");
  CHECK(profile.certificate == "/home/me/keys/app.pem");
  CHECK(profile.token_store == "file");
  auto const& empty = file.profiles.at("empty");
  CHECK_FALSE((empty.partner_id || empty.partner_name || empty.client_id || empty.tenants ||
               empty.cloud || empty.auth || empty.account || empty.certificate ||
               empty.token_store));
}

TEST_CASE("a cloud is read with its endpoints in one spelling") {
  Written const written(std::string(k_lab) + "graph = \"http://127.0.0.1:8080\"\n"
                                             "ca_file = \"pki/../ca.pem\"\n");
  auto const cloud = written.read().clouds.at("lab");
  CHECK(cloud.name == "lab");
  CHECK(cloud.authority == "https://localhost:8443");
  CHECK(cloud.resource_manager == "https://arm.lab.example");
  CHECK(cloud.resource_manager_scope == "https://arm.lab.example/.default");
  CHECK(cloud.partner_center.empty());
  CHECK(cloud.partner_center_scope == "https://api.partnercenter.microsoft.com/.default");
  CHECK(cloud.graph == "http://127.0.0.1:8080");
  CHECK(cloud.graph_scope == "http://127.0.0.1:8080/.default");
  CHECK(cloud.federation_audience == "api://AzureADTokenExchange");
  CHECK(cloud.ca_file == written.folder.path() + "/ca.pem");
}

TEST_CASE("a cloud without Microsoft Graph has no scope for it either") {
  auto const cloud = Written(k_lab).read().clouds.at("lab");
  CHECK(cloud.graph.empty());
  CHECK(cloud.graph_scope.empty());
}

TEST_CASE("an absolute path stays as it is") {
  Written const written("[profile.default]\ntenants = \"/data/all.csv\"\n");
  CHECK(written.read().profiles.at("default").tenants == "/data/all.csv");
}

TEST_CASE("a path under home needs a home") {
  Written const written("[profile.default]\ntenants = \"~/all.csv\"\n");
  CHECK_THROWS_AS(config::read_file(written.path, true, {}), core::Error);
}

TEST_CASE("an empty file and one of comments alone are configurations") {
  auto const* const text =
      GENERATE("", "# nothing\n", "\xEF\xBB\xBF# BOM\r\n", "[profile]\n[cloud]\n");
  auto const file = Written(text).read();
  CHECK(file.profiles.empty());
  CHECK(file.clouds.empty());
}

TEST_CASE("a missing file is empty unless it was named") {
  test::TemporaryFolder const folder;
  auto const path = folder.path() + "/none/config.toml";
  CHECK(config::read_file(path, false, environment()).path.empty());
  CHECK(config::read_file("", false, environment()).path.empty());
  CHECK_THROWS_AS(config::read_file(path, true, environment()), core::Error);
  auto const below_file = folder.write("file", "") + "/config.toml";
  CHECK(config::read_file(below_file, false, environment()).path.empty());
}

TEST_CASE("what is not TOML is named with line and column") {
  auto const [text, place] = GENERATE(table<std::string, std::string>({
      {"[profile.default]\npartner_id = 1 2\n", "2:"},
      {"\n\n[profile", "3:"},
      {"a = \"\xFF\"\n", "1:"},
      {"[profile.a]\n[profile.a]\n", "2:"},
      {"[profile.a]\nauth=\"x\"\nauth=\"y\"\n", "3:"},
      {"= 1", "1:1: "},
  }));
  INFO(text);
  CHECK_THAT(Written(text).fault(), StartsWith(place));
}

TEST_CASE("deep nesting is an error and no crash") {
  auto const deep = "a = " + std::string(100000, '[');
  CHECK_THAT(Written(deep).fault(), StartsWith("1:"));
}

TEST_CASE("an unknown key is named with its place and the nearest known one") {
  auto const [text, message, hint] = GENERATE(table<std::string, std::string, std::string>({
      {"profiles = 1", "1:1: unknown key 'profiles'", "did you mean 'profile'?"},
      {"x = 1", "1:1: unknown key 'x'", "known here: profile, cloud"},
      {"[profile.default]\n\n  partnerid = \"1\"", "3:3: unknown key 'profile.default.partnerid'",
       "did you mean 'profile.default.partner_id'?"},
      {std::string(k_lab) + "resource_managr = \"\"\n",
       "4:1: unknown key 'cloud.lab.resource_managr'",
       "did you mean 'cloud.lab.resource_manager'?"},
      {"[profile.a]\nclient_secret = \"hidden\"", "2:1: unknown key 'profile.a.client_secret'", ""},
  }));
  Written const written(text);
  CHECK(written.fault() == message);
  CHECK_THAT(written.error().hint, Contains(hint) && !Contains("hidden"));
}

TEST_CASE("a value of a wrong type is named with its place") {
  auto const [text, message] = GENERATE(table<std::string, std::string>({
      {"profile = 3", "1:11: profile must be a table"},
      {"cloud = []", "1:9: cloud must be a table"},
      {"[profile]\npartner_id = \"1\"", "2:1: profile.partner_id must be a table"},
      {"[[profile.a]]\n", "1:11: profile.a must be a table"},
      {"[profile.a]\npartner_id = 1234567", "2:14: profile.a.partner_id must be a text"},
      {"[profile.a]\ntenants = [\"a\"]", "2:11: profile.a.tenants must be a text"},
      {"[profile.a]\nauth = true", "2:8: profile.a.auth must be a text"},
      {"[profile.a]\nauth = \"\"", "2:8: profile.a.auth is empty"},
      {"[profile.a]\nauth = \" \"", "2:8: profile.a.auth is empty"},
      {"[profile.a]\ntenants = \"a\\u0000b\"", "2:11: profile.a.tenants holds a control character"},
      {"[profile.a]\ntoken_store = \"plain\"",
       "2:15: profile.a.token_store is neither 'keyring' nor 'file'"},
      {"[profile.a]\npartner_id = \"12x\"",
       "2:14: profile.a.partner_id: '12x' is not a partner ID"},
  }));
  INFO(text);
  CHECK_THAT(Written(text).fault(), StartsWith(message));
}

TEST_CASE("a cloud lacks neither authority nor resource manager") {
  CHECK(Written("\n[cloud.lab]\nauthority = \"https://a.example\"\n").fault() ==
        "2:1: [cloud.lab] has no 'resource_manager'");
  CHECK(Written("[cloud.lab]\nresource_manager = \"https://a.example\"\n").fault() ==
        "1:1: [cloud.lab] has no 'authority'");
}

TEST_CASE("an endpoint is https, or http on loopback, and nothing after the port") {
  auto const [value, message] = GENERATE(table<std::string, std::string>({
      {"http://arm.example", "is plain http"},
      {"http://127.0.0.1.evil.example", "is plain http"},
      {"https://arm.example/path", "is not the address of a service"},
      {"https://arm.example//", "is not the address of a service"},
      {"https://arm.example?x", "is not the address of a service"},
      {"arm.example", "is not the address of a service"},
      {"ftp://arm.example", "is not the address of a service"},
      {"https://user:hidden@arm.example", "is not the address of a service"},
  }));
  auto const fault = Written(std::string(k_lab) + "partner_center = \"" + value + "\"\n").fault();
  CHECK_THAT(fault, StartsWith("4:18: cloud.lab.partner_center " + message) && !Contains("hidden"));
}

TEST_CASE("no cloud takes a built-in name or an odd one") {
  auto const* const name = GENERATE("public", "usgov", "china", "sandbox", "Public", "\"a b\"",
                                    "\"a.b\"", "\"\"", "\"\xC3\xA9\"");
  INFO(name);
  auto const fault = Written("[cloud." + std::string(name) + "]\n").fault();
  CHECK_THAT(fault, StartsWith("1:1: "));
  CHECK_THAT(fault, Contains("cannot be redefined") || Contains("is no name for a cloud"));
}

TEST_CASE("what is no readable text is one sentence") {
  test::TemporaryFolder const folder;
  auto message = [&](std::string const& path) {
    try {
      config::read_file(path, false, environment());
    } catch (core::Error const& error) {
      CHECK(error.kind == core::ErrorKind::usage);
      return error.message;
    }
    return std::string();
  };
  CHECK_THAT(message(folder.path()), Contains("is a folder, not a file"));
  auto const limit = std::size_t{1} << 20U;
  CHECK(message(folder.write("fits", std::string(limit, '#'))).empty());
  CHECK_THAT(message(folder.write("long", std::string(limit + 1, '#'))),
             Contains("longer than 1 MiB"));
  CHECK_THAT(message("/dev/zero"), Contains("longer than 1 MiB"));
  CHECK_THAT(message(folder.write("nul", std::string("# a\n# \0b\n", 9))),
             Contains(":2:3: a NUL byte"));
  CHECK_THAT(message(folder.write("first", std::string("\0", 1))), Contains(":1:1: a NUL byte"));
}

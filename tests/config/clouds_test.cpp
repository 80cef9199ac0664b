#include "partnerctl/config/settings.hpp"
#include "partnerctl/core/error.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using Catch::Matchers::Contains;

namespace {

config::File labs() {
  config::File file{.path = "/c/config.toml"};
  auto add = [&](std::string const& name, std::string const& authority) {
    file.clouds[name] = {.name = name, .authority = authority, .ca_file = "/ca/" + name};
  };
  add("lab", "https://localhost:8443");
  add("plain", "http://localhost:8080");
  add("east", "https://shared.example");
  add("west", "https://shared.example");
  add("own-arm", "https://login.microsoftonline.com");
  return file;
}

core::Environment with(std::string const& authority) {
  return core::Environment({{"AZURE_AUTHORITY_HOST", authority}});
}

std::string cloud_of(std::string const& authority) {
  return config::resolve_cloud(labs(), {}, with(authority)).name;
}

config::Origin option(std::string const& name) {
  return {name, "--cloud"};
}

core::Error error_of(std::optional<config::Origin> const& name, std::string const& authority) {
  try {
    config::resolve_cloud(labs(), name, with(authority));
  } catch (core::Error const& error) {
    CHECK(error.kind == core::ErrorKind::usage);
    return error;
  }
  FAIL("was resolved");
  return {};
}

} // namespace

TEST_CASE("without name and variable the cloud is public") {
  auto const cloud = config::resolve_cloud({}, {}, {});
  CHECK(cloud.name == "public");
  CHECK(cloud.authority == "https://login.microsoftonline.com");
}

TEST_CASE("a cloud is built in or of the file") {
  CHECK(config::resolve_cloud({}, option("china"), {}).resource_manager ==
        "https://management.chinacloudapi.cn");
  CHECK(config::resolve_cloud(labs(), option("lab"), {}).ca_file == "/ca/lab");
}

TEST_CASE("an unknown cloud is a usage error that lists those there are") {
  auto const error = error_of(option("labb"), "");
  CHECK_THAT(error.message, Contains("'labb' (--cloud)") &&
                                Contains("public, usgov, china, sandbox, east, lab, own-arm"));
  CHECK(error.hint == "did you mean 'lab'?");
  CHECK_THAT(error_of(option(""), "").message, Contains("there is no cloud ''"));
}

TEST_CASE("an authority variable selects its whole cloud when none was named") {
  auto const [authority, name] = GENERATE(table<std::string, std::string>({
      {"https://login.microsoftonline.com", "public"},
      {"https://login.microsoftonline.com/", "public"},
      {"https://login.windows.net", "public"},
      {"https://login.microsoft.com", "public"},
      {"https://sts.windows.net/", "public"},
      {"https://login.microsoftonline.us", "usgov"},
      {"HTTPS://LOGIN.MicrosoftOnline.US:443/", "usgov"},
      {"https://login.usgovcloudapi.net", "usgov"},
      {"https://login.chinacloudapi.cn", "china"},
      {"https://login.partner.microsoftonline.cn", "china"},
      {"https://LOCALHOST:8443/", "lab"},
      {"http://localhost:8080", "plain"},
  }));
  INFO(authority);
  CHECK(cloud_of(authority) == name);
}

TEST_CASE("a cloud that an alias selects has its own authority and its own ARM") {
  auto const cloud = config::resolve_cloud({}, {}, with("https://login.usgovcloudapi.net/"));
  CHECK(cloud.authority == "https://login.microsoftonline.us");
  CHECK(cloud.resource_manager == "https://management.usgovcloudapi.net");
}

TEST_CASE("an authority that no known cloud has is refused") {
  auto const* const authority =
      GENERATE("https://login.evil.example", "https://login.microsoftonline.com.evil.example",
               "https://login.microsoftonline.com:8443", "https://localhost:8444",
               "https://login.windows.net:444");
  CHECK_THAT(error_of({}, authority).message,
             Contains("AZURE_AUTHORITY_HOST is https://") && Contains("no cloud's authority"));
}

TEST_CASE("an authority of two clouds needs a name") {
  auto const error = error_of({}, "https://shared.example");
  CHECK_THAT(error.message, Contains("the clouds east, west"));
  CHECK_THAT(error.hint, Contains("--cloud"));
}

TEST_CASE("an authority variable that is no https origin is refused, also beside a name") {
  auto const* const authority =
      GENERATE("login.microsoftonline.com", "http://login.microsoftonline.com",
               "https://login.microsoftonline.com/common",
               "https://u:hidden@login.microsoftonline.com", "nonsense");
  auto const name = GENERATE(std::optional<config::Origin>(), std::optional(option("public")));
  auto const error = error_of(name, authority);
  CHECK_THAT(error.message, Contains("AZURE_AUTHORITY_HOST is ") && !Contains("hidden"));
}

TEST_CASE("an authority variable may name the named cloud's own authority") {
  auto const [authority, name] = GENERATE(table<std::string, std::string>({
      {"https://login.microsoftonline.com/", "public"},
      {"https://login.windows.net/", "public"},
      {"https://login.microsoftonline.us", "usgov"},
      {"https://localhost:8443/", "lab"},
      {"https://shared.example", "west"},
      {"https://login.microsoftonline.com", "own-arm"},
  }));
  INFO(authority);
  CHECK(config::resolve_cloud(labs(), option(name), with(authority)).name == name);
}

TEST_CASE("an authority variable that is another cloud's is refused beside a name") {
  auto const [authority, name] = GENERATE(table<std::string, std::string>({
      {"https://login.microsoftonline.us", "public"},
      {"https://login.microsoftonline.com", "usgov"},
      {"https://login.microsoftonline.com", "lab"},
      {"https://localhost:8443", "public"},
      {"https://localhost:8443", "plain"},
      {"https://login.windows.net", "own-arm"},
  }));
  INFO(authority << " " << name);
  auto const error = error_of(option(name), authority);
  CHECK_THAT(error.message,
             Contains("--cloud names the cloud '" + name + "'") && Contains(authority));
}

TEST_CASE("no authority variable applies to the sandbox") {
  auto const cloud = config::resolve_cloud(labs(), option("sandbox"), with("nonsense"));
  CHECK(cloud.name == "sandbox");
  CHECK(cloud.authority.empty());
}
